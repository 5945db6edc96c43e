"""Rows of a file → people. The third of three steps: decode, map, read.

All or nothing: an error on one row keeps everybody out, a warning only leaves out the value it is about. A
birth date is reduced to its generation band on the spot; neither the people nor any problem holds a part of
it.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter

from mentoring.profiles.rules.bulk import no_cycle_search
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


@no_cycle_search()
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
    reader = _Reader(decoded, mapping)
    known = tuple(known)
    order = reader.date_order(date_order, today)
    band = functools.partial(_band, order=order, today=today, borders=borders)
    drafts = reader.read(known, functools.cache(band))
    problems = reader.problems
    problems += _duplicates(drafts, "email", "duplicate_email", reader.title(Field.EMAIL))
    problems += _duplicates(
        drafts, "employee_number", "duplicate_number", reader.title(Field.EMPLOYEE_NUMBER)
    )
    problems += _conflicts(drafts, known, reader.title(Field.EMPLOYEE_NUMBER))
    if Field.MANAGER in reader.places:
        cells = reader.column(Field.MANAGER)
        drafts, warnings = _with_managers(drafts, cells, known, reader.title(Field.MANAGER))
        problems += warnings
    broken = {problem.line_number for problem in problems if problem.severity == "error"}
    return Reading(
        people=tuple(draft for draft in drafts if draft.line_number not in broken),
        problems=tuple(sorted(problems, key=lambda problem: problem.line_number)),
        fields=frozenset(name for field in reader.places for name in _GIVES.get(field, (field.value,))),
        date_order=order,
        total=len(decoded.rows),
    )


class _Reader:
    """Reads one column after the other and collects what is wrong.

    By column, because a step of Python per column and different value costs far less than one per cell:
    names, sites and dates come again and again.
    """

    def __init__(self, decoded: DecodedFile, mapping: Mapping) -> None:
        columns = {field: mapping.column_of(field) for field in Field}
        self.places = {field: column.index for field, column in columns.items() if column}
        self.header = decoded.header
        self.rows = decoded.rows
        self.numbers = decoded.row_numbers
        self.problems: list[RowProblem] = []

    def title(self, field: Field) -> str:
        """Return the title of the column mapped to `field`, "" without one."""
        return self.header[self.places[field]] if field in self.places else ""

    def column(self, field: Field) -> Sequence[str]:
        """Return the cells of the column mapped to `field`; without one they are empty."""
        if field not in self.places:
            return [""] * len(self.rows)
        place = self.places[field]
        return [row[place] for row in self.rows]

    def date_order(self, wanted: Order | None, today: dt.date) -> Order | None:
        """Return in which order birth dates are read, None without any."""
        if Field.BIRTH_DATE not in self.places:
            return None
        return wanted or detect_order(self.column(Field.BIRTH_DATE), today=today)

    def read(self, known: Iterable[KnownPerson], band: Callable[[str], int | None]) -> list[PersonRow]:
        """Return the person of every row, without the manager; `band` reduces a birth date."""
        for number, row in zip(self.numbers, self.rows, strict=True):
            if len(row) > len(self.header):
                self._report(number, None, "extra_cells", columns=len(self.header))
        texts = {field: self.column(field) for field in _TEXTS}
        texts[Field.FIRST_NAME], texts[Field.LAST_NAME] = self._names()
        for field, limit in MAX_LENGTH.items():
            self._report_long(Field(field), texts[Field(field)], limit)
        emails = self._emails(texts[Field.EMPLOYEE_NUMBER], known)
        nobody = [""] * len(self.rows)
        columns = (self.numbers, emails, *(texts[field] for field in _TEXTS), nobody, self._bands(band))
        return [PersonRow._make(values) for values in zip(*columns, strict=True)]

    def _report(self, number: int, field: Field | None, code: str, **params: str | int) -> None:
        self.problems.append(row_problem(number, self.title(field) if field else "", code, **params))

    def _report_long(self, field: Field, texts: Iterable[str], limit: int) -> None:
        for number, text in zip(self.numbers, texts, strict=True):
            if len(text) > limit:
                self._report(number, field, "value_too_long", limit=limit)

    def _names(self) -> tuple[list[str], list[str]]:
        """Return (first names, last names): cells of their own before the cell that holds both."""
        wholes = map(functools.cache(split_name), self.column(Field.FULL_NAME))
        firsts = map(functools.cache(without_title), self.column(Field.FIRST_NAME))
        lasts = map(functools.cache(without_title), self.column(Field.LAST_NAME))
        names = [
            (first or whole[0], last or whole[1])
            for whole, first, last in zip(wholes, firsts, lasts, strict=True)
        ]
        order = (Field.FULL_NAME, Field.LAST_NAME, Field.FIRST_NAME)
        asked = next((field for field in order if field in self.places), Field.FIRST_NAME)
        for number, name in zip(self.numbers, names, strict=True):
            if name == ("", ""):
                self._report(number, asked, "missing_name")
        return [first for first, _last in names], [last for _first, last in names]

    def _emails(self, numbers: Sequence[str], known: Iterable[KnownPerson]) -> list[str]:
        """Return the address of every row; without one that of the known person, or what stands for none."""
        addresses = {person.employee_number: person.email for person in known if person.employee_number}
        emails = []
        rows = zip(self.numbers, self.column(Field.EMAIL), numbers, strict=True)
        for number, cell, employee_number in rows:
            email = read_email(cell) if cell else addresses.get(employee_number, "")
            if cell:
                if not email or not has_address(email):
                    self._report(number, Field.EMAIL, "invalid_email", value=covered(cell[:80]))
            elif not employee_number:
                self._report(number, Field.EMAIL, "missing_email")
            else:
                email = email or stand_in(employee_number)
                if not has_address(email):
                    self._report(number, Field.EMAIL, "no_address")
            emails.append(email)
        return emails

    def _bands(self, band: Callable[[str], int | None]) -> list[int | None]:
        """Return the generation band of every row, None where the file says nothing."""
        bands: list[int | None] = []
        for number, cell in zip(self.numbers, self.column(Field.BIRTH_DATE), strict=True):
            try:
                bands.append(band(cell))
            except ImpossibleDateError:
                self._report(number, Field.BIRTH_DATE, "impossible_date")
                bands.append(None)
        return bands


def _band(cell: str, *, order: Order | None, today: dt.date, borders: Sequence[int]) -> int | None:
    if order is None or is_blank_date(cell):
        return None
    return band_of(read_date(cell, order, today=today).year, borders)


def _with_managers(
    drafts: Sequence[PersonRow], cells: Sequence[str], known: Sequence[KnownPerson], column: str
) -> tuple[list[PersonRow], list[RowProblem]]:
    managers, warnings = managers_of(drafts, cells, known, column=column)
    pairs = zip(drafts, managers, strict=True)
    return [draft._replace(manager_ref=manager) if manager else draft for draft, manager in pairs], warnings


def _duplicates(drafts: Sequence[PersonRow], attribute: str, code: str, column: str) -> list[RowProblem]:
    """Report every row that shares a value with another one; each names the others."""
    value_of = attrgetter(attribute)
    times = Counter(map(value_of, drafts))
    rows: dict[str, list[int]] = defaultdict(list)
    for draft in drafts if len(times) < len(drafts) else ():
        if times[value_of(draft)] > 1:
            rows[value_of(draft)].append(draft.line_number)
    return [
        row_problem(line, column, code, value=value, lines=_others(lines, line))
        for value, lines in rows.items()
        if value and has_address(value)
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
