"""When a tandem meets: from what a clock on the wall shows to an instant, and what an appointment may be."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from mentoring.errors import Refused


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant found for a local time.

    `at` is in UTC. `skipped`: the local time does not exist (clocks go forward), `at` lies that much later.
    `twice`: the local time exists twice (clocks go back), `at` is the first of the two.
    """

    at: dt.datetime
    skipped: bool = False
    twice: bool = False


@dataclass(frozen=True, slots=True)
class Appointment:
    """What two people agree on. `day` and `clock` are local to `time_zone` (an IANA name)."""

    day: dt.date
    clock: dt.time
    time_zone: str
    minutes: int
    format: str
    place: str = ""
    link: str = ""
    subject: str = ""


def instant(day: dt.date, clock: dt.time, time_zone: str) -> Moment:
    """Return the instant at which a clock in `time_zone` shows `clock` on `day`.

    After PEP 495: with fold=0 a local time inside a gap moves forward by the length of the gap, and one that
    exists twice means the first.
    """
    zone = ZoneInfo(time_zone)
    local = dt.datetime.combine(day, clock.replace(fold=0), tzinfo=zone)
    at = local.astimezone(dt.UTC)
    shown = at.astimezone(zone).replace(tzinfo=None)
    skipped = shown != local.replace(tzinfo=None)
    twice = not skipped and local.utcoffset() != local.replace(fold=1).utcoffset()
    return Moment(at, skipped=skipped, twice=twice)


def check_ahead(starts_at: dt.datetime, *, now: dt.datetime) -> None:
    """A meeting is planned for later. Raises Refused: meeting_in_the_past."""
    if starts_at <= now:
        raise Refused("meeting_in_the_past", field="day")


def check_begun(starts_at: dt.datetime, *, now: dt.datetime) -> None:
    """Only what has begun can be logged. Raises Refused: log_before_meeting."""
    if now < starts_at:
        raise Refused("log_before_meeting")


def check_held(held_on: dt.date, *, today: dt.date, since: dt.date) -> None:
    """A talk nobody planned took place between the start of the tandem and today.

    Raises Refused: log_in_the_future, log_before_tandem.
    """
    if held_on > today:
        raise Refused("log_in_the_future", field="held_on")
    if held_on < since:
        raise Refused("log_before_tandem", field="held_on")
