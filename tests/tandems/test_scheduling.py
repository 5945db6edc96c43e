"""From a clock on the wall to an instant, whatever clocks do that night."""

import datetime as dt

import pytest

from mentoring.errors import Refused
from tandems.rules.scheduling import check_ahead, check_begun, check_held, instant


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("local", "zone", "utc", "skipped", "twice"),
    [
        ("2027-01-14T16:30", "Europe/Berlin", "2027-01-14T15:30", False, False),
        ("2027-07-14T16:30", "Europe/Berlin", "2027-07-14T14:30", False, False),
        ("2027-03-28T01:59", "Europe/Berlin", "2027-03-28T00:59", False, False),
        ("2027-03-28T02:30", "Europe/Berlin", "2027-03-28T01:30", True, False),  # becomes 03:30
        ("2027-03-28T03:00", "Europe/Berlin", "2027-03-28T01:00", False, False),
        ("2027-10-31T02:30", "Europe/Berlin", "2027-10-31T00:30", False, True),  # the first one
        ("2027-10-31T03:00", "Europe/Berlin", "2027-10-31T02:00", False, False),
        ("2027-10-03T02:15", "Australia/Lord_Howe", "2027-10-02T15:45", True, False),  # half an hour only
        ("2027-04-04T01:45", "Australia/Lord_Howe", "2027-04-03T14:45", False, True),
        ("2027-01-14T16:30", "Asia/Kathmandu", "2027-01-14T10:45", False, False),
        (
            "2018-11-04T00:30",
            "America/Sao_Paulo",
            "2018-11-04T03:30",
            True,
            False,
        ),  # midnight itself is skipped
    ],
)
def test_a_local_time_means_one_instant(local, zone, utc, skipped, twice):
    wanted = dt.datetime.fromisoformat(local)

    moment = instant(wanted.date(), wanted.time(), zone)

    assert (moment.at, moment.skipped, moment.twice) == (at(utc), skipped, twice)


def test_a_meeting_is_planned_for_later():
    now = at("2027-01-14T15:30")

    check_ahead(now + dt.timedelta(minutes=1), now=now)
    with pytest.raises(Refused, match="meeting_in_the_past"):
        check_ahead(now, now=now)


def test_only_what_has_begun_is_logged():
    start = at("2027-01-14T15:30")

    check_begun(start, now=start)
    with pytest.raises(Refused, match="log_before_meeting"):
        check_begun(start, now=start - dt.timedelta(seconds=1))


@pytest.mark.parametrize(
    ("held_on", "code"), [("2027-01-15", "log_in_the_future"), ("2026-08-31", "log_before_tandem")]
)
def test_a_talk_took_place_between_the_start_and_today(held_on, code):
    today, since = dt.date(2027, 1, 14), dt.date(2026, 9, 1)

    check_held(today, today=today, since=since)
    with pytest.raises(Refused, match=code):
        check_held(dt.date.fromisoformat(held_on), today=today, since=since)
