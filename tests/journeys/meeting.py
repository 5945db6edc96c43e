"""A tandem plans, is reminded, talks and notes what stays (e)."""

from __future__ import annotations

import datetime as dt
import time
from zoneinfo import ZoneInfo

import icalendar

from tests.journeys.mailbox import Letter
from tests.journeys.stage import PROMPTLY
from tests.journeys.story import PRIVATE_WORDS, SHARED_WORDS, SUBJECT, ZONE, Journey, Pair, typed

FAR_EAST = "Asia/Kathmandu"  # UTC+5:45: no calculation gets that right by luck
HOUR = dt.timedelta(hours=1)
SOON = 10  # seconds to fill the form before the reminder is due


def moves_to(journey: Journey, email: str, zone: str) -> None:
    """Somebody tells the product in which time zone they live."""
    browser = journey.browser(email)
    browser.open("/profile/")
    browser.send('form:has([name="time_zone"])', time_zone=zone)
    found = journey.stage.ask("SELECT time_zone FROM profiles_user WHERE email = %s", email)
    assert found == [(zone,)]


def plan_meeting(journey: Journey, pair: Pair) -> dt.datetime:
    """The mentor plans a meeting an hour and a bit ahead; both calendars get it. Returns its start."""
    moves_to(journey, pair.mentee, FAR_EAST)
    mentor = journey.browser(pair.mentor)
    mentor.open(f"/tandems/{pair.code}/")
    mentor.open(f"/tandems/{pair.code}/meetings/new/")
    starts_at = journey.soon(SOON) + HOUR
    local = starts_at.astimezone(ZoneInfo(ZONE))
    mentor.send(
        'form:has([name="clock"])',
        day=local.date().isoformat(),
        clock=typed(local),
        minutes="30",
        time_zone=ZONE,
        format="video",
        link="https://call.adventure-works.com/tandem",
        subject=SUBJECT,
    )
    assert mentor.path.startswith("/meetings/"), mentor.words
    for person in (pair.mentor, pair.mentee):
        (letter,) = journey.mailbox.wait_for("meeting-invite", to=person)
        _check_invitation(journey, pair, letter, starts_at)
    return starts_at


def _check_invitation(journey: Journey, pair: Pair, letter: Letter, starts_at: dt.datetime) -> None:
    part = letter.calendar
    assert part.get_param("method") == "REQUEST"
    calendar = icalendar.Calendar.from_ical(part.get_content())
    assert calendar["METHOD"] == "REQUEST"
    (zone,) = calendar.walk("VTIMEZONE")
    (event,) = calendar.walk("VEVENT")
    assert zone["TZID"] == ZONE
    assert event["DTSTART"].params["TZID"] == ZONE
    assert event["DTSTART"].dt == starts_at
    assert event["DTSTART"].dt.replace(tzinfo=None) == starts_at.astimezone(ZoneInfo(ZONE)).replace(
        tzinfo=None
    )
    assert event["DTEND"].dt - event["DTSTART"].dt == dt.timedelta(minutes=30)
    assert event["SEQUENCE"] == 0
    assert event["UID"].endswith("@adventure-works.com")
    guests = {str(guest).removeprefix("mailto:") for guest in event["ATTENDEE"]}
    assert guests == {pair.mentor, pair.mentee}
    assert (
        zone.to_tz().utcoffset(starts_at.replace(tzinfo=None))
        == starts_at.astimezone(ZoneInfo(ZONE)).utcoffset()
    )
    uids = {
        str(icalendar.Calendar.from_ical(one.calendar.get_content()).walk("VEVENT")[0]["UID"])
        for one in journey.mailbox.of("meeting-invite")
    }
    assert len(uids) == 1, "one meeting, whatever calendar it stands in"


def log_talk(journey: Journey, pair: Pair) -> str:
    """They have just talked without a plan; the partner reads the shared part alone. Returns the path."""
    mentor, mentee = journey.browser(pair.mentor), journey.browser(pair.mentee)
    mentor.open(f"/tandems/{pair.code}/log/")
    mentor.send(
        'form:has([name="shared"])', minutes="45", format="phone", shared=SHARED_WORDS, private=PRIVATE_WORDS
    )
    assert mentor.path.startswith("/logs/"), mentor.words
    assert SHARED_WORDS in mentor.words
    assert PRIVATE_WORDS in mentor.words

    mentee.open(f"/tandems/{pair.code}/")
    assert mentor.path in mentee.links("/logs/")
    mentee.open(mentor.path)
    assert SHARED_WORDS in mentee.words
    assert PRIVATE_WORDS not in mentee.words
    return mentor.path


def words_are_sealed(journey: Journey) -> None:
    """What the two noted stands nowhere in the database or its files as they wrote it."""
    for words in (SHARED_WORDS, PRIVATE_WORDS, SUBJECT):
        assert journey.stage.tables_holding(words.encode()) == []
        assert journey.stage.files_holding(words.encode()) == []
    assert journey.stage.ask("SELECT count(*) FROM tandems_sharednote") == [(1,)]
    assert journey.stage.ask("SELECT count(*) FROM tandems_privatenote") == [(1,)]
    assert "profiles_user" in journey.stage.tables_holding(b"Design Engineer"), (
        "the search finds what is there"
    )


def both_are_reminded(journey: Journey, pair: Pair, starts_at: dt.datetime) -> None:
    """An hour before, in that very minute, in the words of each one's own clock."""
    due = starts_at - HOUR
    wait_until(due)
    for person, zone in ((pair.mentor, ZONE), (pair.mentee, FAR_EAST)):
        (letter,) = journey.mailbox.wait_for("meeting-reminder", to=person, seconds=30)
        assert due <= letter.at < due + PROMPTLY, f"{letter.at} instead of {due}"
        assert f"{starts_at.astimezone(ZoneInfo(zone)):%H:%M}" in letter.text, letter.text


def wait_until(moment: dt.datetime) -> None:
    """Let the time pass."""
    time.sleep(max(0.0, (moment - dt.datetime.now(tz=dt.UTC)).total_seconds()))
