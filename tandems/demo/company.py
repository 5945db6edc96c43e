"""Ahrendt Vesper, an invented company of 120 people in two sites: the same people every time."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import cycle
from random import Random

from tandems.demo.known import BOARD, FAMILIES, HEADS, JOBS, KNOWN, MEN, TEAMS, TRAINEES, WOMEN

NAME = "Ahrendt Vesper"
DOMAIN = "ahrendt-vesper.example"
SEED = 2027
SIZE = 120
TEAMS_PER_DEPARTMENT = 3
SITES = ("Bremen", "Dresden")
EARLY, MIDDLE, LATE = 1, 2, 3  # generation bands, as `mentoring.profiles.rules.generation` counts them
LEADING, EXPERIENCED, STARTING, TRAINEE = "4-leading", "3-experienced", "2-starting", "1-trainee"

STANDING = {  # word in the table of known people → band and career stage
    "leads": (EARLY, LEADING),
    "early": (EARLY, EXPERIENCED),
    "middle": (MIDDLE, EXPERIENCED),
    "late": (LATE, STARTING),
    "trainee": (LATE, TRAINEE),
}


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody at Ahrendt Vesper. `band` and `stage` are what they would tell the rule engine.

    `boss` is the local part of the manager's address, "" for the chair of the board.
    """

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
    def local(self) -> str:
        """The part of the address before the @: how the demo's data name people."""
        return f"{ascii_only(self.first)}.{ascii_only(self.last)}"

    @property
    def email(self) -> str:
        return f"{self.local}@{DOMAIN}"

    @property
    def leads(self) -> bool:
        return self.stage == LEADING


def ascii_only(text: str) -> str:
    """Return `text` as the local part of an address: ä becomes ae, ł becomes l, blanks become dashes."""
    table = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ı": "i", "ł": "l", " ": "-"})
    spelled = text.lower().translate(table)
    plain = unicodedata.normalize("NFKD", spelled)
    return "".join(sign for sign in plain if sign.isascii() and (sign.isalnum() or sign == "-"))


@cache
def colleagues() -> tuple[Colleague, ...]:
    """Return all 120 people, the known ones first. Managers come before those they lead."""
    people = known()
    taken = {person.local for person in people}
    random = Random(SEED)  # noqa: S311  (invented people, not secrets)
    firsts, lasts = [*WOMEN.split(), *MEN.split()], FAMILIES.split()
    random.shuffle(firsts)
    random.shuffle(lasts)
    leads: dict[str, list[str]] = {department: [] for department in HEADS}
    for first, last, department in zip(cycle(firsts), cycle(lasts), cycle(HEADS), strict=False):
        if len(people) == SIZE:
            break
        person = _colleague(random, first, last, department, leads[department])
        if person.local not in taken:
            taken.add(person.local)
            people.append(person)
            if person.leads:
                leads[department].append(person.local)
    return tuple(people)


def known() -> list[Colleague]:
    """Return the people of the table, in its order."""
    people = []
    for line in KNOWN.strip().splitlines():
        first, last, title, department, site, standing, reports_to, *language = line.split("; ")
        boss = {"nobody": "", "board": BOARD}.get(reports_to, HEADS.get(department, ""))
        band, stage = STANDING[standing]
        people.append(
            Colleague(
                first, last, title, department, site, band, stage, boss, language[0] if language else "de"
            )
        )
    return people


def _colleague(random: Random, first: str, last: str, department: str, leads: list[str]) -> Colleague:
    """One more person; the first ones of a department lead its teams."""
    site, gender = random.choice(SITES), int(first in MEN.split())
    if len(leads) < TEAMS_PER_DEPARTMENT:
        band = random.choice((EARLY, EARLY, MIDDLE))
        return Colleague(first, last, TEAMS[gender], department, site, band, LEADING, HEADS[department])
    band = random.choice((EARLY, MIDDLE, LATE, LATE, LATE))
    stage = random.choice(
        {EARLY: (EXPERIENCED,), MIDDLE: (EXPERIENCED, STARTING), LATE: (STARTING, STARTING, TRAINEE)}[band]
    )
    titles = TRAINEES[gender] if stage == TRAINEE else JOBS[department][gender]
    language = "en" if random.random() < 0.08 else "de"  # noqa: PLR2004  (about one in twelve)
    boss = random.choice((HEADS[department], *leads))
    return Colleague(first, last, random.choice(titles), department, site, band, stage, boss, language)
