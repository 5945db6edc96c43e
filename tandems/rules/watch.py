"""What HR should look at twice in a proposal: said as a warning, never as a score."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

NARROW = 350  # of 1000 points without likes
FEW_TIMES = 1  # common usual times, where both have told theirs


def watch(explanation: Mapping[str, Any], score: int) -> tuple[str, ...]:
    """Return codes of what to look at: "no_topic", "few_times", "narrow".

    `explanation` is the engine's as it is kept with a proposal, `score` its points of 1000. Nothing is said
    about times that are not in it.
    """
    points, maxima = explanation.get("points", {}), explanation.get("maxima", {})
    told_times = maxima.get("time", 0) > 0 and points.get("time", 0) * 2 < maxima["time"]
    found = {
        "no_topic": not explanation.get("topics"),
        "few_times": told_times and explanation.get("common_slots", FEW_TIMES + 1) <= FEW_TIMES,
        "narrow": score < NARROW,
    }
    return tuple(code for code, is_so in found.items() if is_so)
