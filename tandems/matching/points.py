"""What makes a good tandem: six components, whole numbers of points for two people and for whole arrays.

As with the rules, `points` is the truth, `matrix` the same for many pairs, and tests hold them equal. All
arithmetic is in integers, so that the points of an explanation add up to the score to the last one. Where
people have told nothing, a component gives half of its points: silence neither helps nor harms.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final, Protocol

import numpy as np
import numpy.typing as npt

from tandems.matching.people import (
    LOCAL_MODES,
    UNKNOWN_TRAIT,
    Person,
    common_modes,
    fields_of_work,
    trait_pairs,
)
from tandems.matching.problem import Link, Problem
from tandems.matching.sides import UNKNOWN, Ints, Side, clip_level, offer_strength, share_any, share_count

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

    def matrix(self, a: Side, b: Side, rows: slice) -> Ints:
        """`points` for the mentors in `rows` and all mentees: shape (rows, mentees)."""
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

    def matrix(self, a: Side, b: Side, rows: slice) -> Ints:
        covered = a.topics[rows] @ b.topics.T  # whole numbers far below 2**24: exact, in any order
        full = STRONGEST_OFFER * np.sort(b.topics, axis=1)[:, -TOP_NEEDS:].sum(axis=1)
        points = _part(self.weight, np.minimum(covered, full), np.maximum(full, 1))
        points[:, full == 0] = self.weight // 2
        return points


@dataclass(frozen=True, slots=True)
class InterestPoints:
    """All points when both like each other, two fifths when one does, none otherwise."""

    weight: int
    liked: Mapping[str, frozenset[str]]
    """Person to the people they like."""
    admirers: Mapping[str, frozenset[str]]
    """Person to the people who like them."""
    code: ClassVar[str] = "interest"

    def points(self, a: Person, b: Person) -> int:
        return self._steps()[(b.id in self.liked.get(a.id, ())) + (a.id in self.liked.get(b.id, ()))]

    def matrix(self, a: Side, b: Side, rows: slice) -> Ints:
        start, stop, _ = rows.indices(len(a))
        likes = np.zeros((stop - start, len(b)), dtype=np.int8)
        for row in range(start, stop):
            for relation in (self.liked, self.admirers):
                for other in relation.get(a.ids[row], ()):
                    if other in b.index:
                        likes[row - start, b.index[other]] += 1
        none, one, both = self._steps()
        return np.int16(one - none) * (likes > 0) + np.int16(both - one) * (likes > 1)

    def _steps(self) -> tuple[int, int, int]:
        return 0, 2 * self.weight // 5, self.weight


@dataclass(frozen=True, slots=True)
class ContrastPoints:
    """Opposites: far apart in working style, another function, another site, another background.

    Only what both have told counts, and it then counts for the whole.
    """

    weight: int
    span: int
    code: ClassVar[str] = "contrast"
    STYLE: ClassVar[int] = 60
    FUNCTION: ClassVar[int] = 20
    LOCATION: ClassVar[int] = 10
    BACKGROUND: ClassVar[int] = 10

    def points(self, a: Person, b: Person) -> int:
        told = reached = 0
        gaps = [min(abs(one - other), self.span) for _, one, other in trait_pairs(a, b)]
        if gaps:
            told += self.STYLE
            reached += self.STYLE * sum(gaps) // (self.span * len(gaps))
        for share, one, other in (
            (self.FUNCTION, *fields_of_work(a, b)),
            (self.LOCATION, a.location, b.location),
            (self.BACKGROUND, a.background, b.background),
        ):
            if one and other:
                told += share
                reached += share if one != other else 0
        return self.weight * reached // told if told else self.weight // 2

    def matrix(self, a: Side, b: Side, rows: slice) -> Ints:
        reached, compared = self._style(a, b, rows)
        told = np.int16(self.STYLE) * (compared > 0)
        for share, one, other in (
            (self.FUNCTION, *_fields_of_work(a, b, rows)),
            (self.LOCATION, a.location[rows, None], b.location[None, :]),
            (self.BACKGROUND, a.background[rows, None], b.background[None, :]),
        ):
            known = (one != UNKNOWN) & (other != UNKNOWN)
            told += np.int16(share) * known
            reached += np.int16(share) * (known & (one != other))
        points = _part(self.weight, reached, np.maximum(told, 1))
        points[told == 0] = self.weight // 2
        return points

    def _style(self, a: Side, b: Side, rows: slice) -> tuple[Ints, Ints]:
        """The share reached by working style, and how many sliders both have set."""
        mentors = a.traits[rows]
        widest = self.span * a.traits.shape[1]
        gaps = np.zeros(
            (len(mentors), len(b)), dtype=np.int16 if widest <= np.iinfo(np.int16).max else np.int32
        )
        compared = np.zeros((len(mentors), len(b)), dtype=np.int16)
        for slider in range(a.traits.shape[1]):
            one, other = mentors[:, None, slider], b.traits[None, :, slider]
            gap = np.minimum(np.abs(one - other), self.span)
            if (one > UNKNOWN_TRAIT).all() and (other > UNKNOWN_TRAIT).all():
                compared += 1
            else:
                known = (one > UNKNOWN_TRAIT) & (other > UNKNOWN_TRAIT)
                gap *= known
                compared += known
            gaps += gap
        return _part(self.STYLE, gaps, np.maximum(compared.astype(np.float32) * self.span, 1)), compared


@dataclass(frozen=True, slots=True)
class TimePoints:
    """Weekly slots that suit both; four are plenty."""

    weight: int
    code: ClassVar[str] = "time"

    def points(self, a: Person, b: Person) -> int:
        if a.slots == 0 or b.slots == 0:
            return self.weight // 2
        return self.weight * min((a.slots & b.slots).bit_count(), ENOUGH_SLOTS) // ENOUGH_SLOTS

    def matrix(self, a: Side, b: Side, rows: slice) -> Ints:
        common = np.minimum(share_count(a.slots[rows], b.slots), np.int16(ENOUGH_SLOTS))
        points = _part(self.weight, common, ENOUGH_SLOTS)
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

    def matrix(self, a: Side, b: Side, rows: slice) -> Ints:
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

    def matrix(self, a: Side, b: Side, rows: slice) -> Ints:
        distance = np.abs(a.utc_offset[rows, None] - b.utc_offset[None, :])
        near = (a.location[rows, None] == b.location[None, :]) & (a.location[rows, None] != UNKNOWN)
        tenths = np.int16(self.REMOTE) * share_any(a.remote[rows], b.remote)
        tenths += np.int16(self.LOCAL) * (near & share_any(a.local[rows], b.local))
        tenths[~(a.remote[rows] | a.local[rows]).any(axis=1)] = self.UNTOLD
        tenths[:, ~(b.remote | b.local).any(axis=1)] = self.UNTOLD
        tenths += distance <= NEAR_MINUTES
        tenths += distance <= REACHABLE_MINUTES
        return _part(self.weight, tenths, self.WHOLE)


def components_for(problem: Problem) -> tuple[Component, ...]:
    """The components with the weights of this program, in the order in which they are named to people."""
    weights = problem.weights
    return (
        TopicPoints(weights.topics),
        InterestPoints(
            weights.interest,
            liked=_gather(problem.likes),
            admirers=_gather((liked, liker) for liker, liked in problem.likes),
        ),
        ContrastPoints(weights.contrast, max(1, problem.trait_span)),
        TimePoints(weights.time),
        LanguagePoints(weights.languages),
        PracticalityPoints(weights.practicality),
    )


def _fields_of_work(a: Side, b: Side, rows: slice) -> tuple[Ints, Ints]:
    mentor, mentee = a.function[rows, None], b.function[None, :]
    told = (mentor != UNKNOWN) & (mentee != UNKNOWN)
    return (
        np.where(told, mentor, a.department[rows, None]),
        np.where(told, mentee, b.department[None, :]),
    )


def _part(weight: int, part: npt.NDArray[Any], whole: npt.NDArray[Any] | int) -> Ints:
    """`weight * part // whole` for whole numbers; exact in float32 while weight * part < 2**24.

    The rounding error of the quotient then stays below 1 / whole, its least distance to a whole number.
    """
    quotient = part * np.float32(weight)
    quotient /= whole
    return quotient.astype(np.int16)


def _gather(links: Iterable[Link]) -> dict[str, frozenset[str]]:
    gathered: dict[str, list[str]] = {}
    for person, other in links:
        gathered.setdefault(person, []).append(other)
    return {person: frozenset(others) for person, others in gathered.items()}
