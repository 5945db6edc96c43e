"""When an issue is closed and when it reaches whom."""

from datetime import UTC, date, datetime, time

import pytest

from programs.sharing.rules import calendar

MAY, JUNE = date(2027, 5, 1), date(2027, 6, 1)
NINE = time(9)


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Asia/Kathmandu", datetime(2027, 5, 1, 3, 15, tzinfo=UTC)),
        ("Europe/Berlin", datetime(2027, 5, 1, 7, 0, tzinfo=UTC)),
        ("Pacific/Honolulu", datetime(2027, 5, 1, 19, 0, tzinfo=UTC)),
        ("Pacific/Kiritimati", datetime(2027, 4, 30, 19, 0, tzinfo=UTC)),
    ],
)
def test_everybody_gets_it_at_nine_of_their_own_morning(zone, expected):
    assert calendar.morning(MAY, 1, NINE, zone) == expected


def test_it_is_closed_before_the_first_morning_on_earth():
    for month in (date(2027, n, 1) for n in range(1, 13)):
        closed = calendar.closing(month, 1, "Europe/Berlin")

        assert closed < calendar.morning(month, 1, NINE, "Pacific/Kiritimati")


def test_a_morning_that_the_clock_change_skips_comes_an_hour_later():
    at = calendar.morning(date(2027, 3, 1), 28, time(2, 30), "Europe/Berlin")

    assert at == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)  # 03:30 summer time


def test_a_morning_that_comes_twice_means_the_first():
    at = calendar.instant(date(2027, 10, 31), time(2, 30), "Europe/Berlin")

    assert at == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("today", "closed", "month"),
    [
        (date(2027, 4, 20), set(), MAY),
        (date(2027, 4, 30), {MAY}, JUNE),
        (date(2027, 5, 1), set(), MAY),
        (date(2027, 5, 5), set(), MAY),  # late, but it can still go out
        (date(2027, 5, 5), {MAY}, JUNE),
        (date(2027, 5, 8), set(), JUNE),
        (date(2027, 12, 20), set(), date(2028, 1, 1)),
    ],
)
def test_hr_prepares_the_first_issue_that_can_still_go_out(today, closed, month):
    assert calendar.next_month(today, 1, closed) == month


def test_an_issue_of_the_twenty_eighth_can_be_late_into_the_next_month():
    assert calendar.next_month(date(2027, 3, 3), 28, set()) == date(2027, 2, 1)


@pytest.mark.parametrize(
    ("today", "expected"), [(date(2027, 4, 30), MAY), (date(2027, 5, 1), MAY), (date(2027, 5, 2), None)]
)
def test_a_closed_issue_is_on_its_way_until_its_day_has_passed(today, expected):
    assert calendar.on_its_way(today, 1, {MAY}) == expected


@pytest.mark.parametrize(
    ("now", "months"),
    [
        (datetime(2027, 4, 30, 9, 59, 59, tzinfo=UTC), []),
        (datetime(2027, 4, 30, 10, 0, tzinfo=UTC), [MAY]),
        (datetime(2027, 5, 8, 6, 59, 59, tzinfo=UTC), [MAY]),
        (datetime(2027, 5, 8, 7, 0, tzinfo=UTC), []),
    ],
)
def test_noon_of_the_day_before_closes_an_issue_and_a_week_later_it_is_too_late(now, months):
    assert [month for month, _at in calendar.overdue(now, 1, NINE, "Europe/Berlin")] == months
