"""Generation bands: what a birth year is reduced to at once. A band is an ordinal, 0 the earliest."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Sequence

BORDERS = (1965, 1981, 1997)  # first years of bands 1, 2 and 3; start values of an installation


def check_borders(borders: Sequence[int]) -> None:
    """Raise ValueError unless the borders rise from one to the next."""
    if any(later <= earlier for earlier, later in itertools.pairwise(borders)):
        raise ValueError("the borders of the generation bands have to rise")


def band_of(year: int, borders: Sequence[int] = BORDERS) -> int:
    """Return the band of a birth year: how many borders lie at or before it."""
    check_borders(borders)
    return bisect.bisect_right(borders, year)
