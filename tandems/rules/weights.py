"""How much each reason counts in a match: from what HR sets (0 to 5 each) to points that sum to 1000."""

from __future__ import annotations

from collections.abc import Mapping

FULL = 1000
FRAME = {"time": 2, "languages": 1, "practicality": 2}
"""How the frame of a tandem (when, in which language, where) is shared out."""


def points(*, topics: int, contrast: int, interest: int, frame: int) -> dict[str, int]:
    """Return the most points of each component of the matching engine, in whole points that sum to 1000.

    Weights are relative: 4, 3, 2, 1 give 400, 300, 200 and 100. What rounding leaves goes to the largest
    remainder, ties to the earlier name. Raises ValueError if all weights are zero.
    """
    parts = sum(FRAME.values())
    shares = {"topics": topics * parts, "contrast": contrast * parts, "interest": interest * parts}
    return _shared_out(shares | {name: frame * part for name, part in FRAME.items()})


def _shared_out(shares: Mapping[str, int]) -> dict[str, int]:
    """The largest remainder method (Hamilton)."""
    whole = sum(shares.values())
    if whole == 0:
        raise ValueError("at least one weight must be above zero")
    given = {name: FULL * share // whole for name, share in shares.items()}
    by_remainder = sorted(shares, key=lambda name: -(FULL * shares[name] % whole))
    for name in by_remainder[: FULL - sum(given.values())]:
        given[name] += 1
    return given
