"""One tandem ends: the two return to the pool and find the next best without disturbing others.

With `max_changes` some of the others may change partners. Where the matching was the best, the best one
without the dissolved pair differs from it by one path of exchanges from the one to the other of the two
(any further cycle would have improved the matching before), so the cheapest path that gives up no more
tandems than allowed is exactly the best answer. Found by Bellman-Ford in layers, one per tandem given up.
"""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from tandems.matching.detour import NOBODY, SINK, SOURCE
from tandems.matching.engine import checked_issues, match_scored
from tandems.matching.exchange import Book
from tandems.matching.market import Cell
from tandems.matching.matching import Matching
from tandems.matching.problem import Link, Problem
from tandems.matching.regret import Exchanges
from tandems.matching.scores import INFEASIBLE
from tandems.matching.sides import Ints

FAR: Final = 2**61


def rematch(problem: Problem, matching: Matching, dissolved: Link, max_changes: int = 0) -> Matching:
    """The best tandems without the `dissolved` (mentor, mentee), at most `max_changes` others changed.

    `matching` belongs to `problem`. All tandems that stay are locked in the answer, which is the matching
    of `problem_without(...)`. ValueError for a pair that is no tandem of the matching.
    """
    changing = released(problem, matching, dissolved, max_changes)
    asked = problem_without(problem, matching, dissolved, changing)
    scores = matching.scores.copy()
    rows = {person.id: row for row, person in enumerate(problem.mentors)}
    columns = {person.id: column for column, person in enumerate(problem.mentees)}
    scores[rows[dissolved[0]], columns[dissolved[1]]] = INFEASIBLE
    pairs = [(pair.mentor, pair.mentee) for pair in matching.pairs]
    return match_scored(
        asked,
        scores,
        checked_issues(asked),
        lambda _step, _share: None,
        scores_given=matching.scores_given,
        known=dict(zip(pairs, matching.explanations, strict=True)),
    )


def problem_without(
    problem: Problem, matching: Matching, dissolved: Link, changing: tuple[Link, ...] = ()
) -> Problem:
    """The problem that is left: the dissolved pair vetoed, all other tandems locked but the `changing` ones.

    ValueError for a pair that is no tandem of the matching.
    """
    pairs = [(pair.mentor, pair.mentee) for pair in matching.pairs]
    if dissolved not in pairs:
        raise ValueError(f"{dissolved} is no tandem of this matching")
    staying = tuple(pair for pair in pairs if pair != dissolved and pair not in changing)
    return replace(problem, locks=staying, vetoes=(*problem.vetoes, dissolved))


def released(problem: Problem, matching: Matching, dissolved: Link, max_changes: int) -> tuple[Link, ...]:
    """The other tandems that change in the best answer, at most so many; locked ones never do."""
    moving = [(pair.mentor, pair.mentee) for pair in matching.pairs if not pair.locked]
    others = tuple(pair for pair in moving if pair != dissolved)
    if max_changes >= len(others):
        return others
    if max_changes <= 0 or dissolved not in moving:
        return ()
    exchanges = Exchanges(problem, matching, unlocked=(dissolved,))
    row, column = exchanges.mentors[dissolved[0]], exchanges.mentees[dissolved[1]]
    places = exchanges.place(row, exchanges.market.rows), exchanges.place(column, exchanges.market.columns)
    book = exchanges.holding_book()
    given_up = _Layers(book, (places[0] or 0, places[1] or 0)).cheapest(max_changes)
    return exchanges.links(exchanges.whole(given_up))


@dataclass(slots=True)
class _Layer:
    """Cheapest ways that give up so many tandems, and what lies before each place on them."""

    rows: Ints
    row_from: Ints
    columns: Ints
    column_from: Ints
    source_from: int
    sink_from: int


class _Layers:
    """Paths from the mentor of a dissolved pair to its mentee, by the number of tandems given up."""

    def __init__(self, book: Book, dissolved: Cell) -> None:
        self.book, self.dissolved = book, dissolved
        flat = dissolved[0] * book.market.width + dissolved[1]
        self.others = book.chosen.where(book.chosen.flat != flat)
        self.closed = book.market.offers < 0
        self.closed[book.chosen.rows, book.chosen.columns] = True

    def cheapest(self, most: int) -> list[Cell]:
        """The tandems given up on the cheapest path with at most so many; fewer where that costs the same."""
        start, end = self.dissolved
        rows = np.full(len(self.book.market.rows), FAR, dtype=np.int64)
        rows[start] = 0
        layers: list[_Layer] = []
        row_from = np.full(len(rows), NOBODY, dtype=np.int64)
        for _ in range(most + 1):
            layers.append(self._layer(rows, row_from))
            rows, row_from = self._next_rows(layers[-1])
        costs = [int(layer.columns[end]) for layer in layers]
        return self._traced(layers[: costs.index(min(costs)) + 1], end)

    def _layer(self, rows: Ints, row_from: Ints) -> _Layer:
        """Everything that is reached without giving up another tandem."""
        source, sink = self.book.source, self.book.sink
        returned = np.where(source.can_give & (rows < FAR), rows - source.to_give, FAR)
        first = int(returned.argmin())
        at_source = int(returned[first])
        taken = np.where(source.can_take & (at_source < FAR), at_source + source.to_take, FAR)
        row_from = np.where(taken < rows, SOURCE, row_from)
        rows = np.minimum(rows, taken)
        columns, column_from = self._over_pairs(rows)
        passed = np.where(sink.can_take & (columns < FAR), columns + sink.to_take, FAR)
        sink_from = int(passed.argmin())
        at_sink = int(passed[sink_from])
        if at_source < FAR and at_source + self.book.levels.lost < at_sink:
            at_sink, sink_from = at_source + self.book.levels.lost, SOURCE
        back = np.where(sink.can_give & (at_sink < FAR), at_sink - sink.to_give, FAR)
        column_from = np.where(back < columns, SINK, column_from)
        return _Layer(rows, row_from, np.minimum(columns, back), column_from, first, sink_from)

    def _over_pairs(self, rows: Ints) -> tuple[Ints, Ints]:
        """The cheapest way to each mentee by making one more pair, and with whom."""
        offers, prices = self.book.market.offers, self.book.levels.prices
        columns = np.full(offers.shape[1], FAR, dtype=np.int64)
        column_from = np.full(offers.shape[1], NOBODY, dtype=np.int64)
        for row in np.flatnonzero(rows < FAR).tolist():
            costs = np.where(self.closed[row], FAR, rows[row] + prices(offers[row]))
            better = costs < columns
            columns[better], column_from[better] = costs[better], row
        return columns, column_from

    def _next_rows(self, layer: _Layer) -> tuple[Ints, Ints]:
        """Where giving up one more tandem leads."""
        rows = np.full(len(layer.rows), FAR, dtype=np.int64)
        row_from = np.full(len(layer.rows), NOBODY, dtype=np.int64)
        prices = self.book.levels.prices(self.others.scores)
        reached = zip(self.others.rows.tolist(), self.others.columns.tolist(), prices.tolist(), strict=True)
        for row, column, price in reached:
            cost = int(layer.columns[column]) - price
            if layer.columns[column] < FAR and cost < rows[row]:
                rows[row], row_from[row] = cost, column
        return rows, row_from

    def _traced(self, layers: list[_Layer], end: int) -> list[Cell]:
        given_up = []
        node = end
        for layer in reversed(layers):
            row = int(layer.column_from[node])
            if row == SINK:
                row = (
                    layer.sink_from if layer.sink_from == SOURCE else int(layer.column_from[layer.sink_from])
                )
            if row == SOURCE or layer.row_from[row] == SOURCE:
                row = layer.source_from
            if layer.row_from[row] >= 0:
                node = int(layer.row_from[row])
                given_up.append((row, node))
        return given_up
