"""Birth dates in every form HR systems write them.

    31.12.1979   1979-12-31   12/31/79   1979/12/31   19791231   29220 (Excel)   31 Dec 1979   1979

A column has one order of day, month and year; it is judged by all of its values together. A date that cannot
be (31.02.1990, or a day to come) is a problem of its row and is never repeated in words.
"""

from __future__ import annotations

import datetime as dt
import enum
import re
from collections import Counter
from collections.abc import Iterable

EARLIEST_YEAR = 1900
YOUNGEST = 14  # years; two digits are read as the latest year that lets somebody be this old

_SERIAL_ZERO = dt.date(1899, 12, 30)  # day 0 of Excel's 1900 system, whose 29.02.1900 never was
_FULL, _SHORT = 4, 2  # digits of a year
_LONGEST = 40  # characters of a cell that can be a date
_TIME = re.compile(r"(?<=\d)(T|\s+)\d{1,2}:\d{2}.*$")
_PARTS = re.compile(r"(\d{1,4})\s*[./\-\s]\s*(\d{1,2})\s*[./\-\s]\s*(\d{1,4})")
_LIKE_A_DATE = re.compile(r"\d{1,4}[./\-\s]+\w{1,9}[./\-\s]+\d{2,4}")
_YEAR_LEADS = re.compile(r"\d{4}[./\-\s]")
_DAY_NAMED_YEAR = re.compile(r"(\d{1,2})[.\s\-]*([^\W\d_]{3,9})[.,\s\-]*(\d{4}|\d{2})")
_NAMED_DAY_YEAR = re.compile(r"([^\W\d_]{3,9})[.\s]*(\d{1,2})(?:st|nd|rd|th)?[,\s]+(\d{4})")
_SERIAL = re.compile(r"(\d{4,5})([.,]\d+)?")
_MONTH_NAMES = """
    jan 1 feb 2 mar 3 mär 3 mrz 3 mae 3 apr 4 may 5 mai 5 jun 6
    jul 7 aug 8 sep 9 oct 10 okt 10 nov 11 dec 12 dez 12
"""
_MONTHS = {name: int(number) for name, number in re.findall(r"(\w+) (\d+)", _MONTH_NAMES)}


class Order(enum.StrEnum):
    """What comes first in a date of three numbers. A leading year of four digits needs no order."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    YEAR_FIRST = "ymd"


class ImpossibleDateError(ValueError):
    """No such day, a day to come, or no date at all. Carries no part of the text."""


def covered(text: str) -> str:
    """Return `text` with • for its digits when it begins like a written date, unchanged otherwise.

    For everything that is shown of a file: a column of birth dates may stand under any title.
    """
    return re.sub(r"\d", "•", text) if _LIKE_A_DATE.match(text) else text


def is_blank_date(text: str) -> bool:
    """Say whether a cell means "no date": empty, dashes, or the zeros SAP writes (00.00.0000)."""
    return not text.strip("0.-/ ?") or text.casefold() in {"n/a", "#n/a", "null", "none", "keine"}


def detect_order(values: Iterable[str], *, today: dt.date) -> Order:
    """Return the order that makes most of `values` possible dates.

    Ties go to custom: a leading year of four digits, slashes month first, anything else day first.
    Between day first and month first a tie has no consequence: only the year is used.
    """
    times = Counter(values)  # birthdays come again and again
    texts = {text: often for text, often in times.items() if not is_blank_date(text)}
    half = sum(texts.values()) / 2
    slashes = sum(often for text, often in texts.items() if "/" in text) > half
    orders = [Order.MONTH_FIRST, Order.DAY_FIRST] if slashes else [Order.DAY_FIRST, Order.MONTH_FIRST]
    in_doubt = [text for text in texts if not _YEAR_LEADS.match(text)]  # the others are read in one way only
    years_lead = sum(texts[text] for text in in_doubt) < half
    orders.insert(0 if years_lead else 2, Order.YEAR_FIRST)

    def possible(order: Order) -> int:
        return sum(texts[text] for text in in_doubt if is_date(text, order, today=today))

    return max(orders, key=possible)


def is_date(text: str, order: Order, *, today: dt.date) -> bool:
    """Say whether `read_date` would return a date."""
    try:
        read_date(text, order, today=today)
    except ImpossibleDateError:
        return False
    return True


def read_date(text: str, order: Order, *, today: dt.date) -> dt.date:
    """Return the day `text` names; a bare year is its first of January.

    Raises ImpossibleDateError for anything that is no day between EARLIEST_YEAR and `today`.
    """
    if len(text) > _LONGEST:
        raise ImpossibleDateError
    text = _TIME.sub("", text.strip())
    try:
        day = _named(text, today) or _numbered(text, order, today) or _digits(text)
    except (ValueError, OverflowError):
        raise ImpossibleDateError from None
    if day is None or not dt.date(EARLIEST_YEAR, 1, 1) <= day <= today:
        raise ImpossibleDateError
    return day


def _numbered(text: str, order: Order, today: dt.date) -> dt.date | None:
    found = _PARTS.fullmatch(text)
    if not found:
        return None
    first, second, third = found.groups()
    if len(first) == _FULL:
        return dt.date(int(first), int(second), int(third))
    if order is Order.YEAR_FIRST and len(third) < _FULL:
        return dt.date(_full_year(first, today), int(second), int(third))
    day, month = (second, first) if order is Order.MONTH_FIRST else (first, second)
    return dt.date(_full_year(third, today), int(month), int(day))


def _named(text: str, today: dt.date) -> dt.date | None:
    found = _DAY_NAMED_YEAR.fullmatch(text)
    if found:
        day, name, year = found.groups()
    else:
        found = _NAMED_DAY_YEAR.fullmatch(text)
        if not found:
            return None
        name, day, year = found.groups()
    month = _MONTHS.get(name[:3].casefold())
    return dt.date(_full_year(year, today), month, int(day)) if month else None


def _digits(text: str) -> dt.date | None:
    """Read a bare year, eight digits in a row, or the day number of a spreadsheet."""
    if re.fullmatch(r"\d{8}", text):
        if "19" <= text[:2] <= "20":
            return dt.date(int(text[:4]), int(text[4:6]), int(text[6:]))
        return dt.date(int(text[4:]), int(text[2:4]), int(text[:2]))
    found = _SERIAL.fullmatch(text)
    if not found:
        return None
    number = int(found[1])
    if len(found[1]) == _FULL:  # as a day number it would lie before 1928
        return dt.date(number, 1, 1)
    return _SERIAL_ZERO + dt.timedelta(days=number)


def _full_year(digits: str, today: dt.date) -> int:
    if len(digits) == _FULL:
        return int(digits)
    if len(digits) != _SHORT:
        raise ImpossibleDateError
    year = 2000 + int(digits)
    return year if year <= today.year - YOUNGEST else year - 100
