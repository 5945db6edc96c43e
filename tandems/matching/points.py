"""What makes a good tandem: six components, whole numbers of points for two people and for whole arrays.

As with the rules, `points` is the truth, `matrix` the same for many pairs, and tests hold them equal. All
arithmetic is in integers, so that the points of an explanation add up to the score to the last one. Where
people have told nothing, a component gives half of its points: silence neither helps nor harms.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, Protocol

import numpy as np

from tandems.matching.classes import Tile, by_class
from tandems.matching.contrast import ContrastPoints
from tandems.matching.people import LOCAL_MODES, Person, common_modes
from tandems.matching.problem import Link, Problem
from tandems.matching.sides import (
    UNKNOWN,
    Ints,
    Side,
    clip_level,
    offer_strength,
    part,
    share_any,
    share_count,
)

STRONGEST_OFFER: Final = 12
TOP_NEEDS: Final = 3
"""Full cover of the three most important needs gives all points; nobody must cover a list of ten."""
ENOUGH_SLOTS: Final = 4
NEAR_MINUTES: Final = 60
REACHABLE_MINUTES: Final = 180


class Component(Protocol):
    """One reason why two people suit each other."""

    @property
    def code(self) -> str:
        """The stable name callers translate; also the field of `Weights`."""
        ...

    @property
    def weight(self) -> int:
        """The most points there can be."""
        ...

    def points(self, a: Person, b: Person) -> int:
        """Points for mentor `a` and mentee `b`, 0 to `weight`."""
        ...

    def over(self, a: Side, b: Side) -> Tile:
        """`points` for all pairs of two sides: a function of rows of mentors, prepared once."""
        ...


@dataclass(frozen=True, slots=True)
class TopicPoints:
    """Needs covered by offers: priority times strength, against full cover of the most important needs."""

    weight: int
    code: ClassVar[str] = "topics"

    def points(self, a: Person, b: Person) -> int:
        needs = {topic: clip_level(priority) for topic, priority in b.topics.items()}
        full = STRONGEST_OFFER * sum(sorted(needs.values(), reverse=True)[:TOP_NEEDS])
        if full == 0:
            return self.weight // 2
        covered = sum(priority * offer_strength(a, topic) for topic, priority in needs.items())
        return self.weight * min(covered, full) // full

    def over(self, a: Side, b: Side) -> Tile:
        full = STRONGEST_OFFER * np.sort(b.topics, axis=1)[:, -TOP_NEEDS:].sum(axis=1)
        needs, divisor, silent = b.topics.T, np.maximum(full, 1), np.flatnonzero(full == 0)

        def points(rows: slice) -> Ints:
            covered = a.topics[rows] @ needs  # whole numbers far below 2**24: exact, in any order
            found = part(self.weight, np.minimum(covered, full, out=covered), divisor)
            found[:, silent] = self.weight // 2
            return found

        return points


@dataclass(frozen=True, slots=True)
class InterestPoints:
    """All points when both like each other, two fifths when one does, none otherwise."""

    weight: int
    likes: frozenset[Link]
    code: ClassVar[str] = "interest"

    def points(self, a: Person, b: Person) -> int:
        return self._steps()[((a.id, b.id) in self.likes) + ((b.id, a.id) in self.likes)]

    def over(self, a: Side, b: Side) -> Tile:
        pairs = []
        for mentors, mentees in ((0, 1), (1, 0)):
            rows_of = _places(a, [like[mentors] for like in self.likes])
            columns_of = _places(b, [like[mentees] for like in self.likes])
            known = (rows_of >= 0) & (columns_of >= 0)
            pairs.append(rows_of[known] * len(b) + columns_of[known])
        cells, counts = np.unique(np.concatenate(pairs), return_counts=True)
        worth = np.array(self._steps(), dtype=np.int16)[counts]

        def points(rows: slice) -> Ints:
            start, stop, _ = rows.indices(len(a))
            found = np.zeros((stop - start, len(b)), dtype=np.int16)
            first, last = np.searchsorted(cells, (start * len(b), stop * len(b)))
            found.ravel()[cells[first:last] - start * len(b)] = worth[first:last]
            return found

        return points

    def _steps(self) -> tuple[int, int, int]:
        return 0, 2 * self.weight // 5, self.weight


@dataclass(frozen=True, slots=True)
class TimePoints:
    """Weekly slots that suit both; four are plenty."""

    weight: int
    code: ClassVar[str] = "time"

    def points(self, a: Person, b: Person) -> int:
        if a.slots == 0 or b.slots == 0:
            return self.weight // 2
        return self.weight * min((a.slots & b.slots).bit_count(), ENOUGH_SLOTS) // ENOUGH_SLOTS

    def over(self, a: Side, b: Side) -> Tile:
        return by_class(a, b, ("slots",), self._matrix)

    def _matrix(self, a: Side, b: Side, rows: slice) -> Ints:
        points = share_count(a.slots[rows], b.slots)
        np.minimum(points, ENOUGH_SLOTS, out=points)
        points *= self.weight
        points //= ENOUGH_SLOTS
        points[~a.slots[rows].any(axis=1)] = self.weight // 2
        points[:, ~b.slots.any(axis=1)] = self.weight // 2
        return points


@dataclass(frozen=True, slots=True)
class LanguagePoints:
    """One shared language is nearly all; a second one gives room to switch."""

    weight: int
    code: ClassVar[str] = "languages"

    def points(self, a: Person, b: Person) -> int:
        if not a.languages or not b.languages:
            return self.weight // 2
        return self._steps()[min(len(a.languages & b.languages), 2)]

    def over(self, a: Side, b: Side) -> Tile:
        return by_class(a, b, ("languages",), self._matrix)

    def _matrix(self, a: Side, b: Side, rows: slice) -> Ints:
        common = share_count(a.languages[rows], b.languages)
        none, one, more = self._steps()
        points = np.int16(one - none) * (common > 0) + np.int16(more - one) * (common > 1)
        points[~a.languages[rows].any(axis=1)] = self.weight // 2
        points[:, ~b.languages.any(axis=1)] = self.weight // 2
        return points

    def _steps(self) -> tuple[int, int, int]:
        return 0, 4 * self.weight // 5, self.weight


@dataclass(frozen=True, slots=True)
class PracticalityPoints:
    """How easily two meet, in tenths: five for a remote way, three for a local one, two for close clocks."""

    weight: int
    code: ClassVar[str] = "practicality"
    REMOTE: ClassVar[int] = 5
    LOCAL: ClassVar[int] = 3
    UNTOLD: ClassVar[int] = 4
    WHOLE: ClassVar[int] = 10

    def points(self, a: Person, b: Person) -> int:
        distance = abs(a.utc_offset - b.utc_offset)
        tenths = (distance <= NEAR_MINUTES) + (distance <= REACHABLE_MINUTES)
        if not a.modes or not b.modes:
            tenths += self.UNTOLD
        else:
            modes = common_modes(a, b)
            local = modes & frozenset(LOCAL_MODES)
            tenths += (self.REMOTE if modes - local else 0) + (self.LOCAL if local else 0)
        return self.weight * tenths // self.WHOLE

    def over(self, a: Side, b: Side) -> Tile:
        return by_class(a, b, ("utc_offset", "location", "remote", "local"), self._matrix)

    def _matrix(self, a: Side, b: Side, rows: slice) -> Ints:
        distance = np.abs(a.utc_offset[rows, None] - b.utc_offset[None, :])
        near = (a.location[rows, None] == b.location[None, :]) & (a.location[rows, None] != UNKNOWN)
        tenths = np.int16(self.REMOTE) * share_any(a.remote[rows], b.remote)
        tenths += np.int16(self.LOCAL) * (near & share_any(a.local[rows], b.local))
        tenths[~(a.remote[rows] | a.local[rows]).any(axis=1)] = self.UNTOLD
        tenths[:, ~(b.remote | b.local).any(axis=1)] = self.UNTOLD
        tenths += distance <= NEAR_MINUTES
        tenths += distance <= REACHABLE_MINUTES
        return part(self.weight, tenths, self.WHOLE)


def components_for(problem: Problem) -> tuple[Component, ...]:
    """The components with the weights of this program, in the order in which they are named to people."""
    weights = problem.weights
    return (
        TopicPoints(weights.topics),
        InterestPoints(weights.interest, frozenset(problem.likes)),
        ContrastPoints(weights.contrast, max(1, problem.trait_span)),
        TimePoints(weights.time),
        LanguagePoints(weights.languages),
        PracticalityPoints(weights.practicality),
    )


def _places(side: Side, ids: Sequence[str]) -> Ints:
    """Where these people stand on a side, -1 for whoever does not."""
    return np.fromiter((side.index.get(id_, -1) for id_ in ids), dtype=np.int64, count=len(ids))
