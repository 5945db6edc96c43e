"""The cheapest way to make room for one more pair: Dijkstra in the residual network, in reduced costs.

Seen from one person, whose side is called columns here; the other side is rows. The person's column takes
the new partner and gives somebody up, who looks for another, and so on, until the new partner's old place
is filled or left empty. With the potentials of the certificate no step costs less than nothing, so one
search finds the way to everybody at once (Edmonds and Karp 1972; Johnson 1977).
"""

import heapq
from dataclasses import dataclass
from typing import Final

import numpy as np

from tandems.matching.exchange import Book, Side
from tandems.matching.levels import Levels
from tandems.matching.market import ScoreMatrix
from tandems.matching.sides import Ints

FAR: Final = 2**62
STRIP: Final = 32
SOURCE: Final = -1
SINK: Final = -2
NOBODY: Final = -3


@dataclass(frozen=True, slots=True)
class Network:
    """A solved market as one side sees it."""

    offers: ScoreMatrix
    levels: Levels
    rows: Ints
    """Potentials."""
    columns: Ints
    source: int
    sink: int
    row_side: Side
    column_side: Side
    partners: tuple[tuple[int, ...], ...]
    """Column to the rows it holds."""
    held: tuple[tuple[int, ...], ...]
    """Row to the columns it holds."""

    @classmethod
    def of(cls, book: Book, *, turned: bool) -> "Network":
        """With mentees as columns; `turned`: with mentors as columns."""
        chosen, offers = book.chosen, book.market.offers
        rows, columns, sides = chosen.rows, chosen.columns, (book.source, book.sink)
        potentials, ends = (book.mentors, book.mentees), book.ends
        if turned:
            offers, sides, (rows, columns) = _turned(offers), sides[::-1], (columns, rows)
            potentials, ends = (-book.mentees, -book.mentors), [-book.ends[1], -book.ends[0]]
        held: list[list[int]] = [[] for _ in range(offers.shape[0])]
        partners: list[list[int]] = [[] for _ in range(offers.shape[1])]
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
            held[row].append(column)
            partners[column].append(row)
        return cls(
            offers=offers,
            levels=book.levels,
            rows=potentials[0],
            columns=potentials[1],
            source=ends[0],
            sink=ends[1],
            row_side=sides[0],
            column_side=sides[1],
            partners=tuple(map(tuple, partners)),
            held=tuple(map(tuple, held)),
        )

    def entry(self, column: int) -> Ints:
        """Reduced cost of each row's pair with this column; `FAR` where none can be made."""
        line = self.offers[:, column]
        cost = self.rows + self.levels.prices(line) - self.columns[column]
        return np.where(line < 0, FAR, cost)


def _turned(offers: ScoreMatrix) -> ScoreMatrix:
    """The transposed matrix, row after row in memory; copied in strips, which the processor's cache likes."""
    turned = np.empty(offers.shape[::-1], dtype=offers.dtype)
    for start in range(0, len(offers), STRIP):
        turned[:, start : start + STRIP] = offers[start : start + STRIP].T
    return turned


class Detour:
    """The search from one column. Rows are reached in the order of what they cost."""

    def __init__(self, network: Network, column: int) -> None:
        self.network, self.start = network, column
        self.to_row: dict[int, int] = {}
        """Settled rows and their distance."""
        count = network.offers.shape[1]
        self.open_columns = np.full(count, FAR, dtype=np.int64)
        """Distance of columns that are reached and not settled."""
        self.bound = self.open_columns.copy()
        """What is nearer than this is news; nothing is, once a column is settled."""
        self.shortfall = network.levels.best - network.columns
        self.row_before_column = np.full(count, NOBODY, dtype=np.int64)
        self.before_row: dict[int, int] = {}
        self.before = {SOURCE: NOBODY, SINK: NOBODY}
        self.ends = {SOURCE: FAR, SINK: FAR}
        self.queue: list[tuple[int, int, int]] = []
        """(distance, row or end, from which column or end)."""
        self.open_columns[column] = self.bound[column] = 0

    def next_row(self) -> tuple[int, int] | None:
        """The next nearest row and its distance, None when all are known."""
        while True:
            column = int(self.open_columns.argmin())
            distance = int(self.open_columns[column])
            if self.queue and self.queue[0][0] <= distance:
                distance, node, origin = heapq.heappop(self.queue)
                if node >= 0 and node not in self.to_row:
                    self.before_row[node] = origin
                    self._leave_row(node, distance)
                    return node, distance
                if node < 0 and self.ends[node] == FAR:
                    self.ends[node], self.before[node] = distance, origin
                    self._leave_end(node, distance)
            elif distance < FAR:
                self._leave_column(column, distance)
            else:
                return None

    def way_to(self, row: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """Pairs (row, column) that are given up and that are made on the way, without the new pair itself."""
        given_up: list[tuple[int, int]] = []
        made: list[tuple[int, int]] = []
        node, is_row = row, True
        while True:
            if is_row:
                origin = self.before_row[node]
                if origin >= 0:
                    given_up.append((node, origin))
                is_row = False
            elif node >= 0:
                if node == self.start:
                    return given_up, made
                origin = int(self.row_before_column[node])
                if origin >= 0:
                    made.append((origin, node))
                    is_row = True
            else:
                origin, is_row = self._before_end(node)
            node = origin

    def _before_end(self, end: int) -> tuple[int, bool]:
        """What lies before an end: rows lie before the source, columns or the source before the sink."""
        return self.before[end], end == SOURCE

    def _leave_column(self, column: int, distance: int) -> None:
        net = self.network
        self.open_columns[column] = FAR
        self.bound[column] = -FAR
        for row in net.partners[column]:
            price = int(net.levels.prices(net.offers[row : row + 1, column])[0])
            step = int(net.columns[column]) - int(net.rows[row]) - price
            heapq.heappush(self.queue, (distance + step, row, column))
        if net.column_side.can_take[column]:
            step = int(net.column_side.to_take[column] + net.columns[column]) - net.sink
            heapq.heappush(self.queue, (distance + step, SINK, column))

    def _leave_row(self, row: int, distance: int) -> None:
        net = self.network
        self.to_row[row] = distance
        line = net.offers[row]
        begin = distance + int(net.rows[row])
        near = np.flatnonzero(
            self.shortfall - line < self.bound - begin
        )  # what levels add comes on top of it
        near = near[line[near] >= 0]
        costs = net.levels.prices(line[near]) - net.columns[near] + begin
        for held in net.held[row]:
            costs[near == held] = FAR
        better = costs < self.bound[near]
        self._reach_columns(near[better], costs[better], row)
        if net.row_side.can_give[row]:
            step = int(net.rows[row] - net.row_side.to_give[row]) - net.source
            heapq.heappush(self.queue, (distance + step, SOURCE, row))

    def _leave_end(self, end: int, distance: int) -> None:
        net = self.network
        if end == SOURCE:
            for row in np.flatnonzero(net.row_side.can_take).tolist():
                step = int(net.row_side.to_take[row] - net.rows[row]) + net.source
                heapq.heappush(self.queue, (distance + step, row, SOURCE))
            step = net.levels.lost + net.source - net.sink
            heapq.heappush(self.queue, (distance + step, SINK, SOURCE))
        else:
            costs = distance + net.sink - net.column_side.to_give - net.columns
            places = np.flatnonzero((costs < self.bound) & net.column_side.can_give)
            self._reach_columns(places, costs[places], SINK)

    def _reach_columns(self, places: Ints, costs: Ints, origin: int) -> None:
        self.bound[places] = self.open_columns[places] = costs
        self.row_before_column[places] = origin
