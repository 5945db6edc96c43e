"""How well the cells of a column fit the meaning its title promises."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence

from mentoring.profiles.rules.dates import Order, is_blank_date, is_date
from mentoring.profiles.rules.emails import read_email
from mentoring.profiles.rules.vocabulary import Field

_YES_NO = frozenset(
    ["ja", "nein", "yes", "no", "j", "n", "y", "true", "false", "wahr", "falsch", "x", "0", "1"]
)
_SALUTATIONS = frozenset({"dr", "prof", "prof. dr", "herr", "frau", "mr", "mrs", "ms", "dipl.-ing", "mag"})
_LONGEST_NUMBER = 20
_ANY_DAY = dt.date(9999, 12, 31)  # for telling a date from other text no clock is needed


def fit(field: Field, cells: Sequence[str]) -> float:
    """Return how well filled `cells` suit `field`, from 0 to 1; -1: they rule it out; no cells: 0.5."""
    if not cells:
        return 0.5
    words = {cell.casefold().rstrip(".") for cell in cells}
    if field is Field.MANAGER:
        return -1.0 if words <= _YES_NO and words & _YES_NO - {"0", "1"} else 1.0
    if field is Field.JOB_TITLE and words <= _SALUTATIONS:
        return -1.0
    suits = _TESTS.get(field, _is_plain)
    return sum(map(suits, cells)) / len(cells)


def _is_number(cell: str) -> bool:
    return (
        len(cell) <= _LONGEST_NUMBER
        and " " not in cell
        and "@" not in cell
        and any(sign.isdigit() for sign in cell)
    )


def _is_name(cell: str) -> bool:
    return "@" not in cell and not re.search(r"\d{2}", cell) and any(sign.isalpha() for sign in cell)


def _is_day(cell: str) -> bool:
    return is_blank_date(cell) or any(is_date(cell, order, today=_ANY_DAY) for order in Order)


def _is_plain(cell: str) -> bool:
    return "@" not in cell


def _is_address(cell: str) -> bool:
    return bool(read_email(cell))


_TESTS: dict[Field, Callable[[str], bool]] = {
    Field.EMAIL: _is_address,
    Field.EMPLOYEE_NUMBER: _is_number,
    Field.FIRST_NAME: _is_name,
    Field.LAST_NAME: _is_name,
    Field.FULL_NAME: _is_name,
    Field.BIRTH_DATE: _is_day,
}
