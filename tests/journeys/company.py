"""The company as its HR file tells it, and who may be paired by it. Shares nothing with the matcher.

The rules are written down once more, the way a person would check them with the file and a pencil; the number
of tandems comes from the textbook: augmenting paths in a bipartite graph (Berge 1957).
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).resolve().parents[1] / "data" / "adventure-works-employees.csv"
GENERATIONS = (1965, 1981, 1997)  # first years of the later generations
LEVELS = 2  # of the reporting line that keep people apart
CONVERSATION = 2  # fluency from which a language serves for a talk
FAR = ("video", "phone")  # ways to meet over any distance; the file names no sites, so no other way counts


@dataclass(frozen=True)
class Employee:
    """A row of the file."""

    number: str
    name: str
    email: str
    born: int
    department: str
    manager: str

    @property
    def generation(self) -> int:
        return sum(self.born >= year for year in GENERATIONS)


@dataclass(frozen=True)
class Answers:
    """What somebody says in the profile. `languages`: language → fluency 1 to 3."""

    languages: Mapping[str, int]
    formats: tuple[str, ...]
    stage: str
    topics: int


class Company:
    """Everybody in the file, by e-mail address."""

    def __init__(self) -> None:
        with FILE.open(encoding="utf-8", newline="") as rows:
            self.people = {row["Work email"]: _employee(row) for row in csv.DictReader(rows)}
        self._by_number = {one.number: one for one in self.people.values()}

    def mentors(self) -> list[str]:
        """Everybody born in 1981 or later."""
        return [one.email for one in self.people.values() if one.born >= 1981]

    def mentees(self) -> list[str]:
        """Everybody born before who leads others."""
        leading = {one.manager for one in self.people.values()}
        return [one.email for one in self.people.values() if one.born < 1981 and one.number in leading]

    def above(self, email: str) -> list[str]:
        """Return the managers up to two levels above somebody."""
        found, one = [], self.people[email]
        for _ in range(LEVELS):
            if not one.manager:
                break
            one = self._by_number[one.manager]
            found.append(one.email)
        return found

    def may_pair(self, mentor: str, mentee: str) -> bool:
        """Different generations, and neither stands above the other."""
        different = self.people[mentor].generation != self.people[mentee].generation
        return different and mentee not in self.above(mentor) and mentor not in self.above(mentee)


def _employee(row: Mapping[str, str]) -> Employee:
    return Employee(
        number=row["Employee ID"],
        name=row["First name"],
        email=row["Work email"],
        born=int(row["Date of birth"][:4]),
        department=row["Department"],
        manager=row["Manager ID"],
    )


def answers(email: str, *, is_mentor: bool, place: int) -> Answers:
    """Return what somebody says, always the same for the same address.

    `place` is the position in the list of mentees or mentors. The first four mentees speak Turkish alone, and
    two of the mentors: not everybody can find somebody, so the best number of tandems is no matter of course.
    """
    dice = random.Random(email)
    formats = dice.choice(
        [("video",), ("phone",), ("video", "phone"), ("video", "on_site"), ("phone", "on_site")]
    )
    alone = 2 <= place < 4 if is_mentor else place < 4
    languages = {"tr": 3} if alone else {"en": dice.choice([1, 2, 3]), "de": dice.choice([2, 3])}
    if not alone and dice.random() < 0.3:
        languages = {"en": 3, "tr": 1}
    stage = dice.choice(["1-trainee", "2-starting"]) if is_mentor else "4-leading"
    return Answers(languages, ("video", "phone") if alone else formats, stage, dice.randint(2, 4))


def can_talk(one: Answers, other: Answers) -> bool:
    """A common language good for a conversation, and a common way to meet over any distance."""
    spoken = {name for name, fluency in one.languages.items() if fluency >= CONVERSATION}
    heard = {name for name, fluency in other.languages.items() if fluency >= CONVERSATION}
    return bool(spoken & heard) and any(way in one.formats and way in other.formats for way in FAR)


def most_tandems(possible: Mapping[str, Sequence[str]], *, mentor_places: int, mentee_places: int) -> int:
    """Return the most tandems there can be: mentee → possible mentors, each pair at most once.

    Every place looks for a mentor; one who is taken is asked whether the other place finds somebody else.
    """
    taken: dict[str, list[str]] = {}

    def settle(mentee: str, asked: set[str]) -> bool:
        for mentor in possible[mentee]:
            if mentor in asked or mentee in taken.get(mentor, ()):
                continue
            asked.add(mentor)
            holders = taken.setdefault(mentor, [])
            if len(holders) < mentor_places:
                holders.append(mentee)
                return True
            for holder in list(holders):
                if settle(holder, asked):
                    holders[holders.index(holder)] = mentee
                    return True
        return False

    return sum(settle(mentee, set()) for mentee in possible for _ in range(mentee_places))


def pairs_within(pairs: Iterable[tuple[str, str]]) -> tuple[dict[str, int], dict[str, int]]:
    """Return how many tandems each mentor and each mentee has."""
    mentors: dict[str, int] = {}
    mentees: dict[str, int] = {}
    for mentor, mentee in pairs:
        mentors[mentor] = mentors.get(mentor, 0) + 1
        mentees[mentee] = mentees.get(mentee, 0) + 1
    return mentors, mentees
