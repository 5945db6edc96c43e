"""Ahrendt Vesper, an invented company of 120 people in two sites: the same people every time."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from random import Random

DOMAIN = "ahrendt-vesper.example"
SEED = 2027
SIZE = 120
SITES = ("Bremen", "Dresden")
EARLY, MIDDLE, LATE = 1, 2, 3  # generation bands, as `mentoring.profiles.rules.generation` counts them


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody at Ahrendt Vesper. `band` and `stage` are what they would tell the rule engine."""

    first: str
    last: str
    title: str
    department: str
    site: str
    band: int
    stage: str
    boss: str = ""
    language: str = "de"

    @property
    def email(self) -> str:
        return f"{ascii_only(self.first)}.{ascii_only(self.last)}@{DOMAIN}"

    @property
    def leads(self) -> bool:
        return self.stage == "4-leading"


def ascii_only(text: str) -> str:
    """Return `text` as the local part of an address: ä becomes ae, ł becomes l, blanks become dashes."""
    table = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ı": "i", "ł": "l", " ": "-"})
    spelled = text.lower().translate(table)
    plain = unicodedata.normalize("NFKD", spelled)
    return "".join(sign for sign in plain if sign.isascii() and (sign.isalnum() or sign == "-"))


LEADING, STARTING, TRAINEE, EXPERIENCED = "4-leading", "2-starting", "1-trainee", "3-experienced"

BOARD = "henrik.aldenhoff"
HEADS = {  # department → address of the person who leads it
    "Produktion": "katrin.oldehaver",
    "Einkauf": "joerg.wendelken",
    "Personal": "sabine.thormaehlen",
    "Vertrieb": "matthias.brekenfeld",
    "Finanzen": "ulrike.sassenberg",
    "Entwicklung": "ayse.karadeniz-voss",
    "IT": "bettina.harms",
    "Logistik": "rolf.kiesewetter",
}

KNOWN = (
    Colleague("Henrik", "Aldenhoff", "Vorstandsvorsitzender", "Vorstand", "Bremen", EARLY, LEADING),
    Colleague("Katrin", "Oldehaver", "Werkleiterin", "Produktion", "Bremen", EARLY, LEADING, BOARD),
    Colleague("Jörg", "Wendelken", "Leiter Einkauf", "Einkauf", "Bremen", EARLY, LEADING, BOARD),
    Colleague("Sabine", "Thormählen", "Personalleiterin", "Personal", "Bremen", EARLY, LEADING, BOARD),
    Colleague("Matthias", "Brekenfeld", "Leiter Vertrieb", "Vertrieb", "Dresden", EARLY, LEADING, BOARD),
    Colleague("Ulrike", "Sassenberg", "Leiterin Finanzen", "Finanzen", "Bremen", EARLY, LEADING, BOARD),
    Colleague(
        "Ayşe", "Karadeniz-Voss", "Leiterin Entwicklung", "Entwicklung", "Dresden", EARLY, LEADING, BOARD
    ),
    Colleague("Bettina", "Harms", "IT-Leiterin", "IT", "Bremen", EARLY, LEADING, BOARD),
    Colleague("Rolf", "Kiesewetter", "Leiter Logistik", "Logistik", "Dresden", EARLY, LEADING, BOARD),
    Colleague(
        "Imke",
        "Dettmers",
        "Personalentwicklung",
        "Personal",
        "Bremen",
        MIDDLE,
        EXPERIENCED,
        HEADS["Personal"],
    ),
    Colleague("Onno", "Behrens", "Systemadministrator", "IT", "Bremen", MIDDLE, EXPERIENCED, HEADS["IT"]),
    Colleague(
        "Gesa", "Mahnkopf", "Betriebsratsvorsitzende", "Produktion", "Bremen", EARLY, EXPERIENCED, BOARD
    ),
    Colleague(
        "Leyla",
        "Aydınoğlu",
        "Prozesstechnikerin",
        "Entwicklung",
        "Bremen",
        LATE,
        STARTING,
        HEADS["Entwicklung"],
    ),
    Colleague(
        "Kwame",
        "Boateng-Lüders",
        "Social-Media-Manager",
        "Vertrieb",
        "Bremen",
        LATE,
        STARTING,
        HEADS["Vertrieb"],
        "en",
    ),
    Colleague("Chiara", "Lombardi", "UX-Designerin", "IT", "Dresden", LATE, STARTING, HEADS["IT"]),
    Colleague(
        "Noah",
        "Feddersen",
        "Auszubildender Mechatronik",
        "Produktion",
        "Bremen",
        LATE,
        TRAINEE,
        HEADS["Produktion"],
    ),
    Colleague(
        "Mira", "Sundermann", "Datenanalystin", "Finanzen", "Dresden", LATE, STARTING, HEADS["Finanzen"]
    ),
    Colleague("Tomasz", "Wójcik", "Vertragsmanager", "Einkauf", "Dresden", LATE, STARTING, HEADS["Einkauf"]),
    Colleague("Svea", "Kirchhoff", "Recruiterin", "Personal", "Dresden", LATE, STARTING, HEADS["Personal"]),
    Colleague(
        "Priya", "Raghunathan", "Softwareentwicklerin", "IT", "Bremen", LATE, STARTING, HEADS["IT"], "en"
    ),
)

FIRST = (
    "Anna",
    "Ben",
    "Carla",
    "David",
    "Elif",
    "Finn",
    "Greta",
    "Hannes",
    "Ida",
    "Jannis",
    "Kira",
    "Lasse",
    "Maren",
    "Nils",
    "Olga",
    "Paul",
    "Rieke",
    "Sami",
    "Tilda",
    "Umut",
    "Vera",
    "Wiebke",
    "Yara",
    "Zoé",
    "Malte",
    "Nora",
    "Ole",
    "Pia",
    "Ricardo",
    "Selin",
    "Tjark",
    "Ute",
    "Volker",
    "Walter",
    "Heike",
    "Jutta",
    "Dirk",
    "Frauke",
)
LAST = (
    "Albers",
    "Brüning",
    "Cordes",
    "Denker",
    "Eggers",
    "Frerichs",
    "Gerdes",
    "Heitmann",
    "Ihde",
    "Janßen",
    "Kruse",
    "Lüdemann",
    "Meyerdierks",
    "Nowak",
    "Osterloh",
    "Petrović",
    "Quast",
    "Rasche",
    "Schröder",
    "Tietjen",
    "Ubben",
    "Viebrock",
    "Wessels",
    "Yıldız",
    "Zimmer",
    "Çelik",
    "Řezníček",
    "Müller-Westernhagen",
)
JOBS = {
    "Produktion": ("Schichtleiterin", "Mechatroniker", "Qualitätsprüferin", "Auszubildender"),
    "Einkauf": ("Einkäufer", "Vertragsmanagerin", "Lieferantenbetreuer"),
    "Personal": ("Recruiterin", "Referent Ausbildung", "Personalreferentin"),
    "Vertrieb": ("Key-Account-Manager", "Vertriebsassistentin", "Produktmanagerin"),
    "Finanzen": ("Controllerin", "Buchhalter", "Datenanalyst"),
    "Entwicklung": ("Konstrukteurin", "Versuchsingenieur", "Werkstudentin"),
    "IT": ("Softwareentwicklerin", "Support", "Datenbankadministrator"),
    "Logistik": ("Disponentin", "Lagerleiter", "Trainee"),
}


def colleagues() -> tuple[Colleague, ...]:
    """Return all 120 people, the known ones first. Team leads come before those they lead."""
    random = Random(SEED)  # noqa: S311  (invented people, not secrets)
    names = [(first, last) for last in LAST for first in FIRST]
    random.shuffle(names)
    leads: dict[str, str] = {}
    people = list(KNOWN)
    taken = {person.email for person in people}
    for index, (first, last) in enumerate(names):
        if len(people) == SIZE:
            break
        department = tuple(HEADS)[index % len(HEADS)]
        person = _colleague(random, first, last, department, leads)
        if person.email not in taken:
            taken.add(person.email)
            people.append(person)
    return tuple(people)


def _colleague(random: Random, first: str, last: str, department: str, leads: dict[str, str]) -> Colleague:
    """One more person; the first of a department leads a team in it."""
    site = random.choice(SITES)
    if department not in leads:
        lead = Colleague(
            first,
            last,
            "Teamleitung",
            department,
            site,
            random.choice((EARLY, EARLY, MIDDLE)),
            LEADING,
            HEADS[department],
        )
        leads[department] = lead.email.partition("@")[0]
        return lead
    band = random.choice((EARLY, MIDDLE, MIDDLE, LATE, LATE, LATE))
    stage = {
        EARLY: EXPERIENCED,
        MIDDLE: random.choice((EXPERIENCED, STARTING)),
        LATE: random.choice((STARTING, TRAINEE)),
    }
    boss = random.choice((HEADS[department], leads[department], leads[department]))
    title = random.choice(JOBS[department])
    language = "en" if random.random() < 0.1 else "de"  # noqa: PLR2004  (one in ten)
    return Colleague(first, last, title, department, site, band, stage[band], boss, language)
