"""Calendar objects that every calendar reads alike."""

import datetime as dt

import pytest
from icalendar import Calendar

from mentoring.web.ics import Entry, Mailbox, calendar_bytes

ZONES = [
    "Europe/Berlin",
    "Europe/London",
    "America/New_York",
    "America/Sao_Paulo",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Pacific/Apia",
]


def entry(starts_at: dt.datetime, zone: str = "Europe/Berlin", **more) -> Entry:
    known = {
        "uid": "abc@example.com",
        "sequence": 3,
        "starts_at": starts_at,
        "minutes": 45,
        "time_zone": zone,
        "stamp": dt.datetime(2027, 1, 1, tzinfo=dt.UTC),
        "title": "Tandem meeting",
        "organizer": Mailbox("rueckenwind@example.com", "Rückenwind"),
    }
    return Entry(**(known | more))


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("month", [1, 3, 4, 7, 10, 11])
def test_a_calendar_that_trusts_our_zone_shows_the_right_instant(zone, month):
    for day in range(1, 32, 3):
        starts_at = dt.datetime(2027, month, min(day, 28), 11, 30, tzinfo=dt.UTC)

        calendar = Calendar.from_ical(calendar_bytes(entry(starts_at, zone), "REQUEST"))

        written = calendar.walk("VEVENT")[0]["DTSTART"].dt.replace(tzinfo=None)
        ours = calendar.walk("VTIMEZONE")[0].to_tz(lookup_tzid=False)
        assert written.replace(tzinfo=ours).astimezone(dt.UTC) == starts_at


def test_the_zone_begins_daylight_time_in_the_old_offset():
    content = calendar_bytes(entry(dt.datetime(2027, 3, 28, 8, 0, tzinfo=dt.UTC)), "REQUEST")

    assert b"BEGIN:DAYLIGHT\r\nDTSTART:20270328T020000\r\n" in content


def test_over_a_change_of_clocks_the_length_is_said_instead_of_the_end():
    starts_at = dt.datetime(2027, 10, 31, 0, 30, tzinfo=dt.UTC)  # 02:30 the first time

    content = calendar_bytes(entry(starts_at), "REQUEST")

    assert b"DURATION:PT45M" in content
    assert b"DTEND" not in content


def test_lines_end_and_fold_as_the_standard_wants():
    content = calendar_bytes(entry(dt.datetime(2027, 5, 5, 8, 0, tzinfo=dt.UTC), place="Ä" * 200), "REQUEST")

    lines = content.split(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(len(line) for line in lines) <= 75


def test_a_line_break_in_a_place_cannot_write_lines_of_its_own():
    nasty = entry(dt.datetime(2027, 5, 5, 8, 0, tzinfo=dt.UTC), place="Hall\r\nATTENDEE:mailto:x@example.com")

    event = Calendar.from_ical(calendar_bytes(nasty, "REQUEST")).walk("VEVENT")[0]

    assert "ATTENDEE" not in event


def test_nobody_is_asked_for_an_answer_and_nothing_rings():
    guest = Mailbox("mentor@example.com", "Leyla Aydınoğlu")

    content = calendar_bytes(
        entry(dt.datetime(2027, 5, 5, 8, 0, tzinfo=dt.UTC), guests=(guest,)), "CANCEL"
    ).replace(b"\r\n ", b"")

    assert b"RSVP=FALSE" in content
    assert b"VALARM" not in content
    assert b"METHOD:CANCEL" in content
    assert b"STATUS:CANCELLED" in content
    assert b"ORGANIZER;CN=R\xc3\xbcckenwind:mailto:rueckenwind@example.com" in content
