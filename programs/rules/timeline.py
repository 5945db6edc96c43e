"""The year of a program: what lies around its kickoff, proposed backwards and forwards.

Three dates are decided: the day profiles are due, the kickoff and the end. Everything else follows from them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from programs.rules.dates import add_months, months_between
from programs.rules.presets import PRESETS

AHEAD = timedelta(weeks=10)  # a program is usually set up this long before its kickoff
REVIEW = timedelta(days=17)  # from the Friday profiles are due to a kickoff on a Monday
CALL = timedelta(weeks=6)  # how long people are invited before profiles are due
FAREWELL = timedelta(weeks=3)
HALF_TIME = timedelta(days=11)  # a Monday to the Friday of the week after
RETENTION_MONTHS = 6  # what is known of tandems is kept for so long after the end
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
SATURDAY = 5
DRAWN_MONTHS = 18  # the most a drawing holds


@dataclass(frozen=True, slots=True)
class Dates:
    """The three dates that are decided."""

    profiles_due: date
    kickoff: date
    end: date


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the year, both days included. Codes: call, review, work, half_time, farewell."""

    code: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class Awkward:
    """A date that falls on a day when few people work; `better` is the next day that fits.

    `which` is profiles_due_on, kickoff_on, ends_on; `why` is weekend, new_year, may_day or unity_day.
    """

    which: str
    on: date
    why: str
    better: date


def proposed(today: date, preset: str) -> Dates:
    """Return the dates a new program begins with: a kickoff on a Monday ten weeks ahead or a little later."""
    kickoff = today + AHEAD
    while kickoff.weekday() or why_awkward(kickoff):
        kickoff += DAY
    return Dates(kickoff - REVIEW, kickoff, add_months(kickoff, PRESETS[preset].months))


def followed(before: Dates, said: Dates, *, months_before: int, months_after: int) -> Dates:
    """Return `said` with what follows from it: a moved kickoff takes along the dates nobody touched.

    `before` are the dates as they were. The end keeps its distance in months; it takes that of the new preset
    if it stood where the old one had put it. Dates changed by hand stay.
    """
    kickoff, length = said.kickoff, months_between(before.kickoff, before.end)
    if said.end == before.end:
        stands_as_proposed = before.end == add_months(before.kickoff, months_before)
        months = months_after if stands_as_proposed else length
        if kickoff != before.kickoff or stands_as_proposed:
            said = replace(said, end=add_months(kickoff, months))
    if said.profiles_due == before.profiles_due and kickoff != before.kickoff:
        said = replace(said, profiles_due=kickoff - (before.kickoff - before.profiles_due))
    return said


def year_of(dates: Dates) -> tuple[Stretch, ...]:
    """Return the parts of the year in the order they begin."""
    due, kickoff, end = dates.profiles_due, dates.kickoff, dates.end
    middle = kickoff + (end - kickoff) // 2
    half_time = middle - timedelta(days=middle.weekday())
    while why_awkward(half_time) or why_awkward(half_time + HALF_TIME):
        half_time += WEEK
    return (
        Stretch("call", due - CALL, due),
        Stretch("review", min(due + DAY, kickoff), max(kickoff - DAY, min(due + DAY, kickoff))),
        Stretch("work", kickoff, end),
        Stretch("half_time", half_time, half_time + HALF_TIME),
        Stretch("farewell", end - FAREWELL, end),
    )


def drawn_from(dates: Dates) -> date:
    """Return the first day of the drawing: that of the call, unless the year would become too long."""
    months = months_between(dates.profiles_due - CALL, dates.end)
    begin = dates.profiles_due - CALL
    return begin if months < DRAWN_MONTHS - 1 else add_months(dates.end.replace(day=1), 1 - DRAWN_MONTHS)


def kept_until(end: date) -> date:
    """Return when what is known of tandems is deleted."""
    return add_months(end, RETENTION_MONTHS)


def why_awkward(day: date) -> str:
    """Return why few people work on `day`, or "". Codes: weekend, new_year, may_day, unity_day.

    Holidays of the regions are not known here; the year's end stands for itself.
    """
    if day.weekday() >= SATURDAY:
        return "weekend"
    if (day.month, day.day) >= (12, 23) or (day.month, day.day) <= (1, 6):
        return "new_year"
    return {(5, 1): "may_day", (10, 3): "unity_day"}.get((day.month, day.day), "")


def next_good(day: date) -> date:
    """Return `day`, or the next one on which people work."""
    while why_awkward(day):
        day += DAY
    return day


def awkward(dates: Dates) -> tuple[Awkward, ...]:
    """Return which of the decided dates fall on a day when few people work."""
    asked = (
        ("profiles_due_on", dates.profiles_due),
        ("kickoff_on", dates.kickoff),
        ("ends_on", dates.end),
    )
    return tuple(
        Awkward(which, day, why, next_good(day)) for which, day in asked if (why := why_awkward(day))
    )
