"""Potentials: prices at which no exchange of partners gains. They exist exactly when a solution is best.

Found by Bellman-Ford over the residual network of a set of tandems: taking a pair costs its price, giving
one up returns it, source and sink carry the price of a further tandem. Most pairs never matter, so the
search looks at a shortlist, tests the result against all pairs and is told which of them to add.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from tandems.matching.flow import Arcs
from tandems.matching.levels import Levels
from tandems.matching.market import Market, ScoreMatrix
from tandems.matching.shortlist import distinct, nearest
from tandems.matching.sides import Ints, Mask

TILE_PAIRS: Final = 250_000


@dataclass(frozen=True, slots=True)
class Potentials:
    """A price per person (0 for who has no free place), and of the two ends."""

    mentors: tuple[int, ...]
    mentees: tuple[int, ...]
    source: int
    sink: int


class Side:
    """Arcs between one side and source or sink: a first tandem is free, a further one costs `extra`."""

    def __init__(self, held: Ints, free: Ints, fresh: Mask, extra: int) -> None:
        self.can_take = held < free
        self.to_take = np.where((held == 0) & fresh, 0, extra)
        self.can_give = held > 0
        self.to_give = np.where((held == 1) & fresh, 0, extra)


class Book:
    """Current potentials of a market, which only ever fall; later sets start from the earlier ones'."""

    def __init__(self, market: Market, levels: Levels) -> None:
        self.market, self.levels = market, levels
        self.mentors = np.zeros(len(market.rows), dtype=np.int64)
        self.mentees = np.zeros(market.width, dtype=np.int64)
        self.ends = [0, 0]

    def hold(self, chosen: Arcs) -> None:
        """Look at this set of tandems from now on."""
        free, fresh = self.market.free, self.market.fresh
        self.chosen, self.paid = chosen, self.levels.prices(chosen.scores)
        mentors = np.bincount(chosen.rows, minlength=len(self.mentors))
        mentees = np.bincount(chosen.columns, minlength=len(self.mentees))
        self.source = Side(mentors, free[0], fresh[0], self.levels.extra)
        self.sink = Side(mentees, free[1], fresh[1], self.levels.extra)

    def relax(self, arcs: Arcs) -> bool:
        """Lower potentials until none of these arcs is violated; False if that never ends: a cycle gains.

        Each round only follows the mentors whose potential has just fallen.
        """
        arcs = arcs.where(_without(arcs.flat, self.chosen.flat))
        prices = self.levels.prices(arcs.scores)
        starts = np.searchsorted(arcs.rows, np.arange(len(self.mentors) + 1))
        moved = np.arange(len(self.mentors))
        for _ in range(len(self.mentors) + len(self.mentees) + 3):
            mentors, mentees, ends = self.mentors.copy(), self.mentees.copy(), list(self.ends)
            taken = slice(None) if len(moved) == len(mentors) else _ranges(starts, moved)
            offered = mentors[arcs.rows[taken]] + prices[taken]
            np.minimum.at(self.mentees, arcs.columns[taken], offered)
            self._relax_ends()
            returned = self.mentees[self.chosen.columns] - self.paid
            np.minimum.at(self.mentors, self.chosen.rows, returned)
            moved = np.flatnonzero(self.mentors < mentors)
            if len(moved) == 0 and self.ends == ends and np.array_equal(self.mentees, mentees):
                return True
        return False

    def _relax_ends(self) -> None:
        source, sink = self.source, self.sink
        given = (self.mentors - source.to_give)[source.can_give]
        self.ends[0] = min(self.ends[0], int(given.min(initial=self.ends[0])))
        taken = np.where(source.can_take, self.ends[0] + source.to_take, self.mentors)
        np.minimum(self.mentors, taken, out=self.mentors)
        reached = (self.mentees + sink.to_take)[sink.can_take]
        self.ends[1] = min(self.ends[1], int(reached.min(initial=self.ends[1])))
        returned = np.where(sink.can_give, self.ends[1] - sink.to_give, self.mentees)
        np.minimum(self.mentees, returned, out=self.mentees)

    def violated(self) -> Ints:
        """Flat places of pairs whose mentee's potential is above the mentor's plus the price, sorted."""
        offers, width = self.market.offers, self.market.width
        spread = int(self.mentees.max()) - int(self.mentors.min())
        lowest = int(self.mentees.min()) - int(self.mentors.max())
        dearest = self.levels.best + sum(weight for _, weight in self.levels.steps)
        small = max(abs(spread), abs(lowest), dearest) < np.iinfo(np.int32).max // 4
        kind = np.int32 if small else np.int64
        mentors: Ints = self.mentors.astype(kind)
        mentees: Ints = self.mentees.astype(kind)
        found = []
        for start in range(0, len(offers), max(1, TILE_PAIRS // width)):
            tile = offers[start : start + max(1, TILE_PAIRS // width)]
            gaps = mentees - mentors[start : start + len(tile), None]
            found.append(self._gaining(tile, gaps, spread) + start * width)
        flat = np.concatenate(found)
        return flat[_without(flat, self.chosen.flat)]

    def nearest(self) -> Ints:
        """Flat places of the few pairs of everybody that come nearest to a gain, sorted."""
        return nearest(self.market.offers, self.levels, self.mentors, self.mentees)

    def losses(self, arcs: Arcs) -> Ints:
        """What each of these pairs is away from a gain; negative for one that gains."""
        return self.mentors[arcs.rows] + self.levels.prices(arcs.scores) - self.mentees[arcs.columns]

    def _gaining(self, tile: ScoreMatrix, gaps: Ints, spread: int) -> Ints:
        """Flat places in a tile where the price is below the gap, zone by zone."""
        bad: Mask | None = None
        for low, high, added in self.levels.zones():
            if high is not None and self.levels.best + added - spread >= high - 1:
                continue
            cut = np.subtract(self.levels.best + added, gaps, dtype=gaps.dtype)
            np.maximum(cut, max(low or 0, 0) - 1, out=cut)
            inside = tile > cut
            if high is not None:
                inside &= tile < high
            bad = inside if bad is None else bad | inside
        return np.flatnonzero([] if bad is None else bad)

    def potentials(self, mentors: int, mentees: int) -> Potentials:
        """For all so many people of the whole matrix."""
        whole = np.zeros(mentors, dtype=np.int64), np.zeros(mentees, dtype=np.int64)
        whole[0][self.market.rows], whole[1][self.market.columns] = self.mentors, self.mentees
        return Potentials(tuple(whole[0].tolist()), tuple(whole[1].tolist()), *self.ends)


def settle(market: Market, levels: Levels, chosen: Arcs, arcs: Arcs) -> Book | None:
    """A book that no pair of the market violates, or None when some cycle of exchanges gains.

    `arcs` is where the search begins.
    """
    book = Book(market, levels)
    book.hold(chosen)
    while True:
        if not book.relax(arcs):
            return None
        more = book.violated()
        if len(more) == 0:
            return book
        arcs = Arcs.at(market.offers, distinct(arcs.flat, more))


def _without(flat: Ints, others: Ints) -> Mask:
    """Which of these places are not among the others; both sorted."""
    left = np.ones(len(flat), dtype=np.bool_)
    if len(flat):
        places = np.minimum(np.searchsorted(flat, others), len(flat) - 1)
        left[places[flat[places] == others]] = False
    return left


def _ranges(starts: Ints, rows: Ints) -> Ints:
    """The places of all arcs of these rows."""
    counts = starts[rows + 1] - starts[rows]
    ends = np.cumsum(counts)
    if len(ends) == 0:
        return ends
    places: Ints = np.arange(ends[-1]) + np.repeat(starts[rows] - (ends - counts), counts)
    return places
