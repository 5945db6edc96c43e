"""Many people say the same: what only depends on a few words is worked out once for each kind of people."""

from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from tandems.matching.sides import Ints, Side

WORTHWHILE: Final = 4
"""A table must be so many times smaller than what it stands for."""

Array = npt.NDArray[Any]
Tile = Callable[[slice], Array]
"""Rows of mentors to an array (rows, mentees), or to one value where all are equal."""


def by_class(a: Side, b: Side, reads: Sequence[str], evaluate: Callable[[Side, Side, slice], Array]) -> Tile:
    """The same as `evaluate` for all rows, which must depend on the arrays named in `reads` alone.

    Without names, or where nearly everybody is different, the rows are evaluated as they are asked for.
    """
    if not reads or not len(a) or not len(b):
        return lambda rows: evaluate(a, b, rows)
    mentors, mentor_class = _classes(a, reads)
    mentees, mentee_class = _classes(b, reads)
    if len(mentors) * len(mentees) * WORTHWHILE > len(a) * len(b):
        return lambda rows: evaluate(a, b, rows)
    table = evaluate(a.only(mentors), b.only(mentees), slice(0, len(mentors)))
    if (table == table.flat[0]).all():
        single = table.flat[:1]
        return lambda _rows: single
    wide = table[:, mentee_class]
    return lambda rows: wide[mentor_class[rows]]


def _classes(side: Side, reads: Sequence[str]) -> tuple[Ints, Ints]:
    """One person of each class, and the class of each person."""
    classes: Ints = np.zeros(len(side), dtype=np.int64)
    for name in reads:
        array: Array = getattr(side, name)
        for column in array.reshape(len(side), -1).T:
            _, value = np.unique(column, return_inverse=True)
            _, classes = np.unique(classes * (int(value.max()) + 1) + value, return_inverse=True)
    _, first = np.unique(classes, return_index=True)
    return first, classes
