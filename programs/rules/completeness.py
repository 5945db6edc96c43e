"""What a participation must hold before it can be matched, and when somebody is reminded of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

TOPIC = "topic"
REMIND_BEFORE = (10, 4, 1)
"""Days before the last day for profiles; in the morning where the person is."""
MORNING = dt.time(9)


def missing_parts(*, profile: Iterable[str], topics: int) -> tuple[str, ...]:
    """Return codes of what is missing: those of the profile, then "topic" unless one is offered or wanted."""
    return (*profile, *(() if topics else (TOPIC,)))


@dataclass(frozen=True, slots=True)
class Reminding:
    """A reminder `days` before the last day, to be sent from `due_at` until `expires_at` (aware)."""

    days: int
    due_at: dt.datetime
    expires_at: dt.datetime


def reminding(last_day: dt.date, *, zone: str, joined_at: dt.datetime, now: dt.datetime) -> Reminding | None:
    """Return the reminder that is due `now` for somebody in `zone`, or None.

    Each gives way to the next, so that nobody who was out of reach gets two at once; the last one ends with
    `last_day`. Whoever joined after a reminder fell due has just been asked and gets none of it.
    """
    there = ZoneInfo(zone)
    starts = [
        dt.datetime.combine(last_day - days * dt.timedelta(days=1), MORNING, there) for days in REMIND_BEFORE
    ]
    ends = [*starts[1:], dt.datetime.combine(last_day + dt.timedelta(days=1), dt.time(0), there)]
    for days, start, end in zip(REMIND_BEFORE, starts, ends, strict=True):
        if start <= now < end and joined_at < start:
            return Reminding(days, start, end)
    return None
