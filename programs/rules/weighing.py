"""How much each reason for a tandem counts, as HR sets it."""

from __future__ import annotations

from mentoring.errors import Refused


def check_weights(*, topics: int, contrast: int, frame: int) -> None:
    """Raise Refused(weights_zero): likes alone do not tell who suits whom, so one of these has to count."""
    if not (topics or contrast or frame):
        raise Refused("weights_zero", field="topics_weight")
