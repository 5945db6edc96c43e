"""The best set of tandems, found exactly: one integer min-cost max-flow.

In this order: locks that break no rule; as many tandems and covered people as possible; nobody badly off
(see `Fairness`); the best total. The levels share one integer price per arc: each level outweighs
everything below it together, so there is nothing to tune. A large pool is solved on a shortlist of its
pairs; potentials then tell which of all pairs would have improved the answer, and with these it is solved
again, until none is left.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from tandems.matching.exchange import Book, Potentials
from tandems.matching.floor import goals_for, highest_floor, with_more
from tandems.matching.flow import Arcs, cheapest_set
from tandems.matching.levels import Levels, levels_for
from tandems.matching.market import Cell, Market, ScoreMatrix, checked, settle_locks, what_is_left
from tandems.matching.problem import Fairness
from tandems.matching.shortlist import shortlist
from tandems.matching.sides import Ints

FEW_GAINS: Final = 2
"""Up to so many pairs per person that gain are taken in as they are."""
USUAL_BANDS: Final = (250, 400)
"""Below the first a tandem counts as poor, below the second as weak."""


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
    potentials: Potentials | None = field(default=None, repr=False, compare=False)
    """Prices that prove the points best; None where nobody has told any, then `certify` looks for some."""


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
    market = what_is_left(scores, mentors, mentees, locked)
    chosen: list[Cell] = []
    potentials = Potentials((0,) * len(mentors), (0,) * len(mentees), 0, 0)
    if market.offers.size and market.offers.max() >= 0:
        found, book = _cheapest(market, fairness, bands)
        rows, columns = market.rows[found.rows], market.columns[found.columns]
        chosen = list(zip(rows.tolist(), columns.tolist(), strict=True))
        potentials = book.potentials(len(mentors), len(mentees))
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
        potentials=potentials,
    )


def _cheapest(market: Market, fairness: Fairness, bands: Sequence[int]) -> tuple[Arcs, Book]:
    """The best set of a market in which some pair is possible, and the prices that prove it.

    A floor that is reached becomes one more threshold: pairs below it stay possible at a price, so that the
    potentials hold for all pairs and tell later what a tandem below the floor would be worth.
    """
    arcs = Arcs.at(market.offers, shortlist(market.offers))
    goals, arcs = goals_for(market, arcs)
    floor = 0
    thresholds = tuple(bands)
    if fairness is Fairness.FLOOR:
        floor, arcs = highest_floor(market, arcs, goals)
        thresholds = thresholds_of(fairness, bands, floor)
    best, tandems = int(market.offers.max()), goals[0].size
    above = levels_for(best, [limit for limit in thresholds if limit > floor], tandems)
    return _sifted(market, Book(market, levels_for(best, thresholds, tandems)), above, arcs, floor)


def _sifted(market: Market, book: Book, above: Levels, arcs: Arcs, floor: int) -> tuple[Arcs, Book]:
    """Solve a shortlist, look at all pairs with the prices it gives, take in what would gain, solve again.

    Many pairs that gain say that the shortlist was a poor one: then it takes in what the prices tell
    instead. The next round leaves out what is further from a gain than all of them together could improve.
    The solver only sees pairs from the floor upwards, so its prices need no level for those below.
    """
    usable = arcs.at_least(floor)
    while True:
        chosen = cheapest_set(usable, above.prices(usable.scores), market, above.extra)
        book.hold(chosen)
        reach = 0
        while reach == 0:
            if not book.relax(arcs):
                raise RuntimeError("The cheapest flow was not the cheapest.")
            more = Arcs.at(market.offers, book.violated())
            if len(more) == 0:
                return chosen, book
            reach = _reach(market, book, more.at_least(floor))
            many = len(more) > FEW_GAINS * sum(market.offers.shape)
            arcs = with_more(arcs, market, book.nearest() if many else more.flat)
        usable = arcs.at_least(floor)
        usable = usable.where(book.losses(usable) <= reach)


def _reach(market: Market, book: Book, more: Arcs) -> int:
    """No set is better than the present one by more: all that these pairs can gain together."""
    gains = -book.losses(more)
    most = np.zeros(len(market.rows), dtype=np.int64), np.zeros(market.width, dtype=np.int64)
    np.maximum.at(most[0], more.rows, gains)
    np.maximum.at(most[1], more.columns, gains)
    return min(int(side @ places) for side, places in zip(most, market.free, strict=True))


def thresholds_of(fairness: Fairness, bands: Sequence[int], floor: int | None) -> tuple[int, ...]:
    """The scores below which a tandem costs a level: the floor that is reached, and the bands above it."""
    if fairness is Fairness.FLOOR and floor is not None:
        return (floor, *(band for band in bands if band > floor))
    return tuple(bands)
