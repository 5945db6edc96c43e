"""The two questions asked of OR-Tools: how much can flow, and what is the cheapest way to let that much flow.

Nodes: 0 is the source, then mentors, then mentees, then the sink. Every pair is an arc of capacity 1. A
person's first tandem is free, each further one costs `extra`; somebody who already has a locked tandem has
no free one left. The algorithms are Goldberg's: push-relabel (with Tarjan, 1988) and cost scaling (1997).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from tandems.matching.levels import TooLarge
from tandems.matching.market import Market, ScoreMatrix
from tandems.matching.sides import Ints, Mask


@dataclass(frozen=True, slots=True)
class Arcs:
    """Some pairs of a market: their flat places (sorted), mentor row, mentee column and score."""

    flat: Ints
    rows: Ints
    columns: Ints
    scores: Ints

    @classmethod
    def at(cls, offers: ScoreMatrix, flat: Ints) -> "Arcs":
        """The pairs at these places."""
        rows, columns = np.divmod(flat, offers.shape[1])
        return cls(flat, rows, columns, offers.ravel()[flat].astype(np.int64))

    def __len__(self) -> int:
        return len(self.flat)

    def where(self, good: Mask) -> "Arcs":
        """Only these."""
        return Arcs(self.flat[good], self.rows[good], self.columns[good], self.scores[good])

    def at_least(self, score: int) -> "Arcs":
        """Only the pairs with this score or a better one."""
        return self.where(self.scores >= score)


def largest_set(arcs: Arcs, mentors: Ints, mentees: Ints) -> Arcs:
    """A largest set of pairs with these places (whatever the scores)."""
    from ortools.graph.python.max_flow import SimpleMaxFlow  # noqa: PLC0415 -- heavy, and only the worker needs it

    if len(arcs) == 0:
        return arcs
    count = len(mentors)
    sink = count + len(mentees) + 1
    network = SimpleMaxFlow()
    middle = network.add_arcs_with_capacity(
        _nodes(1 + arcs.rows), _nodes(1 + count + arcs.columns), _amounts(np.ones(len(arcs)))
    )
    for tails, heads, capacities in (
        (np.zeros(count), 1 + np.arange(count), mentors),
        (1 + count + np.arange(len(mentees)), np.full(len(mentees), sink), mentees),
    ):
        network.add_arcs_with_capacity(_nodes(tails), _nodes(heads), _amounts(capacities))
    if network.solve(0, sink) != network.OPTIMAL:
        raise RuntimeError("The maximum flow ended without an answer.")
    return arcs.where(np.asarray(network.flows(middle)) > 0)


def cheapest_set(arcs: Arcs, prices: Ints, market: Market, extra: int) -> Arcs:
    """The cheapest among all largest sets of these pairs. Raises TooLarge beyond 64 bits."""
    from ortools.graph.python.min_cost_flow import SimpleMinCostFlow  # noqa: PLC0415 -- the same

    count = len(market.rows)
    sink = count + len(market.columns) + 1
    network = SimpleMinCostFlow()
    middle = network.add_arcs_with_capacity_and_unit_cost(
        _nodes(1 + arcs.rows),
        _nodes(1 + count + arcs.columns),
        _amounts(np.ones(len(arcs))),
        _amounts(prices),
    )
    mentors, mentees = 1 + np.arange(count), 1 + count + np.arange(len(market.columns))
    for side, people, inward in ((0, mentors, True), (1, mentees, False)):
        first = np.minimum(market.free[side], market.fresh[side])
        for capacities, price in ((first, 0), (market.free[side] - first, extra)):
            used = np.flatnonzero(capacities)
            end = np.full(len(used), 0 if inward else sink)
            tails, heads = (end, people[used]) if inward else (people[used], end)
            network.add_arcs_with_capacity_and_unit_cost(
                _nodes(tails), _nodes(heads), _amounts(capacities[used]), _amounts(np.full(len(used), price))
            )
    network.set_node_supply(0, market.most())
    network.set_node_supply(sink, -market.most())
    status = network.solve_max_flow_with_min_cost()
    if status == network.BAD_COST_RANGE:
        raise TooLarge
    if status != network.OPTIMAL:
        raise RuntimeError(f"The cheapest flow ended without an answer: {status}.")
    return arcs.where(np.asarray(network.flows(middle)) > 0)


def _nodes(values: npt.NDArray[Any]) -> npt.NDArray[np.int32]:
    return np.ascontiguousarray(values, dtype=np.int32)


def _amounts(values: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
    return np.ascontiguousarray(values, dtype=np.int64)
