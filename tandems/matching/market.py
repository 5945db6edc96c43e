"""What is left to be matched: the pairs and places that remain once the locked tandems stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from tandems.matching.sides import Ints, Mask

CLOSED: Final = -1

ScoreMatrix = npt.NDArray[np.signedinteger[Any]]
Cell = tuple[int, int]
"""(mentor row, mentee column) of a score matrix."""


@dataclass(frozen=True, slots=True)
class Market:
    """Mentors and mentees with a free place, by their rows and columns in the whole matrix."""

    rows: Ints
    columns: Ints
    offers: ScoreMatrix
    """The scores among them; negative where no pair can be made, as for locked ones."""
    free: tuple[Ints, Ints]
    """Free places per mentor and per mentee, at least 1."""
    fresh: tuple[Mask, Mask]
    """Who has no locked tandem: for them the next tandem is the first."""

    @property
    def width(self) -> int:
        return len(self.columns)

    def most(self) -> int:
        """No set of tandems is larger."""
        return int(min(self.free[0].sum(), self.free[1].sum()))


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


def what_is_left(scores: ScoreMatrix, mentors: Ints, mentees: Ints, locked: Sequence[Cell]) -> Market:
    """The market once the locked tandems stand. The matrix is copied only where somebody is left out."""
    held_rows = np.bincount([row for row, _ in locked], minlength=len(mentors))
    held_columns = np.bincount([column for _, column in locked], minlength=len(mentees))
    places = (mentors - held_rows, mentees - held_columns)
    rows, columns = np.flatnonzero(places[0]), np.flatnonzero(places[1])
    offers = scores
    if len(rows) < len(mentors) or len(columns) < len(mentees):
        offers = scores[np.ix_(rows, columns)]
    within = [(row, column) for row, column in locked if places[0][row] and places[1][column]]
    if within:
        offers = offers.copy()
        for row, column in within:
            offers[np.searchsorted(rows, row), np.searchsorted(columns, column)] = CLOSED
    return Market(
        rows,
        columns,
        np.ascontiguousarray(offers),
        (places[0][rows], places[1][columns]),
        (held_rows[rows] == 0, held_columns[columns] == 0),
    )
