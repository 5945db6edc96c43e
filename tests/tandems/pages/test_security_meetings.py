"""What somebody can type into a meeting, and what it must not do to calendars and mails."""

import datetime as dt

import pytest
from django.utils import timezone

from tandems.models import Meeting
from tests.factories.tandems import make_tandem

pytestmark = pytest.mark.django_db


def plan(client, tandem, **typed):
    day = timezone.localdate() + dt.timedelta(days=10)
    known = {"day": day, "clock": "16:30", "minutes": 60, "time_zone": "Europe/Berlin", "format": "video"}
    return client.post(f"/tandems/{tandem.code}/meetings/new/", known | typed)


@pytest.fixture
def tandem(client):
    tandem = make_tandem(started_at=timezone.now() - dt.timedelta(days=30))
    client.force_login(tandem.mentor.person)
    return tandem


@pytest.mark.parametrize("day", ["0001-01-01", "1900-01-01", "9999-12-31"])
def test_day_no_calendar_can_hold_is_sent_back(client, tandem, day):
    assert plan(client, tandem, day=day, clock="00:00").status_code == 422


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "java\tscript:x", '=HYPERLINK("http://e")'],
)
def test_link_that_is_no_web_address_is_sent_back(client, tandem, link):
    assert plan(client, tandem, link=link).status_code == 422


def test_place_with_line_breaks_invites_nobody_else(client, tandem):
    plan(client, tandem, place="Hall 3\r\nATTENDEE:mailto:eve@example.com\u2028x", subject="a\rb")

    meeting = Meeting.objects.get()
    calendar = client.get(f"/meetings/{meeting.code}/calendar.ics").content
    assert (meeting.place, meeting.subject) == ("Hall 3 ATTENDEE:mailto:eve@example.com x", "a b")
    assert not [line for line in calendar.split(b"\r\n") if line.startswith(b"ATTENDEE:")]
