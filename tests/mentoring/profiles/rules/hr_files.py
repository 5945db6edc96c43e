"""HR files as systems and spreadsheets write them, made from one list of people."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from mentoring.profiles.rules.decode import decode
from mentoring.profiles.rules.mapping import check_mapping, propose
from mentoring.profiles.rules.people import KnownPerson, Reading, read_people

REAL_FILE = Path(__file__).parents[3] / "data" / "adventure-works-employees.csv"
TODAY = dt.date(2026, 11, 22)
SURNAMES = ("Müller", "Özgür", "van Beek", "O'Neill", "Strauß", "Muñoz", "Łukasz", "Weiß-Kern")

Person = dict[str, str]
Column = tuple[str, Callable[[Person], str]]


def real_people() -> list[Person]:
    """Return the people of the real file, each with an invented last name and a site."""
    with REAL_FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        {
            "number": row["Employee ID"],
            "first": row["First name"],
            "last": SURNAMES[place % len(SURNAMES)].split()[-1],
            "email": row["Work email"],
            "born": row["Date of birth"],
            "job": row["Job title"],
            "department": row["Department"],
            "site": "München" if place % 2 else "Köln",
            "manager": row["Manager ID"],
        }
        for place, row in enumerate(rows)
    ]


ENGLISH: tuple[Column, ...] = (
    ("Employee ID", lambda person: person["number"]),
    ("First name", lambda person: person["first"]),
    ("Last name", lambda person: person["last"]),
    ("Work email", lambda person: person["email"]),
    ("Date of birth", lambda person: person["born"]),
    ("Job title", lambda person: person["job"]),
    ("Department", lambda person: person["department"]),
    ("Site", lambda person: person["site"]),
    ("Manager ID", lambda person: person["manager"]),
)
GERMAN_TITLES = (
    "Personal-Nr.",
    "Vorname",
    "Nachname",
    "E-Mail-Adresse",
    "Geburtsdatum",
    "Stellenbezeichnung",
    "Abteilung",
    "Standort",
    "Vorgesetzte/r",
)
GERMAN: tuple[Column, ...] = tuple(
    (title, value) for title, (_english, value) in zip(GERMAN_TITLES, ENGLISH, strict=True)
)


def written_born(form: str) -> Callable[[Person], str]:
    """Return a column function that writes the birth date by `strftime`."""
    return lambda person: dt.date.fromisoformat(person["born"]).strftime(form)


def with_column(
    columns: Sequence[Column], place: int, title: str, value: Callable[[Person], str]
) -> list[Column]:
    """Return the columns with the one at `place` exchanged."""
    return [*columns[:place], (title, value), *columns[place + 1 :]]


def table(people: Iterable[Person], columns: Sequence[Column] = ENGLISH) -> list[list[str]]:
    """Return titles and rows."""
    return [
        [title for title, _value in columns],
        *([value(person) for _t, value in columns] for person in people),
    ]


def as_csv(
    rows: Iterable[Sequence[str]], *, delimiter: str = ",", encoding: str = "utf-8", **style: object
) -> bytes:
    """Return the rows as the bytes of a file."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, **style).writerows(rows)
    return out.getvalue().encode(encoding)


def read(data: bytes, known: Iterable[KnownPerson] = ()) -> Reading:
    """Take a file all the way, with what is proposed."""
    decoded = decode(data)
    mapping = propose(decoded.header, decoded.rows)
    assert check_mapping(mapping) == ()
    return read_people(decoded, mapping, known, today=TODAY)


def lines(*rows: str) -> bytes:
    """Return a small file of these lines."""
    return "\n".join(rows).encode()


def codes(reading: Reading) -> list[tuple[int, str]]:
    """Return (line, code) of every problem."""
    return [(problem.line_number, problem.code) for problem in reading.problems]
