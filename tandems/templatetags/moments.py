"""How days and times are written: `Thursday, 14 January`, `16:30`, in the active language and time zone."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django import template
from django.utils import formats, timezone
from django.utils.translation import ngettext, pgettext

from tandems.models import Meeting

register = template.Library()

THIS_WEEK = range(2, 7)  # days ago: what a weekday alone names


def _local(moment: dt.datetime | dt.date) -> dt.datetime | dt.date:
    return timezone.localtime(moment) if isinstance(moment, dt.datetime) else moment


def _in_year(moment: dt.datetime | dt.date, *, this: str, other: str) -> str:
    """Write a day as `this` says, or as `other` says when it is not in the present year."""
    local = _local(moment)
    return formats.date_format(local, this if local.year == timezone.localdate().year else other)


@register.filter
def day(moment: dt.datetime | dt.date) -> str:
    """Weekday, day and month; the year only when it is not the present one."""
    this, other = pgettext("date format", "l, j F"), pgettext("date format", "l, j F Y")
    return _in_year(moment, this=this, other=other)


@register.filter
def dated(moment: dt.datetime | dt.date) -> str:
    """Day and month; the year only when it is not the present one."""
    this, other = pgettext("date format", "j F"), pgettext("date format", "j F Y")
    return _in_year(moment, this=this, other=other)


@register.filter
def month(moment: dt.datetime | dt.date) -> str:
    """The month, abbreviated."""
    return formats.date_format(_local(moment), "M")


@register.filter
def weeks_until(day: dt.date, today: dt.date) -> int:
    """Whole weeks from `day` until `today`."""
    return (today - day).days // 7


@register.filter
def week_of(start: dt.date, day: dt.date) -> int:
    """Which week since `start` the day lies in, counted from 1."""
    return (day - start).days // 7 + 1


@register.filter
def clock(moment: dt.datetime) -> str:
    """Hours and minutes."""
    return formats.date_format(_local(moment), "H:i")


@register.filter
def lately(moment: dt.datetime) -> str:
    """When something was written: today and yesterday with the time, this week by weekday, else the day."""
    local = timezone.localtime(moment)
    days = (timezone.localdate() - local.date()).days
    if days in {0, 1}:
        text = pgettext("time", "Today, %(clock)s") if days == 0 else pgettext("time", "Yesterday, %(clock)s")
        return text % {"clock": clock(moment)}
    return formats.date_format(local, "l") if days in THIS_WEEK else dated(moment)


@register.filter
def hours(meeting: Meeting) -> str:
    """From when to when, with the zone's city if the meeting was agreed in another zone than the reader's."""
    span = f"{clock(meeting.starts_at)}–{clock(meeting.ends_at)}"
    here = timezone.get_current_timezone()
    agreed = ZoneInfo(meeting.time_zone)
    if meeting.starts_at.astimezone(agreed).utcoffset() == meeting.starts_at.astimezone(here).utcoffset():
        return span
    there = meeting.starts_at.astimezone(agreed)
    return pgettext("time span, time elsewhere", "%(span)s (%(time)s in %(city)s)") % {
        "span": span,
        "time": there.strftime("%H:%M"),
        "city": city(meeting.time_zone),
    }


@register.filter
def city(zone: str) -> str:
    """The place a time zone is named after."""
    return zone.rpartition("/")[2].replace("_", " ")


@register.filter(name="length_of_time")
def length(minutes: int) -> str:
    """A length of time in words: minutes, and full hours from two on."""
    whole, rest = divmod(minutes, 60)
    if rest or whole < 2:  # noqa: PLR2004  (sixty minutes is how people say it)
        return ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}
    return ngettext("%(n)s hour", "%(n)s hours", whole) % {"n": whole}
