"""The titles HR systems give their columns, in German and English."""

from __future__ import annotations

import enum
import re
import unicodedata
from collections.abc import Mapping


class Field(enum.StrEnum):
    """What a column can mean. Everything else stays unmapped and is never kept."""

    EMPLOYEE_NUMBER = "employee_number"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    FULL_NAME = "full_name"
    EMAIL = "email"
    BIRTH_DATE = "birth_date"
    JOB_TITLE = "job_title"
    DEPARTMENT = "department"
    SITE = "site"
    MANAGER = "manager"


# Best first: of two columns for one field the earlier word wins.
_WORDS: Mapping[Field, str] = {
    Field.EMPLOYEE_NUMBER: """Employee number, Employee ID, Personalnummer, Personalnr, Pers-Nr, PNr,
        Mitarbeiternummer, Mitarbeiter-Nr, Mitarbeiter-ID, MA-Nummer, MA-Nr, MA-ID, Employee no, Emp ID, Emp
        no, Emp number, Staff number, Staff ID, Staff no, Worker ID, Worker number, Personnel number,
        Personnel no, Payroll number, Stammnummer, Person ID, Personen-ID, Persnr, ID, Nr, Nummer,
        Number""",
    Field.FIRST_NAME: """First name, Vorname, Given name, Forename, Preferred first name, Rufname, Legal
        first name, Vornamen, First""",
    Field.LAST_NAME: """Last name, Nachname, Familienname, Surname, Family name, Zuname, Legal last name,
        Last""",
    Field.FULL_NAME: """Full name, Name, Vollständiger Name, Vor- und Nachname, Vorname Nachname, Nachname
        Vorname, Name Vorname, Vorname Name, Last name First name, First name Last name, Display name,
        Anzeigename, Employee name, Mitarbeitername, Name Mitarbeiter, Mitarbeiter, Mitarbeiterin, Employee,
        Mitarbeiter/in, Mitarbeitende, Worker, Worker name, Beschäftigte, Person, Personalname""",
    Field.EMAIL: """Work e-mail, Work e-mail address, Dienstliche E-Mail, E-Mail dienstlich, Dienstliche
        E-Mail-Adresse, Geschäftliche E-Mail, E-Mail geschäftlich, E-Mail Arbeit, Business e-mail, Company
        e-mail, Corporate e-mail, Office e-mail, Firmen-E-Mail, Primary e-mail, Email primary work, E-Mail,
        E-Mail-Adresse, E-Mail address, Mail, Mailadresse, Mail address, User principal name, UPN""",
    Field.BIRTH_DATE: """Date of birth, Birth date, Geburtsdatum, Geb-Datum, Gebdat, Geburtstag, Geboren am,
        Geboren, GebDat, DOB, Birthday, Born, Born on, Geburtsjahr, Year of birth, Birth year, Jahrgang""",
    Field.JOB_TITLE: """Job title, Stellenbezeichnung, Positionsbezeichnung, Position, Position title,
        Jobtitel, Business title, Jobbezeichnung, Job, Funktion, Funktionsbezeichnung, Tätigkeit, Stelle,
        Planstelle, Rolle, Role, Beruf, Berufsbezeichnung, Designation, Function, Occupation, Title,
        Titel""",
    Field.DEPARTMENT: """Department, Department name, Abteilung, Abteilungsname, Dept, Abt,
        Organisationseinheit, Orgeinheit, OE, Org unit, Organizational unit, Organisational unit,
        Organisation unit, Fachbereich, Bereich, Business unit, Division, Unit, Team, Referat,
        Fachabteilung""",
    Field.SITE: """Site, Standort, Location, Work location, Arbeitsort, Dienstort, Office, Office location,
        Niederlassung, Betriebsstätte, Werk, Plant, Branch, Einsatzort, Dienstsitz, Büro, Filiale, City,
        Ort, Stadt""",
    Field.MANAGER: """Manager e-mail, Manager e-mail address, E-Mail Vorgesetzter, E-Mail Führungskraft,
        Vorgesetzter E-Mail, Führungskraft E-Mail, Manager ID, Manager employee ID, Manager number, Manager
        no, Supervisor ID, Personalnummer Vorgesetzter, Personalnummer Führungskraft, Vorgesetzten-Nr,
        Vorgesetztennummer, Führungskraft Personalnummer, Manager, Vorgesetzter, Vorgesetzte, Vorgesetzte/r,
        Führungskraft, Supervisor, Line manager, Direct manager, Reporting manager, Direkter Vorgesetzter,
        Direkte Führungskraft, Disziplinarischer Vorgesetzter, Disziplinarische Führungskraft, Reports to,
        Berichtet an, Boss, Chef, Chefin, Teamleiter, Teamleitung, Leiter, Leitung, Manager name, Supervisor
        name, Name Vorgesetzter, Name Führungskraft""",
}
_WEAK_WORDS = """ id nr nummer number job role rolle title titel unit team city ort stadt first last born
person leiter leitung mitarbeiter employee worker beruf upn userprincipalname geburtsjahr jahrgang
"""
_WEAK = frozenset(_WEAK_WORDS.split())
_LONGEST_TITLE = 100  # characters
_MANAGER_PARTS = ("manager", "vorgesetzt", "fuehrungskraft", "supervisor")
_SAYS_WHICH = re.compile(r"mail|name|nummer|number|\b(nr|id|no)\b")  # a manager's what
_CODE = re.compile(r"(nr|nummer|number|\bid|code|kuerzel)$")
_PARTS: Mapping[Field, tuple[str, ...]] = {  # enough when they occur within a longer title
    Field.EMAIL: ("email", "mailadresse"),
    Field.EMPLOYEE_NUMBER: ("personalnummer", "mitarbeiternummer", "employeenumber", "employeeid"),
    Field.FIRST_NAME: ("vorname", "firstname", "givenname"),
    Field.LAST_NAME: ("nachname", "familienname", "lastname", "surname"),
    Field.BIRTH_DATE: ("geburtsdatum", "birthdate", "dateofbirth"),
    Field.JOB_TITLE: ("jobtitle", "stellenbezeichnung"),
    Field.DEPARTMENT: ("abteilung", "department"),
    Field.SITE: ("standort", "worklocation"),
}
_NOT_OURS = re.compile(
    r"\b(privat\w*|private|personal|home|emergency|notfall\w*|spouse|kind(er)?|child\w*|alternat\w*|is|ist)\b"
)
_SENSITIVE = re.compile(
    "gehalt|salary|lohn|entgelt|compensation|bonus|verguetung|wage|religio|konfession|kirche|ethni|rasse|nationali|"
    "staatsangeh|citizenship|geschlecht|gender|iban|bank|kontonummer|steuer|taxid|sozialversicher|svnummer|socialsec|"
    "ssn|performance|leistung|beurteilung|rating|behinder|disabilit|krank|sick|gesundheit|health|familienstand|"
    "marital|privat|notfall|emergency|wohnort|strasse|homeaddress|gewerkschaft|union"
)


def folded(text: str) -> str:
    """Return `text` in lower case without accents, ä as ae, ß as ss: how titles and names are compared."""
    lower = text.casefold().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ł", "l")
    if lower.isascii():
        return lower
    plain = unicodedata.normalize("NFKD", lower)
    return (
        "".join(sign for sign in plain if not unicodedata.combining(sign)).replace("ø", "o").replace("ı", "i")
    )


def title_words(title: str) -> str:
    """Return the words of a title, folded, with single blanks: "ManagerID*" → "manager id"."""
    apart = re.sub(r"(?<=[a-zäöüß])(?=[A-Z][a-zA-ZÄÖÜ])", " ", title)
    return " ".join(re.sub(r"[^a-z0-9]+", " ", folded(apart)).split())


def title_key(title: str) -> str:
    """Return what two spellings of one title have in common: "E-Mail Adresse" and "email_adresse" are one."""
    return title_words(title).replace(" ", "")


def _keys() -> dict[str, tuple[Field, float]]:
    keys: dict[str, tuple[Field, float]] = {}
    for field, words in _WORDS.items():
        for place, word in enumerate(words.split(",")):
            key = title_key(word)
            keys.setdefault(key, (field, (0.6 if key in _WEAK else 1.0) - place / 1000))
    return keys


_KEYS = _keys()


def names_a_field(title: str) -> tuple[Field, float] | None:
    """Return the field whose known title this is, with its certainty (0-1), None for anything else."""
    if len(title) > _LONGEST_TITLE:
        return None
    exact = _KEYS.get(title_key(title))
    if exact:
        return exact
    bare = _KEYS.get(title_key(re.sub(r"\(.*?\)|\[.*?\]", "", title)))
    return (bare[0], bare[1] * 0.95) if bare else None


def recognise(title: str) -> tuple[Field, float] | None:
    """Return the field a title names or hints at, with its certainty (0-1), None when it does neither."""
    known = names_a_field(title)
    words = title_words(title[:_LONGEST_TITLE])
    if known or len(title) > _LONGEST_TITLE or _NOT_OURS.search(words):
        return known
    key = words.replace(" ", "")
    if any(part in key for part in _MANAGER_PARTS):
        return (Field.MANAGER, 0.6) if _SAYS_WHICH.search(words) else None
    found = next((field for field, parts in _PARTS.items() if any(part in key for part in parts)), None)
    if found is None:
        return None
    return found, 0.4 if _CODE.search(words) and found is not Field.EMPLOYEE_NUMBER else 0.6


def is_sensitive(title: str) -> bool:
    """Say whether a title speaks of pay, health, belief and the like, so that not even samples are shown."""
    return bool(_SENSITIVE.search(title_key(title)))
