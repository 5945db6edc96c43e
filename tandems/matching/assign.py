"""The best set of tandems, found exactly: one integer min-cost max-flow.

In this order: locks that break no rule; as many tandems and covered people as possible; nobody badly off
(see `Fairness`); the best total. The levels share one integer price per arc: each level outweighs
everything below it together, so there is nothing to tune. That the largest floor can be found by asking for
maximum flows alone follows from Mendelsohn and Dulmage: covered mentors, covered mentees and tandems can
all be largest in one and the same set.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from tandems.matching.flow import Arcs, Places, TooLarge, cheapest_flow, largest_flow
from tandems.matching.problem import Fairness
from tandems.matching.sides import Ints

USUAL_BANDS: Final = (250, 400)
"""Below the first a tandem counts as poor, below the second as weak."""
PRICE_BITS: Final = 61

ScoreMatrix = npt.NDArray[np.signedinteger[Any]]
Cell = tuple[int, int]
"""(mentor row, mentee column) of a score matrix."""


@dataclass(frozen=True, slots=True)
class Solution:
    """Chosen pairs as matrix cells, and what was asked for."""

    pairs: tuple[Cell, ...]
    """Sorted; honoured locks are among them."""
    locked: tuple[Cell, ...]
    conflicts: tuple[Cell, ...]
    """Locks that could not be honoured: the pair is infeasible, or one of the two is locked too often."""
    fairness: Fairness
    bands: tuple[int, ...]
    floor: int | None
    """The worst score among pairs that are not locked; under `Fairness.FLOOR` the largest there can be."""
    total: int
    covered_mentors: int
    covered_mentees: int


def solve(
    scores: ScoreMatrix,
    cap_a: Sequence[int] | Ints,
    cap_b: Sequence[int] | Ints,
    *,
    locks: Iterable[Cell] = (),
    fairness: Fairness = Fairness.FLOOR,
    bands: Sequence[int] = (),
) -> Solution:
    """The best set of pairs for integer scores of shape (mentors, mentees); negative means infeasible.

    `cap_a` and `cap_b` are places per mentor and mentee. `bands` are thresholds: fewest tandems below the
    smallest first, then below the next. They apply with every kind of fairness; `Fairness.BANDS` without
    any uses `USUAL_BANDS`. Equal input gives an equal answer, ties included. Raises ValueError for shapes
    that do not fit, and TooLarge when the levels together exceed 64 bits.
    """
    scores, mentors, mentees = checked(scores, cap_a, cap_b)
    bands = tuple(sorted(set(bands))) or (USUAL_BANDS if fairness is Fairness.BANDS else ())
    locked, conflicts = settle_locks(scores, mentors, mentees, locks)
    arcs, places = what_is_left(scores, mentors, mentees, locked)
    if fairness is Fairness.FLOOR and len(arcs):
        arcs = arcs.at_least(highest_floor(arcs, places))
    chosen: list[Cell] = []
    if len(arcs):
        prices, extra = level_prices(arcs.scores, bands, min(places.most(), len(arcs)))
        used = cheapest_flow(arcs, prices, places, extra)
        chosen = list(zip(arcs.rows[used].tolist(), arcs.columns[used].tolist(), strict=True))
    pairs = tuple(sorted((*locked, *chosen)))
    return Solution(
        pairs=pairs,
        locked=locked,
        conflicts=conflicts,
        fairness=fairness,
        bands=bands,
        floor=min((int(scores[cell]) for cell in chosen), default=None),
        total=sum(int(scores[cell]) for cell in pairs),
        covered_mentors=len({row for row, _ in pairs}),
        covered_mentees=len({column for _, column in pairs}),
    )


def checked(
    scores: ScoreMatrix, cap_a: Sequence[int] | Ints, cap_b: Sequence[int] | Ints
) -> tuple[ScoreMatrix, Ints, Ints]:
    """The input as arrays, negative capacities as 0; ValueError for shapes or types that do not fit."""
    scores = np.asarray(scores)
    mentors = np.maximum(np.asarray(cap_a, dtype=np.int64), 0)
    mentees = np.maximum(np.asarray(cap_b, dtype=np.int64), 0)
    if not np.issubdtype(scores.dtype, np.signedinteger):
        raise ValueError(f"scores must be signed integers, not {scores.dtype}")
    if scores.shape != (len(mentors), len(mentees)):
        raise ValueError(
            f"scores of shape {scores.shape} for {len(mentors)} mentors and {len(mentees)} mentees"
        )
    return scores, mentors, mentees


def settle_locks(
    scores: ScoreMatrix, mentors: Ints, mentees: Ints, locks: Iterable[Cell]
) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
    """The locks that hold and those that conflict, both sorted.

    A lock on an infeasible pair conflicts. Of the others, all locks of a person with more locks than places
    do.
    """
    wanted = sorted({(int(row), int(column)) for row, column in locks})
    possible = [cell for cell in wanted if scores[cell] >= 0]
    rows = np.bincount([row for row, _ in possible], minlength=len(mentors))
    columns = np.bincount([column for _, column in possible], minlength=len(mentees))
    kept = tuple(
        (row, column)
        for row, column in possible
        if rows[row] <= mentors[row] and columns[column] <= mentees[column]
    )
    held = frozenset(kept)
    return kept, tuple(cell for cell in wanted if cell not in held)


def what_is_left(
    scores: ScoreMatrix, mentors: Ints, mentees: Ints, locked: Sequence[Cell]
) -> tuple[Arcs, Places]:
    """The pairs and places that remain once the locked tandems stand."""
    rows_locked = np.bincount([row for row, _ in locked], minlength=len(mentors))
    columns_locked = np.bincount([column for _, column in locked], minlength=len(mentees))
    places = Places(mentors - rows_locked, mentees - columns_locked, rows_locked == 0, columns_locked == 0)
    open_ = scores >= 0
    open_[places.mentors == 0] = False
    open_[:, places.mentees == 0] = False
    for cell in locked:
        open_[cell] = False
    rows, columns = np.nonzero(open_)
    return Arcs(rows.astype(np.int32), columns.astype(np.int32), scores[open_].astype(np.int64)), places


def level_prices(scores: Ints, bands: Sequence[int], tandems: int) -> tuple[Ints, int]:
    """Price per arc, and the price of a further tandem for somebody who has one.

    The lowest level is the shortfall to the best score. Each level above, the higher thresholds first,
    weighs one more than `tandems` times everything below it. Raises TooLarge.
    """
    best = int(scores.max())
    weights, ceiling = [], best - int(scores.min())
    for _ in bands:
        weights.append(tandems * ceiling + 1)
        ceiling += weights[-1]
    extra = tandems * ceiling + 1
    if (extra * (tandems + 1)).bit_length() > PRICE_BITS:
        raise TooLarge
    prices = best - scores
    for threshold, weight in zip(sorted(bands, reverse=True), weights, strict=True):
        prices += weight * (scores < threshold)
    return prices, extra


def highest_floor(arcs: Arcs, places: Places) -> int:
    """The largest score from which upwards pairs still make as many tandems and cover as many people.

    Binary search over the scores that occur; each step asks for at most three maximum flows.
    """
    goals = [
        (mentors, mentees, largest_flow(arcs, mentors, mentees))
        for mentors, mentees in counted_places(places)
    ]
    ladder = np.unique(arcs.scores)
    low, high = 0, len(ladder) - 1
    while low < high:
        middle = (low + high + 1) // 2
        good = arcs.at_least(int(ladder[middle]))
        if all(largest_flow(good, mentors, mentees) == goal for mentors, mentees, goal in goals):
            low = middle
        else:
            high = middle - 1
    return int(ladder[low])


def counted_places(places: Places) -> list[tuple[Ints, Ints]]:
    """Places whose largest flows count tandems, newly covered mentors, newly covered mentees."""
    first_mentors = np.minimum(places.mentors, places.fresh_mentors)
    first_mentees = np.minimum(places.mentees, places.fresh_mentees)
    kinds = [(places.mentors, places.mentees)]
    if (first_mentors != places.mentors).any():
        kinds.append((first_mentors, places.mentees))
    if (first_mentees != places.mentees).any():
        kinds.append((places.mentors, first_mentees))
    return kinds
