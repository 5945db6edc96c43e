"""One price per pair in which every wish outweighs all the lesser ones together."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from tandems.matching.sides import Ints

PRICE_BITS: Final = 59
"""No way through the network costs more than eight times the dearest price."""


class TooLarge(Exception):  # noqa: N818 -- reads as a sentence where it is raised
    """The prices of this problem do not fit into 64 bits; fewer bands or a smaller pool do."""


@dataclass(frozen=True, slots=True)
class Levels:
    """What a pair costs: the shortfall to the `best` score, and a weight for each threshold it stays below.

    A further tandem for somebody who has one costs `extra`, one tandem less `lost`.
    """

    best: int
    steps: tuple[tuple[int, int], ...]
    """(threshold, weight), the highest threshold with the smallest weight first."""
    extra: int
    lost: int

    def prices(self, scores: "np.ndarray[Any, Any]") -> Ints:
        """The price of making pairs with these scores, in 64 bits."""
        prices: Ints = self.best - scores.astype(np.int64)
        for threshold, weight in self.steps:
            prices += weight * (scores < threshold)
        return prices

    def zones(self) -> list[tuple[int | None, int | None, int]]:
        """(from score, below score, what is added to the shortfall) where prices are a straight line."""
        zones: list[tuple[int | None, int | None, int]] = []
        above: int | None = None
        added = 0
        for threshold, weight in self.steps:
            zones.append((threshold, above, added))
            above, added = threshold, added + weight
        return [*zones, (None, above, added)]


def levels_for(best: int, thresholds: Iterable[int], tandems: int) -> Levels:
    """Levels for sets of at most so many tandems with scores from 0 to `best`.

    The lowest level is the shortfall. Each level above, the higher thresholds first, weighs one more than
    `tandems` times everything below it. One tandem less costs more than any single exchange can return,
    and such an exchange passes each end at most once. Raises TooLarge beyond 64 bits.
    """
    steps, ceiling = [], best
    for threshold in sorted(set(thresholds), reverse=True):
        steps.append((threshold, tandems * ceiling + 1))
        ceiling += steps[-1][1]
    extra = tandems * ceiling + 1
    if extra.bit_length() > PRICE_BITS:
        raise TooLarge
    return Levels(best, tuple(steps), extra, lost=4 * extra)
