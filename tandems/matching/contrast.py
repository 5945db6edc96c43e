"""Opposites: what two people can show each other because they differ."""

from dataclasses import dataclass
from typing import ClassVar, Final

import numpy as np

from tandems.matching.classes import Tile, by_class
from tandems.matching.people import UNKNOWN_TRAIT, Person, fields_of_work, trait_pairs
from tandems.matching.sides import UNKNOWN, Ints, Side, part

TOGETHER: Final = 3
"""So many sliders have few positions together."""


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

    def over(self, a: Side, b: Side) -> Tile:
        words = ["function", "location", "background"]
        if (a.function == UNKNOWN).any() or (b.function == UNKNOWN).any():
            words.append("department")
        told_of = by_class(a, b, words, lambda *sides: self._facts(*sides)[0])
        reached_of = by_class(a, b, words, lambda *sides: self._facts(*sides)[1])
        gaps, compared = _gaps(a, b, self.span)

        def points(rows: slice) -> Ints:
            both = compared(rows)
            told = told_of(rows) + np.int16(self.STYLE) * (both > 0)
            reached = part(self.STYLE, gaps(rows), np.maximum(both * np.int32(self.span), 1))
            reached += reached_of(rows)
            found = part(self.weight, reached, np.maximum(told, 1))
            if (told == 0).any():
                found[np.broadcast_to(told == 0, found.shape)] = self.weight // 2
            return found

        return points

    def _facts(self, a: Side, b: Side, rows: slice) -> tuple[Ints, Ints]:
        """What is told apart from style, and how much of that is reached."""
        told = np.zeros((len(a.ids[rows]), len(b)), dtype=np.int16)
        reached = np.zeros_like(told)
        for share, one, other in (
            (self.FUNCTION, *_fields_of_work(a, b, rows)),
            (self.LOCATION, a.location[rows, None], b.location[None, :]),
            (self.BACKGROUND, a.background[rows, None], b.background[None, :]),
        ):
            known = (one != UNKNOWN) & (other != UNKNOWN)
            told += np.int16(share) * known
            reached += np.int16(share) * (known & (one != other))
        return told, reached


def _gaps(a: Side, b: Side, span: int) -> tuple[Tile, Tile]:
    """The sum of the distances over the sliders both have set, and the number of these sliders.

    A few sliders at a time, by a small table: each of their positions that occurs among mentors against all
    mentees.
    """
    sliders = a.traits.shape[1]
    kind = np.int16 if span * sliders <= np.iinfo(np.int16).max else np.int32
    tables = []
    for first in range(0, sliders, TOGETHER):
        some = range(first, min(first + TOGETHER, sliders))
        position_of = np.zeros(len(a), dtype=np.int64)
        for slider in some:
            _, position = np.unique(a.traits[:, slider], return_inverse=True)
            position_of = position_of * (int(position.max()) + 1) + position
        _, whose, position_of = np.unique(position_of, return_index=True, return_inverse=True)
        gap = np.zeros((len(whose), len(b)), dtype=kind)
        known = np.zeros((len(whose), len(b)), dtype=np.int16)
        for slider in some:
            one, other = a.traits[whose, None, slider].astype(np.int32), b.traits[None, :, slider]
            both = (one > UNKNOWN_TRAIT) & (other > UNKNOWN_TRAIT)
            gap += (np.minimum(np.abs(one - other), span) * both).astype(kind)
            known += both
        tables.append((position_of, gap, known))
    complete = bool((a.traits > UNKNOWN_TRAIT).all() and (b.traits > UNKNOWN_TRAIT).all())

    def gaps(rows: slice) -> Ints:
        return _sum([gap[position_of[rows]] for position_of, gap, _ in tables], (len(a.ids[rows]), len(b)))

    def compared(rows: slice) -> Ints:
        if complete:
            return np.full((1, 1), sliders, dtype=np.int16)
        return _sum(
            [known[position_of[rows]] for position_of, _, known in tables], (len(a.ids[rows]), len(b))
        )

    return gaps, compared


def _sum(parts: list[Ints], shape: tuple[int, int]) -> Ints:
    if not parts:
        return np.zeros(shape, dtype=np.int16)
    for part_ in parts[1:]:
        parts[0] += part_
    return parts[0]


def _fields_of_work(a: Side, b: Side, rows: slice) -> tuple[Ints, Ints]:
    mentor, mentee = a.function[rows, None], b.function[None, :]
    told = (mentor != UNKNOWN) & (mentee != UNKNOWN)
    return (
        np.where(told, mentor, a.department[rows, None]),
        np.where(told, mentee, b.department[None, :]),
    )
