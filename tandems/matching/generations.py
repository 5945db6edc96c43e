"""What makes two people different enough: birth years, generation bands or career stages.

A rule here compares two people and says no more than yes or no; nothing of it is ever shown to anybody.
"""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from tandems.matching.people import Person
from tandems.matching.problem import Rules
from tandems.matching.sides import UNKNOWN, Mask, Side


@dataclass(frozen=True, slots=True)
class BirthYearRule:
    """Mentor born in `mentor_born_from` or later, mentee before `mentee_born_before`, years far enough apart.

    While any of the three is set, an unknown birth year on either side blocks.
    """

    rules: Rules
    code: ClassVar[str] = "generation"
    reads: ClassVar[tuple[str, ...]] = ("birth_year",)

    def blocks(self, a: Person, b: Person) -> bool:
        rules = self.rules
        limits = (rules.mentor_born_from, rules.mentee_born_before, rules.min_birth_year_gap)
        if all(limit is None for limit in limits):
            return False
        if a.birth_year is None or b.birth_year is None:
            return True
        return (
            (rules.mentor_born_from is not None and a.birth_year < rules.mentor_born_from)
            or (rules.mentee_born_before is not None and b.birth_year >= rules.mentee_born_before)
            or (
                rules.min_birth_year_gap is not None
                and a.birth_year - b.birth_year < rules.min_birth_year_gap
            )
        )

    def mask(self, a: Side, b: Side, rows: slice) -> Mask:
        rules, mentor, mentee = self.rules, a.birth_year[rows, None], b.birth_year[None, :]
        blocked = np.zeros((len(mentor), len(b)), dtype=np.bool_)
        if rules.mentor_born_from is not None:
            blocked |= mentor < rules.mentor_born_from
        if rules.mentee_born_before is not None:
            blocked |= mentee >= rules.mentee_born_before
        if rules.min_birth_year_gap is not None:
            blocked |= mentor - mentee < rules.min_birth_year_gap
        if (rules.mentor_born_from, rules.mentee_born_before, rules.min_birth_year_gap) != (None, None, None):
            blocked |= (mentor == UNKNOWN) | (mentee == UNKNOWN)
        return blocked


@dataclass(frozen=True, slots=True)
class StageRule:
    """The mentee is further on in the career than the mentor. An unknown stage blocks."""

    code: ClassVar[str] = "generation"
    reads: ClassVar[tuple[str, ...]] = ("career_stage",)

    def blocks(self, a: Person, b: Person) -> bool:
        if a.career_stage is None or b.career_stage is None:
            return True
        return a.career_stage >= b.career_stage

    def mask(self, a: Side, b: Side, rows: slice) -> Mask:
        mentor, mentee = a.career_stage[rows, None], b.career_stage[None, :]
        blocked: Mask = (mentor >= mentee) | (mentor == UNKNOWN) | (mentee == UNKNOWN)
        return blocked


@dataclass(frozen=True, slots=True)
class BandRule:
    """Different generation bands; with `mentor_later` the mentor's is the later one.

    Who keeps the own band private is compared by career stage instead.
    """

    mentor_later: bool
    code: ClassVar[str] = "generation"
    reads: ClassVar[tuple[str, ...]] = ("generation", "career_stage")

    def blocks(self, a: Person, b: Person) -> bool:
        if a.generation is None or b.generation is None:
            return StageRule().blocks(a, b)
        if self.mentor_later:
            return a.generation <= b.generation
        return a.generation == b.generation

    def mask(self, a: Side, b: Side, rows: slice) -> Mask:
        mentor, mentee = a.generation[rows, None], b.generation[None, :]
        unknown = (mentor == UNKNOWN) | (mentee == UNKNOWN)
        blocked = mentor <= mentee if self.mentor_later else mentor == mentee
        return np.where(unknown, StageRule().mask(a, b, rows), blocked)
