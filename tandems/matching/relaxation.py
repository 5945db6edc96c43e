"""What would have to change for somebody to find a tandem: the smallest steps away from the rules.

A step helps when everybody who has a tandem could keep having one and this person gets one, too: when an
alternating path leads from them to a place that can be had (Berge 1957). Steps are looked at for the whole
program, as it is the program that has rules. Sensitive rules are never among them, nor what nobody can
change: oneself, declared conflicts, vetoes.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from typing import Final, Literal

import numpy as np

from tandems.matching.matching import Matching
from tandems.matching.problem import Problem, Rules
from tandems.matching.scores import feasible
from tandems.matching.sides import Mask

SideName = Literal["mentor", "mentee"]

TOGETHER: Final = 3
"""No more rules than this are relaxed together."""
LEVELS: Final = 5
"""A reporting line kept apart over more levels is relaxed to so many at first."""
SWITCHES: Final[dict[str, tuple[str, bool | str]]] = {
    "same_manager": ("exclude_same_manager", False),
    "format": ("format", "any"),
    "language": ("require_shared_language", False),
    "meeting": ("require_meeting", False),
    "previous": ("exclude_previous", False),
}
"""Rules that are on or off: the field of `Rules`, and what switches them off."""
IN_ORDER: Final = ("reporting_line", "same_manager", "format", "language", "meeting", "slots", "previous")


@dataclass(frozen=True, slots=True)
class Step:
    """One rule, relaxed: the field of `Rules` and its new value."""

    rule: str
    field: str
    value: int | str | bool


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A change that gives somebody a tandem and takes none away from anybody."""

    steps: tuple[Step, ...]
    """Empty when a further place with one of `partners` is what helps."""
    frees: int
    """Candidates of this person who become possible; 0 where others move on and make room."""
    partners: tuple[str, ...] = ()


class Relaxations:
    """Any number of questions about one matching; what the steps allow is worked out once."""

    def __init__(self, problem: Problem, matching: Matching) -> None:
        self.problem, self.matching = problem, matching
        self.allowed: dict[Rules, Mask] = {}

    def helping(self, person: str, side: SideName) -> tuple[Relaxation, ...]:
        """The smallest changes that help: single ones where there are any, else the fewest rules together.

        Each goes no further than needed. Empty when only other people or places help.
        """
        ladders = [ladder for rule in IN_ORDER if (ladder := steps_of(rule, self.problem.rules))]
        tried = [[self._tried((step,), person, side) for step in ladder] for ladder in ladders]
        single = [next((one for one in ladder if one), None) for ladder in tried]
        found = [one for one in single if one]
        for size in range(2, TOGETHER + 1):
            if not found:
                together = combinations([ladder[-1] for ladder in ladders], size)
                found = [one for steps in together if (one := self._tried(steps, person, side))]
        return tuple(found)

    def _tried(self, steps: Sequence[Step], person: str, side: SideName) -> Relaxation | None:
        """The change these steps make, if it helps."""
        changes: dict[str, object] = {step.field: step.value for step in steps}
        rules = replace(self.problem.rules, **changes)  # type: ignore[arg-type]  # each field has a type of its own
        if rules not in self.allowed:
            self.allowed[rules] = feasible(replace(self.problem, rules=rules)) & ~self._refused
        allowed, before = self.allowed[rules], self.matching.scores >= 0
        people = self.problem.mentors
        if side == "mentee":
            allowed, before, people = allowed.T, before.T, self.problem.mentees
        row = next(place for place, one in enumerate(people) if one.id == person)
        if not self._rooms[side].reached(allowed, row):
            return None
        return Relaxation(tuple(steps), int(np.count_nonzero(allowed[row] & ~before[row])))

    @cached_property
    def _refused(self) -> Mask:
        """Pairs that no rule forbids and the scores given by the caller do."""
        return feasible(self.problem) & (self.matching.scores < 0)

    @cached_property
    def _rooms(self) -> dict[SideName, "_Rooms"]:
        return {
            "mentor": _Rooms.of(self.problem, self.matching, "mentor"),
            "mentee": _Rooms.of(self.problem, self.matching, "mentee"),
        }


@dataclass(frozen=True, slots=True)
class _Rooms:
    """Who holds which places of the other side; rows are the side that asks."""

    has_place: tuple[bool, ...]
    spare: tuple[int, ...]
    """Free places per column."""
    holders: tuple[tuple[int, ...], ...]
    """Column to the rows in it whose tandem is not locked."""
    tandems: Counter[int]
    """Row to how many it holds."""

    @classmethod
    def of(cls, problem: Problem, matching: Matching, side: SideName) -> "_Rooms":
        own, others = problem.mentors, problem.mentees
        pairs = [(pair.mentor, pair.mentee, pair.locked) for pair in matching.pairs]
        if side == "mentee":
            own, others = others, own
            pairs = [(mentee, mentor, locked) for mentor, mentee, locked in pairs]
        rows = {person.id: row for row, person in enumerate(own)}
        taken = Counter(other for _, other, _ in pairs)
        holders: dict[str, list[int]] = {person.id: [] for person in others}
        for person, other, locked in pairs:
            if not locked:
                holders[other].append(rows[person])
        return cls(
            tuple(person.capacity > 0 for person in own),
            tuple(person.capacity - taken[person.id] for person in others),
            tuple(tuple(holders[person.id]) for person in others),
            Counter(rows[person] for person, _, _ in pairs),
        )

    def reached(self, allowed: Mask, start: int) -> bool:
        """Whether `start` can have a tandem while everybody keeps one."""
        if not self.has_place[start]:
            return False
        unseen = np.ones(allowed.shape[1], dtype=np.bool_)
        seen, queue = {start}, [start]
        for row in queue:
            fresh = np.flatnonzero(allowed[row] & unseen)
            unseen[fresh] = False
            for column in fresh.tolist():
                if self.spare[column] > 0 or any(self.tandems[holder] > 1 for holder in self.holders[column]):
                    return True
                queue.extend(holder for holder in self.holders[column] if holder not in seen)
                seen.update(self.holders[column])
        return False


def steps_of(rule: str, rules: Rules) -> list[Step]:
    """Ways to relax a rule, the smallest first; nothing where it is off already."""
    if rule == "slots":
        return [Step(rule, "min_shared_slots", slots) for slots in range(rules.min_shared_slots - 1, -1, -1)]
    if rule == "reporting_line":
        levels = min(rules.reporting_line - 1, LEVELS)
        return [Step(rule, "reporting_line", level) for level in range(levels, -1, -1)]
    field, off = SWITCHES[rule]
    return [] if getattr(rules, field) == off else [Step(rule, field, off)]
