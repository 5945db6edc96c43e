"""The two questions asked of OR-Tools: how much can flow, and what is the cheapest way to let that much flow.

Nodes: 0 is the source, then mentors, then mentees, then the sink. Every pair is an arc of capacity 1. A
person's first tandem is free, each further one costs `extra`; somebody who already has a locked tandem has
no free one left.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from tandems.matching.sides import Ints, Mask


class TooLarge(Exception):  # noqa: N818 -- reads as a sentence where it is raised
    """The prices of this problem do not fit into 64 bits; fewer bands or a smaller pool do."""


@dataclass(frozen=True, slots=True)
class Arcs:
    """Pairs that may still be made: mentor row, mentee column and score of each, in canonical order."""

    rows: Ints
    columns: Ints
    scores: Ints

    def __len__(self) -> int:
        return len(self.rows)

    def at_least(self, score: int) -> "Arcs":
        """Only the pairs with this score or a better one."""
        good = self.scores >= score
        return Arcs(self.rows[good], self.columns[good], self.scores[good])


@dataclass(frozen=True, slots=True)
class Places:
    """Free places of both sides, and whose first tandem is still to come."""

    mentors: Ints
    mentees: Ints
    fresh_mentors: Mask
    fresh_mentees: Mask

    def most(self) -> int:
        """No set of tandems is larger."""
        return int(min(self.mentors.sum(), self.mentees.sum()))


def largest_flow(arcs: Arcs, mentors: Ints, mentees: Ints) -> int:
    """The largest number of tandems with these places (whatever the scores)."""
    from ortools.graph.python.max_flow import SimpleMaxFlow  # noqa: PLC0415 -- heavy, and only the worker needs it

    if len(arcs) == 0:
        return 0
    count = len(mentors)
    sink = count + len(mentees) + 1
    network = SimpleMaxFlow()
    for tails, heads, capacities in (
        (np.zeros(count), 1 + np.arange(count), mentors),
        (1 + arcs.rows, 1 + count + arcs.columns, np.ones(len(arcs))),
        (1 + count + np.arange(len(mentees)), np.full(len(mentees), sink), mentees),
    ):
        network.add_arcs_with_capacity(_nodes(tails), _nodes(heads), _amounts(capacities))
    if network.solve(0, sink) != network.OPTIMAL:
        raise RuntimeError("The maximum flow ended without an answer.")
    return int(network.optimal_flow())


def cheapest_flow(arcs: Arcs, prices: Ints, places: Places, extra: int) -> Mask:
    """Which arcs are used by the cheapest among all largest flows. Raises TooLarge beyond 64 bits."""
    from ortools.graph.python.min_cost_flow import SimpleMinCostFlow  # noqa: PLC0415 -- the same

    count = len(places.mentors)
    sink = count + len(places.mentees) + 1
    network = SimpleMinCostFlow()
    middle = network.add_arcs_with_capacity_and_unit_cost(
        _nodes(1 + arcs.rows),
        _nodes(1 + count + arcs.columns),
        _amounts(np.ones(len(arcs))),
        _amounts(prices),
    )
    mentors, mentees = 1 + np.arange(count), 1 + count + np.arange(len(places.mentees))
    for people, free, fresh, inward in (
        (mentors, places.mentors, places.fresh_mentors, True),
        (mentees, places.mentees, places.fresh_mentees, False),
    ):
        first = np.minimum(free, fresh)
        for capacities, price in ((first, 0), (free - first, extra)):
            used = np.flatnonzero(capacities)
            end = np.full(len(used), 0 if inward else sink)
            tails, heads = (end, people[used]) if inward else (people[used], end)
            network.add_arcs_with_capacity_and_unit_cost(
                _nodes(tails), _nodes(heads), _amounts(capacities[used]), _amounts(np.full(len(used), price))
            )
    network.set_node_supply(0, places.most())
    network.set_node_supply(sink, -places.most())
    status = network.solve_max_flow_with_min_cost()
    if status == network.BAD_COST_RANGE:
        raise TooLarge
    if status != network.OPTIMAL:
        raise RuntimeError(f"The cheapest flow ended without an answer: {status}.")
    used_arcs: Mask = np.asarray(network.flows(middle)) > 0
    return used_arcs


def _nodes(values: npt.NDArray[Any]) -> npt.NDArray[np.int32]:
    return np.ascontiguousarray(values, dtype=np.int32)


def _amounts(values: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
    return np.ascontiguousarray(values, dtype=np.int64)
