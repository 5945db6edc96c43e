"""Kinds of mail that exist for these tests only."""

from __future__ import annotations

import datetime as dt

from mentoring.notifications.notice import Calendar, Due, Notice
from mentoring.notifications.rules.retry import Policy
from tests.factories.profiles import User

ICS = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:a@b\r\n"
    b"DTSTAMP:20270101T090000Z\r\nDTSTART:20270102T090000Z\r\nSUMMARY:K\xc3\xbcste\r\nEND:VEVENT\r\n"
    b"END:VCALENDAR\r\n"
)


class WindReport(Notice):
    """A mail like most: may be sent again, may be switched off."""

    slug = "wind_report"
    key_prefix = "wind"
    name = "Wind report"
    description = "How the wind blows."
    expiry = dt.timedelta(days=2)
    can_be_switched_off = True
    answers: dict[str, bool] = {}

    def still_true(self, delivery):
        return not delivery.context.get("gone")

    def context(self, delivery):
        if delivery.context.get("broken"):
            raise RuntimeError("a mistake in a notice")
        return {"at": dt.datetime(2027, 1, 15, 9, 0, tzinfo=dt.UTC)}

    def calendar(self, delivery):
        return Calendar(ICS, "REQUEST") if delivery.context.get("calendar") else None


class WindDigest(WindReport):
    """Never twice."""

    slug = "wind_digest"
    key_prefix = "windig"
    policy = Policy.PARK


class WindInvitation(WindReport):
    """Opens a door."""

    slug = "wind_invitation"
    key_prefix = "windinv"
    secret = True
    can_be_switched_off = False


class WindReminder(WindReport):
    """Planned: everybody called Due gets one."""

    slug = "wind_reminder"
    key_prefix = "windrem"

    def due(self, now):
        for person in User.objects.filter(first_name="Due"):
            yield Due(to=person, key="1", due_at=now - dt.timedelta(minutes=1))


KINDS = [WindReport, WindDigest, WindInvitation, WindReminder]
