"""When a digest is closed and when it reaches its readers.

The issue of a month is closed at noon of the day before its day, in the program's zone: that is early enough
for the easternmost morning. Each reader gets it at the program's time of day in their own zone.
A month is named by its first day. Instants are UTC.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from zoneinfo import ZoneInfo

from programs.rules.dates import add_months

CLOSING_TIME = dt.time(12)
LATE = dt.timedelta(days=7)  # so long an issue may still go out after its day; the mail expires then


def shift(month: dt.date, by: int) -> dt.date:
    """Return the first day of the month `by` months after that of `month` (before it if negative)."""
    return add_months(month.replace(day=1), by)


def around(today: dt.date) -> list[dt.date]:
    """Return the months whose issue can matter today: last, this, next and the one after."""
    return [shift(today, by) for by in (-1, 0, 1, 2)]


def instant(day: dt.date, at: dt.time, zone: str) -> dt.datetime:
    """Return the instant of a local time. A missing one moves forward, of a doubled one it is the first."""
    return dt.datetime.combine(day, at, tzinfo=ZoneInfo(zone)).astimezone(dt.UTC)


def morning(month: dt.date, day: int, at: dt.time, zone: str) -> dt.datetime:
    """Return when a reader in `zone` gets the issue of `month`; `day` 1 to 28 and `at` are the program's."""
    return instant(month.replace(day=day), at, zone)


def closing(month: dt.date, day: int, zone: str) -> dt.datetime:
    """Return when the issue of `month` is closed by itself; `zone` is the program's."""
    return instant(month.replace(day=day) - dt.timedelta(days=1), CLOSING_TIME, zone)


def next_month(today: dt.date, day: int, closed: Collection[dt.date]) -> dt.date:
    """Return the month of the issue in preparation: the first that is not closed and can still go out."""
    candidates = [month for month in around(today) if month not in closed]
    return next(month for month in candidates if today < month.replace(day=day) + LATE)


def on_its_way(today: dt.date, day: int, closed: Collection[dt.date]) -> dt.date | None:
    """Return the month of a closed issue whose day has not passed, or None."""
    return next(
        (month for month in around(today) if month in closed and today <= month.replace(day=day)), None
    )


def overdue(now: dt.datetime, day: int, at: dt.time, zone: str) -> list[tuple[dt.date, dt.datetime]]:
    """Return the months that should be closed by now, oldest first, with their morning in the program's zone.

    A share approved before that morning belongs into the issue, even if nobody was awake to close it in time.
    """
    today = now.astimezone(ZoneInfo(zone)).date()
    found = []
    for month in around(today):
        at_home = morning(month, day, at, zone)
        if closing(month, day, zone) <= now < at_home + LATE:
            found.append((month, at_home))
    return found
