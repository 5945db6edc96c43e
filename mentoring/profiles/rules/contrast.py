"""Where two people work differently: the axes of style on which they stand furthest apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mentoring.profiles.rules.style import AXES

SHOWN = 3


@dataclass(frozen=True, slots=True)
class AxisContrast:
    """One axis of `rules.style` with the positions of two people on it, 1 to 5."""

    axis: str
    mine: int
    theirs: int

    @property
    def width(self) -> int:
        """How many steps lie between the two."""
        return abs(self.mine - self.theirs)


def widest(mine: Sequence[int], theirs: Sequence[int], *, most: int = SHOWN) -> tuple[AxisContrast, ...]:
    """Return up to `most` axes on which the two differ, the widest first; nothing if one of them set none.

    Each of the two is empty or has a position for every axis; equally wide axes keep the order of `AXES`.
    """
    if not mine or not theirs:
        return ()
    pairs = (AxisContrast(*values) for values in zip(AXES, mine, theirs, strict=True))
    apart = [pair for pair in pairs if pair.width]
    return tuple(sorted(apart, key=lambda pair: -pair.width)[:most])
