"""All pairs at once: points where a tandem is possible, `INFEASIBLE` where a hard rule forbids it."""

from collections.abc import Callable, Iterable
from typing import Final

import numpy as np
import numpy.typing as npt

from tandems.matching.classes import Tile, by_class
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
    points = [component.over(a, b) for component in components_for(problem)]
    blocked = _blocked(rules_for(problem), a, b)
    scores = np.empty((len(a), len(b)), dtype=np.int16)
    for rows in _tiles(len(a), len(b)):
        tile = scores[rows]
        tile[:] = points[0](rows)
        for component in points[1:]:
            tile += component(rows)
        tile[blocked(rows)] = INFEASIBLE
        if progress is not None:
            progress(min(1.0, rows.stop / len(a)))
    return scores


def feasible(problem: Problem) -> Mask:
    """Which pairs no hard rule forbids: shape (mentors, mentees)."""
    a, b = encode(problem, line_of(problem))
    blocked = _blocked(rules_for(problem), a, b)
    allowed = np.empty((len(a), len(b)), dtype=np.bool_)
    for rows in _tiles(len(a), len(b)):
        allowed[rows] = ~blocked(rows)
    return allowed


def _blocked(rules: Iterable[Rule], a: Side, b: Side) -> Tile:
    masks = [by_class(a, b, rule.reads, rule.mask) for rule in rules]

    def blocked(rows: slice) -> Mask:
        found = np.zeros((len(a.ids[rows]), len(b)), dtype=np.bool_)
        for mask in masks:
            found |= mask(rows)
        return found

    return blocked


def _tiles(mentors: int, mentees: int) -> list[slice]:
    height = max(1, TILE_PAIRS // max(1, mentees))
    return [slice(start, min(start + height, mentors)) for start in range(0, mentors, height)]
