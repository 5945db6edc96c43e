"""The cast with one of everything that has an address, for walking the whole product."""

from __future__ import annotations

from dataclasses import dataclass

from tests.cast import Cast, make_cast


@dataclass(frozen=True)
class Stage:
    """What the rows of the matrix find their keywords in."""

    cast: Cast


def make_stage() -> Stage:
    """Set the stage."""
    return Stage(cast=make_cast())
