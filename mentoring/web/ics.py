"""Calendar objects from plain values (RFC 5545, RFC 5546)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vCalAddress, vText

Method = Literal["REQUEST", "CANCEL", "PUBLISH"]
AROUND = dt.timedelta(days=366)  # clock changes this long before and after are written out
PRODUCT = "-//Rueckenwind//Reverse mentoring//EN"


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Somebody in a calendar object."""

    email: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One appointment. `starts_at`, `stamp` are aware; `time_zone` is the IANA zone it was agreed in.

    `uid` never changes; `sequence` rises with every change. Calendars are shared with others: keep `title`
    and `text` neutral.
    """

    uid: str
    sequence: int
    starts_at: dt.datetime
    minutes: int
    time_zone: str
    stamp: dt.datetime
    title: str
    organizer: Mailbox
    guests: tuple[Mailbox, ...] = ()
    place: str = ""
    url: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class WholeDay:
    """Something that lasts a whole day wherever somebody is, and keeps nobody from other appointments.

    The fields are those of an `Entry`.
    """

    uid: str
    sequence: int
    day: dt.date
    stamp: dt.datetime
    title: str
    organizer: Mailbox
    guests: tuple[Mailbox, ...] = ()
    place: str = ""
    url: str = ""
    text: str = ""


def calendar_bytes(entry: Entry, method: Method) -> bytes:
    """Return `entry` as a complete calendar object: CRLF, folded at 75 octets, with its VTIMEZONE.

    REQUEST books or updates, CANCEL takes back, PUBLISH is for a download. Answers are given in the app, so
    nobody is asked for one (RSVP=FALSE); we remind, so there is no alarm.
    """
    calendar = _calendar(method)
    calendar.add_component(_timezone(entry))
    event = _event(entry, cancelled=method == "CANCEL")
    _set_time(event, entry)
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def whole_day_bytes(entry: WholeDay, method: Method) -> bytes:
    """Return `entry` as a complete calendar object; a day needs no time zone."""
    calendar = _calendar(method)
    event = _event(entry, cancelled=method == "CANCEL")
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + dt.timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _calendar(method: Method) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    return calendar


def _set_time(event: Event, entry: Entry) -> None:
    zone, length = ZoneInfo(entry.time_zone), dt.timedelta(minutes=entry.minutes)
    local, end = entry.starts_at.astimezone(zone), (entry.starts_at + length).astimezone(zone)
    event.add("dtstart", local)
    if local.utcoffset() == end.utcoffset():
        event.add("dtend", end)
    else:  # over a change of clocks a local end can lie before the start
        event.add("duration", length)


def _event(entry: Entry | WholeDay, *, cancelled: bool) -> Event:
    """Everything but the time."""
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.stamp.astimezone(dt.UTC))
    event.add("summary", entry.title)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("organizer", _address(entry.organizer), encode=False)
    for guest in entry.guests:
        address = _address(guest)
        address.params["ROLE"] = vText("REQ-PARTICIPANT")
        address.params["PARTSTAT"] = vText("ACCEPTED")
        address.params["RSVP"] = vText("FALSE")
        event.add("attendee", address, encode=False)
    for name, value in (("location", entry.place), ("url", entry.url), ("description", entry.text)):
        if value:
            event.add(name, value)
    return event


def _timezone(entry: Entry) -> Timezone:
    """The clock changes of the zone around the appointment, each written out.

    Written here because icalendar 7 gives the start of daylight time in the new offset, not in the old one.
    """
    zone = ZoneInfo(entry.time_zone)
    first, last = entry.starts_at - AROUND, entry.starts_at + AROUND
    component = Timezone()
    component.add("tzid", entry.time_zone)
    component.add_component(_observance(first, zone, first.astimezone(zone).utcoffset()))
    for change in _clock_changes(zone, first, last):
        before = (change - dt.timedelta(seconds=1)).astimezone(zone).utcoffset()
        component.add_component(_observance(change, zone, before))
    return component


def _observance(
    since: dt.datetime, zone: ZoneInfo, before: dt.timedelta | None
) -> TimezoneStandard | TimezoneDaylight:
    """What clocks show from `since` on; its start is written in the offset `before` it, as RFC 5545 wants."""
    local, old = since.astimezone(zone), before or dt.timedelta()
    observance = TimezoneDaylight() if local.dst() else TimezoneStandard()
    observance.add("dtstart", (since.astimezone(dt.UTC) + old).replace(tzinfo=None, microsecond=0))
    observance.add("tzoffsetfrom", old)
    observance.add("tzoffsetto", local.utcoffset())
    observance.add("tzname", local.tzname())
    return observance


def _clock_changes(zone: ZoneInfo, first: dt.datetime, last: dt.datetime) -> list[dt.datetime]:
    """Return the instants between `first` and `last` at which the zone's offset changes, to the minute."""
    changes = []
    day, low = dt.timedelta(days=1), first.replace(second=0, microsecond=0)
    while low < last:
        high = low + day
        if low.astimezone(zone).utcoffset() != high.astimezone(zone).utcoffset():
            changes.append(_change_between(zone, low, high))
        low = high
    return changes


def _change_between(zone: ZoneInfo, low: dt.datetime, high: dt.datetime) -> dt.datetime:
    """Halve the interval until the one change in it is found."""
    old = low.astimezone(zone).utcoffset()
    while high - low > dt.timedelta(minutes=1):
        middle = (low + (high - low) / 2).replace(second=0, microsecond=0)
        if middle.astimezone(zone).utcoffset() == old:
            low = middle
        else:
            high = middle
    return high


def _address(mailbox: Mailbox) -> vCalAddress:
    address = vCalAddress(f"mailto:{mailbox.email}")
    if mailbox.name:
        address.params["CN"] = vText(mailbox.name)
    return address
