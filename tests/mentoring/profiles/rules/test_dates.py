"""Birth dates in all forms, and days that never were."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.profiles.rules.dates import ImpossibleDateError, Order, detect_order, is_blank_date, read_date
from tests.mentoring.profiles.rules.hr_files import TODAY

NEW_YEARS_EVE = dt.date(1979, 12, 31)
DMY, MDY, YMD = Order.DAY_FIRST, Order.MONTH_FIRST, Order.YEAR_FIRST


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("31.12.1979", DMY),
        ("31.12.79", DMY),
        ("31. 12. 1979", DMY),
        ("31/12/1979", DMY),
        ("31-12-1979", DMY),
        ("12/31/79", MDY),
        ("12/31/1979 12:00:00 AM", MDY),
        ("1979-12-31", DMY),
        ("1979-12-31T00:00:00Z", MDY),
        ("1979-12-31 00:00:00", DMY),
        ("1979/12/31", MDY),
        ("79-12-31", YMD),
        ("19791231", DMY),
        ("31121979", DMY),
        ("29220", DMY),
        ("29220.0", DMY),
        ("29220,5", DMY),
        ("31 Dec 1979", DMY),
        ("31-DEC-79", DMY),
        ("31. Dezember 1979", DMY),
        ("December 31, 1979", DMY),
    ],
)
def test_new_years_eve_1979_is_read_in_every_form(text: str, order: Order):
    assert read_date(text, order, today=TODAY) == NEW_YEARS_EVE


@pytest.mark.parametrize(
    "text",
    [
        "31.02.1990",
        "29.02.1981",
        "00.01.1980",
        "32.01.1980",
        "23.11.2026",
        "9999-12-31",
        "31.12.1899",
        "1.1.980",
        "soon",
        "12.1979",
        "123456789",
        "1e5",
        "99999",
        "31 Foo 1979",
    ],
)
def test_day_that_cannot_be_is_refused_without_repeating_it(text: str):
    with pytest.raises(ImpossibleDateError) as caught:
        read_date(text, DMY, today=TODAY)

    assert str(caught.value) == ""


@pytest.mark.parametrize("text", ["", "-", "00.00.0000", "0", "n/a", "0000-00-00"])
def test_empty_date_is_no_date_and_no_problem(text: str):
    assert is_blank_date(text)


@pytest.mark.parametrize(
    ("text", "year"), [("1979", 1979), ("1.1.12", 2012), ("1.1.13", 1913), ("1.1.00", 2000)]
)
def test_year_is_one_in_which_somebody_at_work_can_be_born(text: str, year: int):
    assert read_date(text, DMY, today=TODAY).year == year


@pytest.mark.parametrize(
    ("values", "order"),
    [
        (["01.02.1980", "13.01.1980"], DMY),
        (["01/02/1980", "13/01/1980"], DMY),
        (["01/02/1980", "01/13/1980"], MDY),
        (["01/02/80"], MDY),
        (["01.02.80"], DMY),
        (["79-12-31", "80-01-02"], YMD),
        (["1979-12-31"], YMD),
        (["12/31/79", "01/02/80", "31/02/1990"], MDY),
        (["", "-"], DMY),
        ([], DMY),
    ],
)
def test_order_is_the_one_that_fits_the_whole_column(values: list[str], order: Order):
    assert detect_order(values, today=TODAY) is order


DAYS = st.dates(dt.date(1930, 1, 1), dt.date(2011, 12, 31))
FORMS = ["%d.%m.%Y", "%Y-%m-%d", "%m/%d/%Y", "%Y/%m/%d", "%d.%m.%y", "%m/%d/%y", "%d %b %Y", "%Y%m%d"]


@given(st.lists(DAYS, min_size=1, max_size=30), st.sampled_from(FORMS))
def test_year_of_every_written_day_is_read_back(days: list[dt.date], form: str):
    texts = [day.strftime(form) for day in days]

    order = detect_order(texts, today=TODAY)

    assert [read_date(text, order, today=TODAY).year for text in texts] == [
        day.year if "%Y" in form or day.year > 1912 else day.year + 100 for day in days
    ]


@given(st.text(max_size=30), st.sampled_from(Order))
def test_any_text_is_a_day_or_is_refused(text: str, order: Order):
    try:
        day = read_date(text, order, today=TODAY)
    except ImpossibleDateError:
        return

    assert dt.date(1900, 1, 1) <= day <= TODAY
