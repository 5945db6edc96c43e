"""How long the narrow account of a guest works."""

from __future__ import annotations

from datetime import date, timedelta

from mentoring.errors import Refused

WARNED_BEFORE = 7  # days
ERASED_AFTER = 30  # days without an account


def has_ended(until: date | None, *, today: date) -> bool:
    """Say whether an account is over; `until` is its last day, None for people of the directory."""
    return until is not None and until < today


def erased_before(today: date) -> date:
    """Return the day of which holds: a guest whose last day was earlier is erased by now."""
    return today - timedelta(days=ERASED_AFTER)


def check_end(until: date, *, today: date, latest: date) -> None:
    """Raise Refused: guest_end_past, or guest_end_late for a day after `latest`, the end of the program."""
    if has_ended(until, today=today):
        raise Refused("guest_end_past", field="until")
    if until > latest:
        raise Refused("guest_end_late", field="until", latest=latest)
