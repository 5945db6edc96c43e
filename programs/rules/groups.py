"""Figures about groups of people, so that no figure says something about one of them.

`k` is the smallest group: five, or more if the program says so. What is too small is hidden, and so is
whatever would let somebody work it out by subtraction. No figure speaks of fewer than `k` people.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

STEP = 5  # counts within a partition are shown to the nearest five
EXACT_FROM = 20  # people; below, "all" and "none" would say it of each of them


class Why(StrEnum):
    """Why a cell is hidden."""

    TOO_FEW = "too_few"  # fewer than k people
    SHIELD = "shield"  # big enough, but the total minus the rest would give a smaller one away


class Bound(StrEnum):
    """What is said instead of a number."""

    HIDDEN = "hidden"
    FEW = "few"  # under 10 %
    MOST = "most"  # over 90 %


@dataclass(frozen=True, slots=True)
class Cell:
    """One group of a partition as it may be shown. `people` is rounded; None where hidden."""

    label: str
    people: int | None
    hidden: Why | None


@dataclass(frozen=True, slots=True)
class Share:
    """How many of `people` something is true for; `count` is None where only `bound` may be said."""

    people: int
    count: int | None
    bound: Bound | None


def hidden_cells(sizes: Mapping[str, int], k: int) -> dict[str, Why]:
    """Return which groups of a one-way partition must be hidden, and why. Sizes count distinct people.

    Groups under `k` are hidden, then the next smallest ones until the hidden ones are at least two groups and
    together at least `k` people: otherwise the total minus the rest would give them away.
    """
    groups = {label: size for label, size in sizes.items() if size}
    hidden = {label: Why.TOO_FEW for label, size in groups.items() if size < k}
    rest = sorted(
        (label for label in groups if label not in hidden), key=lambda label: (groups[label], label)
    )
    while hidden and rest and (len(hidden) < 2 or sum(groups[label] for label in hidden) < k):  # noqa: PLR2004  (one alone could be computed)
        hidden[rest.pop(0)] = Why.SHIELD
    return hidden


def partition(sizes: Mapping[str, int], k: int) -> list[Cell]:
    """Return the groups of a one-way partition as they may be shown, in the order given."""
    hidden = hidden_cells(sizes, k)
    return [
        Cell(label, None if label in hidden else rounded(size), hidden.get(label))
        for label, size in sizes.items()
        if size
    ]


def share(count: int, people: int, k: int) -> Share | None:
    """Return how many of `people` something is true for, as far as it may be said. None: too few people.

    Those it is true for and those it is not true for must each be at least `k`, or nobody at all.
    """
    if people < k:
        return None
    if count in {0, people} and people < EXACT_FROM:
        return Share(people, None, Bound.MOST if count else Bound.FEW)
    if 0 < count < k or 0 < people - count < k:
        return Share(people, None, Bound.HIDDEN)
    return Share(people, count, None)


def rounded(count: int) -> int:
    """Return a count within a partition to the nearest five, never down to nobody."""
    return max(STEP, STEP * ((2 * count + STEP) // (2 * STEP)))
