"""All pairs at once: points where a tandem is possible, `INFEASIBLE` where a hard rule forbids it."""

from collections.abc import Callable, Iterable
from typing import Final

import numpy as np
import numpy.typing as npt

from tandems.matching.points import components_for
from tandems.matching.problem import Problem, line_of
from tandems.matching.rules import Rule, rules_for
from tandems.matching.sides import Mask, Side, encode

INFEASIBLE: Final = -1
TILE_PAIRS: Final = 250_000
"""Pairs looked at together: some 10 MB of intermediate arrays, whatever the size of the pool."""

Scores = npt.NDArray[np.int16]


def score_matrix(problem: Problem, *, progress: Callable[[float], None] | None = None) -> Scores:
    """Points 0 to 1000 for every pair, -1 where forbidden; shape (mentors, mentees), in canonical order.

    `progress` hears the share done after each tile of rows.
    """
    a, b = encode(problem, line_of(problem))
    rules, components = rules_for(problem), components_for(problem)
    scores = np.empty((len(a), len(b)), dtype=np.int16)
    for rows in _tiles(len(a), len(b)):
        tile = scores[rows]
        tile[:] = 0
        for component in components:
            tile += component.matrix(a, b, rows).astype(np.int16, copy=False)
        tile[_blocked(rules, a, b, rows)] = INFEASIBLE
        if progress is not None:
            progress(min(1.0, rows.stop / len(a)))
    return scores


def feasible(problem: Problem) -> Mask:
    """Which pairs no hard rule forbids: shape (mentors, mentees)."""
    a, b = encode(problem, line_of(problem))
    rules = rules_for(problem)
    allowed = np.empty((len(a), len(b)), dtype=np.bool_)
    for rows in _tiles(len(a), len(b)):
        allowed[rows] = ~_blocked(rules, a, b, rows)
    return allowed


def _blocked(rules: Iterable[Rule], a: Side, b: Side, rows: slice) -> Mask:
    blocked = np.zeros((rows.stop - rows.start, len(b)), dtype=np.bool_)
    for rule in rules:
        blocked |= rule.mask(a, b, rows)
    return blocked


def _tiles(mentors: int, mentees: int) -> list[slice]:
    height = max(1, TILE_PAIRS // max(1, mentees))
    return [slice(start, min(start + height, mentors)) for start in range(0, mentors, height)]
