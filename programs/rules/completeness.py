"""What a participation must hold before it can be matched."""

from __future__ import annotations

from collections.abc import Iterable

TOPIC = "topic"


def missing_parts(*, profile: Iterable[str], topics: int) -> tuple[str, ...]:
    """Return codes of what is missing: those of the profile, then "topic" unless one is offered or wanted."""
    return (*profile, *(() if topics else (TOPIC,)))
