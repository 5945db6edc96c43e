"""The year of a program: what lies around its kickoff, proposed backwards and forwards.

Three dates are decided: the day profiles are due, the kickoff and the end. Everything else follows from them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from programs.rules.dates import LONGEST, SHORTEST, add_months, months_between
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
    """A date that falls on a day when few people work; `better` is a day close to it that fits.

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
    return Dates(due_before(kickoff), kickoff, end_after(kickoff, PRESETS[preset].months))


def due_before(kickoff: date) -> date:
    """Return the working day on which profiles are usually due, a Friday if the kickoff is a Monday."""
    return last_good(kickoff - REVIEW)


def end_after(kickoff: date, months: int) -> date:
    """Return the working day closest to so many months after the kickoff, later rather than earlier.

    A program may last no longer than a year: an end that would fall behind it comes before it.
    """
    day = add_months(kickoff, months)
    later = next_good(day)
    return later if later <= add_months(kickoff, LONGEST) else last_good(day)


def length(dates: Dates) -> int:
    """Return how many months a program is meant to last: days the end gave way to a weekend do not count."""
    for months in range(SHORTEST, LONGEST + 1):
        if dates.end in {end_after(dates.kickoff, months), add_months(dates.kickoff, months)}:
            return months
    return months_between(dates.kickoff, dates.end)


def followed(before: Dates, said: Dates, *, months_before: int, months_after: int) -> Dates:
    """Return `said` with what follows from it: a moved kickoff takes along the dates nobody touched.

    `before` are the dates as they were. The end keeps its distance in months; it takes that of the new preset
    if it stood where the old one had put it. Dates changed by hand stay.
    """
    kickoff, months = said.kickoff, length(before)
    is_moved, is_as_proposed = kickoff != before.kickoff, months == months_before
    is_other_preset = is_as_proposed and months_after != months_before
    if said.end == before.end and (is_moved or is_other_preset):
        said = replace(said, end=end_after(kickoff, months_after if is_as_proposed else months))
    if said.profiles_due == before.profiles_due and is_moved:
        said = replace(said, profiles_due=last_good(kickoff - (before.kickoff - before.profiles_due)))
    return said


def repaired(said: Dates, *, months: int) -> Dates:
    """Return dates that make a program: what cannot stand beside the kickoff is proposed anew."""
    kickoff = said.kickoff
    if not add_months(kickoff, SHORTEST) <= said.end <= add_months(kickoff, LONGEST):
        said = replace(said, end=end_after(kickoff, months))
    if said.profiles_due > kickoff:
        said = replace(said, profiles_due=due_before(kickoff))
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


def last_good(day: date) -> date:
    """Return `day`, or the last one before it on which people work."""
    while why_awkward(day):
        day -= DAY
    return day


def awkward(dates: Dates) -> tuple[Awkward, ...]:
    """Return which of the decided dates fall on a day when few people work."""
    asked = (
        ("profiles_due_on", dates.profiles_due),
        ("kickoff_on", dates.kickoff),
        ("ends_on", dates.end),
    )
    better = {
        "profiles_due_on": last_good(dates.profiles_due),
        "kickoff_on": next_good(dates.kickoff),
        "ends_on": min(next_good(dates.end), end_after(dates.kickoff, LONGEST)),
    }
    return tuple(Awkward(which, day, why, better[which]) for which, day in asked if (why := why_awkward(day)))
