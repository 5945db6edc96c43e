"""Rows of a file → people. The third of three steps: decode, map, read.

All or nothing: an error on one row keeps everybody out, a warning only leaves out the value it is about. A
birth date is reduced to its generation band on the spot; neither the people nor any problem holds a part of
it.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from mentoring.profiles.rules.dates import (
    ImpossibleDateError,
    Order,
    covered,
    detect_order,
    is_blank_date,
    read_date,
)
from mentoring.profiles.rules.emails import has_address, read_email, stand_in
from mentoring.profiles.rules.faults import RowProblem, row_problem
from mentoring.profiles.rules.generation import BORDERS, band_of
from mentoring.profiles.rules.managers import managers_of
from mentoring.profiles.rules.mapping import Mapping, check_mapping
from mentoring.profiles.rules.names import split_name, without_title
from mentoring.profiles.rules.records import MAX_LENGTH, KnownPerson, PersonRow
from mentoring.profiles.rules.table import DecodedFile
from mentoring.profiles.rules.vocabulary import Field

__all__ = ["KnownPerson", "PersonRow", "Reading", "read_people"]

_TEXTS = (
    Field.EMPLOYEE_NUMBER,
    Field.FIRST_NAME,
    Field.LAST_NAME,
    Field.JOB_TITLE,
    Field.DEPARTMENT,
    Field.SITE,
)
_GIVES = {  # a column may say more than one thing about a person, or say it by another name
    Field.FULL_NAME: ("first_name", "last_name"),
    Field.BIRTH_DATE: ("band",),
    Field.MANAGER: ("manager_ref",),
}


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """What a file says.

    `people`: rows without an error, in the order of the file. `problems`: by row. `fields`: attributes of
    PersonRow that the file speaks about; the others are "" and mean nothing. `date_order`: how birth dates
    were read. `total`: rows of the file.
    """

    people: tuple[PersonRow, ...]
    problems: tuple[RowProblem, ...]
    fields: frozenset[str]
    date_order: Order | None
    total: int

    @property
    def errors(self) -> tuple[RowProblem, ...]:
        """What has to be put right first."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    @property
    def warnings(self) -> tuple[RowProblem, ...]:
        """What is left out."""
        return tuple(problem for problem in self.problems if problem.severity == "warning")

    @property
    def is_importable(self) -> bool:
        """Whether the whole file may be imported."""
        return not self.errors and bool(self.people)


def read_people(
    decoded: DecodedFile,
    mapping: Mapping,
    known: Iterable[KnownPerson] = (),
    *,
    today: dt.date,
    borders: Sequence[int] = BORDERS,
    date_order: Order | None = None,
) -> Reading:
    """Return the people of `decoded`, its columns read as `mapping` says.

    `known` are the people of the directory, among whom managers are looked for as well. `today` bounds
    birth dates; `borders` are first birth years of the bands; `date_order` overrules what the column
    suggests. A mapping with problems (`check_mapping`) must not come here: ValueError.
    """
    if check_mapping(mapping):
        raise ValueError("this mapping has problems; it cannot be read")
    reader = _RowReader(decoded, mapping, today, borders, date_order)
    known = tuple(known)
    reader.addresses = {person.employee_number: person.email for person in known if person.employee_number}
    drafts = [reader.read(number, row) for number, row in zip(decoded.row_numbers, decoded.rows, strict=True)]
    problems = reader.problems
    problems += _duplicates(drafts, "email", "duplicate_email", reader.title(Field.EMAIL))
    problems += _duplicates(
        drafts, "employee_number", "duplicate_number", reader.title(Field.EMPLOYEE_NUMBER)
    )
    problems += _conflicts(drafts, known, reader.title(Field.EMPLOYEE_NUMBER))
    if Field.MANAGER in reader.places:
        cells = [row[reader.places[Field.MANAGER]] for row in decoded.rows]
        drafts, warnings = _with_managers(drafts, cells, known, reader.title(Field.MANAGER))
        problems += warnings
    broken = {problem.line_number for problem in problems if problem.severity == "error"}
    return Reading(
        people=tuple(draft for draft in drafts if draft.line_number not in broken),
        problems=tuple(sorted(problems, key=lambda problem: problem.line_number)),
        fields=frozenset(name for field in reader.places for name in _GIVES.get(field, (field.value,))),
        date_order=reader.date_order,
        total=len(decoded.rows),
    )


class _RowReader:
    """Reads one row after the other and collects what is wrong."""

    def __init__(
        self,
        decoded: DecodedFile,
        mapping: Mapping,
        today: dt.date,
        borders: Sequence[int],
        date_order: Order | None,
    ) -> None:
        columns = {field: mapping.column_of(field) for field in Field}
        self.places = {field: column.index for field, column in columns.items() if column}
        self.header = decoded.header
        self.today = today
        self.borders = borders
        self.problems: list[RowProblem] = []
        self.addresses: dict[str, str] = {}  # of people the directory knows, by number
        self.date_order: Order | None = None
        if Field.BIRTH_DATE in self.places:
            dates = [row[self.places[Field.BIRTH_DATE]] for row in decoded.rows]
            self.date_order = date_order or detect_order(dates, today=today)

    def title(self, field: Field) -> str:
        """Return the title of the column mapped to `field`, "" without one."""
        return self.header[self.places[field]] if field in self.places else ""

    def read(self, number: int, row: Sequence[str]) -> PersonRow:
        """Return the person of a row, without the manager."""
        if len(row) > len(self.header):
            self._report(number, None, "extra_cells", columns=len(self.header))
        texts = {field.value: self._cell(row, field) for field in _TEXTS}
        texts["first_name"], texts["last_name"] = self._names(row)
        if not texts["first_name"] and not texts["last_name"]:
            self._report(number, self._name_field(), "missing_name")
        for field in _TEXTS:
            limit = MAX_LENGTH[field]
            if len(texts[field]) > limit:
                self._report(number, field, "value_too_long", limit=limit)
        email = self._email(number, row, texts["employee_number"])
        return PersonRow(line_number=number, email=email, band=self._band(number, row), **texts)

    def _report(self, number: int, field: Field | None, code: str, **params: str | int) -> None:
        self.problems.append(row_problem(number, self.title(field) if field else "", code, **params))

    def _cell(self, row: Sequence[str], field: Field) -> str:
        return row[self.places[field]] if field in self.places else ""

    def _name_field(self) -> Field:
        order = (Field.FULL_NAME, Field.LAST_NAME, Field.FIRST_NAME)
        return next((field for field in order if field in self.places), Field.FIRST_NAME)

    def _names(self, row: Sequence[str]) -> tuple[str, str]:
        """Return (first, last): cells of their own before the cell that holds both."""
        first, last = split_name(self._cell(row, Field.FULL_NAME))
        own_first = without_title(self._cell(row, Field.FIRST_NAME))
        own_last = without_title(self._cell(row, Field.LAST_NAME))
        return own_first or first, own_last or last

    def _email(self, number: int, row: Sequence[str], employee_number: str) -> str:
        """Return the address of the row; without one that of the known person, or what stands for none."""
        cell = self._cell(row, Field.EMAIL)
        email = read_email(cell)
        if email or cell:
            if not email or not has_address(email):
                self._report(number, Field.EMAIL, "invalid_email", value=covered(cell[:80]))
            return email
        if not employee_number:
            self._report(number, Field.EMAIL, "missing_email")
            return ""
        email = self.addresses.get(employee_number) or stand_in(employee_number)
        if not has_address(email):
            self._report(number, Field.EMAIL, "no_address")
        return email

    def _band(self, number: int, row: Sequence[str]) -> int | None:
        cell = self._cell(row, Field.BIRTH_DATE)
        if self.date_order is None or is_blank_date(cell):
            return None
        try:
            return band_of(read_date(cell, self.date_order, today=self.today).year, self.borders)
        except ImpossibleDateError:
            self._report(number, Field.BIRTH_DATE, "impossible_date")
            return None


def _with_managers(
    drafts: Sequence[PersonRow], cells: Sequence[str], known: Sequence[KnownPerson], column: str
) -> tuple[list[PersonRow], list[RowProblem]]:
    managers, warnings = managers_of(drafts, cells, known, column=column)
    pairs = zip(drafts, managers, strict=True)
    return [
        dataclasses.replace(draft, manager_ref=manager) if manager else draft for draft, manager in pairs
    ], warnings


def _duplicates(drafts: Sequence[PersonRow], attribute: str, code: str, column: str) -> list[RowProblem]:
    """Report every row that shares a value with another one; each names the others."""
    rows: dict[str, list[int]] = defaultdict(list)
    for draft in drafts:
        rows[getattr(draft, attribute)].append(draft.line_number)
    return [
        row_problem(line, column, code, value=value, lines=_others(lines, line))
        for value, lines in rows.items()
        if value and len(lines) > 1 and has_address(value)
        for line in lines
    ]


def _others(lines: Sequence[int], line: int, shown: int = 5) -> str:
    others = [str(other) for other in lines if other != line]
    return ", ".join(others[:shown]) + (", …" if len(others) > shown else "")


def _conflicts(drafts: Sequence[PersonRow], known: Sequence[KnownPerson], column: str) -> list[RowProblem]:
    """Report rows whose number belongs to one known person and whose e-mail to another."""
    by_number = {person.employee_number: person for person in known if person.employee_number}
    by_email = {person.email: person for person in known}
    problems = []
    for draft in drafts:
        owner, addressee = by_number.get(draft.employee_number), by_email.get(draft.email)
        if owner and addressee and owner is not addressee:
            params = {"number": draft.employee_number, "email": draft.email}
            problems.append(row_problem(draft.line_number, column, "identity_conflict", **params))
    return problems
