"""The dates of a program: kickoff and end lie six to twelve calendar months apart."""

from __future__ import annotations

import calendar
from datetime import date, datetime

from mentoring.errors import Refused

SHORTEST, LONGEST, USUAL = 6, 12, 9  # calendar months
MONTHS_IN_A_YEAR = 12


def add_months(day: date, months: int) -> date:
    """Return the same day some calendar months later, or that month's last day, as Postgres counts."""
    years, month = divmod(day.month - 1 + months, MONTHS_IN_A_YEAR)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def months_between(kickoff: date, end: date) -> int:
    """Return how many calendar months end is after kickoff, a begun month counted as one."""
    months = (end.year - kickoff.year) * MONTHS_IN_A_YEAR + end.month - kickoff.month
    return months + (end > add_months(kickoff, months))


def turn_of_the_month(moment: datetime) -> datetime:
    """Return the instant at which the month of `moment` began, in the time zone it carries."""
    return moment.replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def check_kickoff(kickoff: date, *, today: date) -> None:
    """Raise Refused(kickoff_past) at kickoff_on if a new program would have begun before `today`.

    `today` is the date in the program's time zone.
    """
    if kickoff < today:
        raise Refused("kickoff_past", field="kickoff_on", today=today)


def check_dates(*, profiles_due: date, kickoff: date, end: date) -> None:
    """Raise Refused unless the three dates make a program.

    Codes: end_before_kickoff, too_short and too_long (with `months`, `earliest` or `latest`) at ends_on;
    profiles_due_after_kickoff at profiles_due_on.
    """
    if end <= kickoff:
        raise Refused("end_before_kickoff", field="ends_on", kickoff=kickoff)
    earliest, latest = add_months(kickoff, SHORTEST), add_months(kickoff, LONGEST)
    if end < earliest:
        raise Refused("too_short", field="ends_on", months=SHORTEST, earliest=earliest)
    if end > latest:
        raise Refused("too_long", field="ends_on", months=months_between(kickoff, end), latest=latest)
    if profiles_due > kickoff:
        raise Refused("profiles_due_after_kickoff", field="profiles_due_on", kickoff=kickoff)
