"""Potentials: prices at which no exchange of partners gains. They exist exactly when a solution is best.

Found by Bellman-Ford over the residual network of a set of tandems: taking a pair costs its price, giving
one up returns it, source and sink carry the price of a further tandem. Most pairs never matter, so the
search starts with the cheapest few of every person, tests the result against all pairs and adds those it
violates until none is left.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from tandems.matching.assign import Cell, ScoreMatrix
from tandems.matching.sides import Ints, Mask

FIRST_PARTNERS: Final = 8
TILE_PAIRS: Final = 500_000


@dataclass(frozen=True, slots=True)
class Market:
    """Pairs that may be made, on both sides free places and who has no locked tandem, what was chosen."""

    scores: ScoreMatrix
    allowed: Mask
    free: tuple[Ints, Ints]
    fresh: tuple[Mask, Mask]
    chosen: Sequence[Cell]
    bands: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Potentials:
    mentors: Ints
    mentees: Ints


def settle(market: Market) -> Potentials | None:
    """Integer potentials that no allowed pair violates, or None when some cycle of exchanges gains."""
    if not market.chosen:
        return Potentials(*(np.zeros(len(places), dtype=np.int64) for places in market.free))
    book = _Book(market)
    arcs = book.cheapest()
    while True:
        if not book.relax(arcs):
            return None
        more = book.violated()
        if len(more) == 0:
            return Potentials(book.mentors.astype(np.int64), book.mentees.astype(np.int64))
        arcs = np.union1d(arcs, more)


class _Side:
    """Arcs between one side and source or sink: a first tandem is free, a further one costs `extra`."""

    def __init__(self, held: Ints, free: Ints, fresh: Mask, extra: int) -> None:
        self.can_take = held < free
        self.to_take = np.where((held == 0) & fresh, 0, extra)
        self.can_give = held > 0
        self.to_give = np.where((held == 1) & fresh, 0, extra)


class _Book:
    """Current potentials. An arc is written as one number, row * columns + column."""

    def __init__(self, market: Market) -> None:
        self.scores = market.scores
        self.open = market.allowed.copy()
        self.width = market.scores.shape[1]
        self.rows, self.columns = np.array(market.chosen, dtype=np.int64).T
        self.open[self.rows, self.columns] = False
        self.levels = _Levels(market)
        self.paid = self.levels.prices(market.scores[self.rows, self.columns])
        held = (
            np.bincount(self.rows, minlength=len(market.free[0])),
            np.bincount(self.columns, minlength=self.width),
        )
        self.source = _Side(held[0], market.free[0], market.fresh[0], self.levels.extra)
        self.sink = _Side(held[1], market.free[1], market.fresh[1], self.levels.extra)
        self.mentors = np.zeros(len(market.free[0]), dtype=np.int64)
        self.mentees = np.zeros(self.width, dtype=np.int64)
        self.ends = [0, 0]

    def cheapest(self) -> Ints:
        """The arcs of the best few partners of every mentor."""
        few = min(FIRST_PARTNERS, self.width)
        found = []
        for rows in self._tiles():
            ranked = np.where(self.open[rows], self.scores[rows], np.iinfo(self.scores.dtype).min)
            best = np.argpartition(ranked, self.width - few, axis=1)[:, self.width - few :]
            usable = np.take_along_axis(self.open[rows], best, axis=1)
            found.append(((np.arange(rows.start, rows.stop)[:, None]) * self.width + best)[usable])
        return np.concatenate(found)

    def relax(self, arcs: Ints) -> bool:
        """Lower potentials until none of these arcs is violated; False if that never ends: a cycle gains."""
        rows, columns = np.divmod(arcs, self.width)
        order = np.argsort(columns, kind="stable")
        rows, columns = rows[order], columns[order]
        prices = self.levels.prices(self.scores[rows, columns])
        heads, starts = np.unique(columns, return_index=True)
        for _ in range(len(self.mentors) + len(self.mentees) + 3):
            before = np.concatenate([self.mentors, self.mentees, self.ends])
            if len(heads):
                offers = np.minimum.reduceat(self.mentors[rows] + prices, starts)
                self.mentees[heads] = np.minimum(self.mentees[heads], offers)
            np.minimum.at(self.mentors, self.rows, self.mentees[self.columns] - self.paid)
            self._relax_ends()
            if np.array_equal(before, np.concatenate([self.mentors, self.mentees, self.ends])):
                return True
        return False

    def violated(self) -> Ints:
        """Arcs whose mentee's potential is above the mentor's plus the price."""
        found = []
        for rows in self._tiles():
            slack = self.mentors[rows, None] + self.levels.prices(self.scores[rows]) - self.mentees
            bad = (slack < 0) & self.open[rows]
            found.append(np.flatnonzero(bad) + rows.start * self.width)
        return np.concatenate(found)

    def _relax_ends(self) -> None:
        source, sink = self.source, self.sink
        given = (self.mentors - source.to_give)[source.can_give]
        self.ends[0] = min(self.ends[0], int(given.min()))
        taken = np.where(source.can_take, self.ends[0] + source.to_take, self.mentors)
        np.minimum(self.mentors, taken, out=self.mentors)
        reached = (self.mentees + sink.to_take)[sink.can_take]
        self.ends[1] = min(self.ends[1], int(reached.min(initial=self.ends[1])))
        returned = np.where(sink.can_give, self.ends[1] - sink.to_give, self.mentees)
        np.minimum(self.mentees, returned, out=self.mentees)

    def _tiles(self) -> list[slice]:
        height = max(1, TILE_PAIRS // self.width)
        count = len(self.mentors)
        return [slice(start, min(start + height, count)) for start in range(0, count, height)]


class _Levels:
    """Prices in which each level outweighs everything below it, for as many tandems as were chosen."""

    def __init__(self, market: Market) -> None:
        values = market.scores[market.allowed]
        self.best = int(values.max())
        self.steps: list[tuple[int, int]] = []
        worst = self.best - int(values.min())
        for threshold in sorted(market.bands, reverse=True):
            weight = len(market.chosen) * worst + 1
            self.steps.append((threshold, weight))
            worst += weight
        self.extra = len(market.chosen) * worst + 1

    def prices(self, scores: ScoreMatrix) -> Ints:
        """What making pairs with these scores costs."""
        prices = self.best - scores.astype(np.int64)
        for threshold, weight in self.steps:
            prices += weight * (scores < threshold)
        return prices
