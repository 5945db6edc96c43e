"""Presets: what a kind of program usually looks like. One table; choosing one binds to nothing.

A value counts as changed by hand when it is not what the preset chosen before proposed; such values stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

USUAL = "classic"


@dataclass(frozen=True, slots=True)
class Preset:
    """What a preset proposes. `months` lie between kickoff and end; the others are fields of a program."""

    months: int
    sessions_planned: int
    department_rule: str
    reporting_levels: int
    mentor_capacity: int
    mentee_capacity: int
    visibility: str
    digest_audience: str

    def values(self) -> dict[str, Any]:
        """Return field → proposed value, without the months, which decide the end."""
        return {name: value for name, value in asdict(self).items() if name != "months"}


PRESETS: dict[str, Preset] = {
    "classic": Preset(9, 8, "any", 2, 1, 1, "progress", "program"),
    "departmental": Preset(6, 24, "same", 1, 1, 3, "progress", "everyone"),
    "circle": Preset(12, 12, "different", 2, 2, 3, "progress", "everyone"),
    "external": Preset(6, 6, "any", 0, 2, 1, "aggregates", "program"),
    "pilot": Preset(6, 6, "different", 2, 1, 1, "aggregates", "program"),
}


def filled(said: Mapping[str, Any], *, before: str, after: str) -> dict[str, Any]:
    """Return the values that change when a program goes from preset `before` to `after`.

    `said` are the values as they stand now; what differs from the proposal of `before` was changed by hand
    and is left alone.
    """
    old, new = PRESETS[before].values(), PRESETS[after].values()
    return {
        name: new[name] for name in old if name in said and said[name] == old[name] and new[name] != old[name]
    }
