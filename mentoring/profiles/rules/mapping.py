"""Which column means what: a proposal for people to check. The second of three steps: decode, map, read.

Titles decide, the cells below them break ties ("Name" beside "Vorname" is a last name). A column nobody
mapped is read by nothing after this.
"""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Mapping as Table
from collections.abc import Sequence

from mentoring.profiles.rules.dates import covered
from mentoring.profiles.rules.faults import MappingProblem
from mentoring.profiles.rules.fit import fit
from mentoring.profiles.rules.names import name_key
from mentoring.profiles.rules.vocabulary import Field, is_sensitive, recognise, title_key, title_words

__all__ = ["Column", "Field", "Mapping", "check_mapping", "choose", "propose"]

SAMPLES = 3
_LOOKED_AT = 200  # rows
_ENOUGH = 0.3
_NEARLY_ALL = 0.8
_SHOWN = 80  # characters of a sample


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    """One column of the file and what it was taken for.

    `index` counts from 0. `field` is None when it stays unmapped. `confidence` is between 0 and 1.
    `samples` are up to three different cells for the page; digits of dates are covered (••.••.••••),
    columns about pay, health and the like show none.
    """

    index: int
    title: str
    field: Field | None
    confidence: float
    samples: tuple[str, ...] = dataclasses.field(repr=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Mapping:
    """What every column of a file means, in the order of the file."""

    columns: tuple[Column, ...]

    def column_of(self, field: Field) -> Column | None:
        """Return the first column mapped to `field`."""
        return next((column for column in self.columns if column.field is field), None)

    def choices(self) -> dict[str, str]:
        """Return {"<index>": field} of the mapped columns, ready for JSON; `choose` takes it back."""
        return {str(column.index): column.field.value for column in self.columns if column.field}

    def titles(self) -> dict[str, str]:
        """Return {title key: field} to remember for the next file; `propose(remembered=…)` takes it back.

        Unmapped columns are remembered too, with "".
        """
        return {title_key(column.title): column.field or "" for column in self.columns if column.title}


def propose(
    header: Sequence[str], rows: Sequence[Sequence[str]], *, remembered: Table[str, str] | None = None
) -> Mapping:
    """Return the most likely mapping. No field is given twice.

    `remembered` is `Mapping.titles()` of an earlier file and beats the vocabulary.
    """
    cells = [_cells(rows, index) for index in range(len(header))]
    guesses = {
        (index, field): certainty
        for index, title in enumerate(header)
        for field, certainty in _guess(title, cells[index], remembered or {}).items()
    }
    _settle_names(guesses, header, rows)
    given: dict[int, tuple[Field, float]] = {}
    for (index, field), certainty in sorted(guesses.items(), key=lambda item: (-item[1], item[0][0])):
        taken = index in given or any(field is other for other, _certainty in given.values())
        if certainty >= _ENOUGH and not taken:
            given[index] = (field, round(min(certainty, 1.0), 2))
    _drop_spare_full_name(given)
    return Mapping(
        tuple(
            _column(index, title, cells[index], *given.get(index, (None, 0.0)))
            for index, title in enumerate(header)
        )
    )


def choose(mapping: Mapping, choices: Table[str, str]) -> Mapping:
    """Return the mapping with exactly these choices: {"<index>": field}, every other column unmapped.

    Raises ValueError for a field that does not exist. A chosen column has confidence 1.
    """
    fields = {int(index): Field(field) for index, field in choices.items() if field}
    return Mapping(
        tuple(
            _column(
                column.index,
                column.title,
                column.samples,
                fields.get(column.index),
                float(column.index in fields),
            )
            for column in mapping.columns
        )
    )


def check_mapping(mapping: Mapping) -> tuple[MappingProblem, ...]:
    """Return what keeps this mapping from being read: no e-mail, no name, a field given twice."""
    problems: list[MappingProblem] = []
    fields = [column.field for column in mapping.columns if column.field]
    if Field.EMAIL not in fields:
        problems.append(MappingProblem("no_email_column"))
    if not {Field.FIRST_NAME, Field.LAST_NAME, Field.FULL_NAME} & set(fields):
        problems.append(MappingProblem("no_name_column"))
    for field in Field:
        titles = [column.title for column in mapping.columns if column.field is field]
        if len(titles) > 1:
            params = {"field": field.value, "columns": ", ".join(titles)}
            problems.append(MappingProblem("field_mapped_twice", params))
    return tuple(problems)


def _cells(rows: Sequence[Sequence[str]], index: int) -> list[str]:
    looked_at = itertools.islice(rows, _LOOKED_AT)
    return [row[index] for row in looked_at if index < len(row) and row[index]]


def _guess(title: str, cells: Sequence[str], remembered: Table[str, str]) -> dict[Field, float]:
    """Return what a column may be, with certainty."""
    known = remembered.get(title_key(title))
    if known is not None:
        return {Field(known): 2.0} if known in set(Field) else {}
    named = recognise(title)
    if named:
        field, certainty = named
        return {field: certainty * (0.5 + 0.5 * fit(field, cells))}
    # Addresses speak for themselves whatever their title is, unless they are somebody else's or private.
    unknown = not is_sensitive(title) and not re.search(
        r"person|privat|home|partner|kontakt", title_words(title)
    )
    return {Field.EMAIL: 0.4} if unknown and cells and fit(Field.EMAIL, cells) > _NEARLY_ALL else {}


def _settle_names(
    guesses: dict[tuple[int, Field], float], header: Sequence[str], rows: Sequence[Sequence[str]]
) -> None:
    """Read "Name" as a last name where it stands beside a first name and does not contain it."""
    firsts = [index for index, field in guesses if field is Field.FIRST_NAME]
    lasts = [index for index, field in guesses if field is Field.LAST_NAME]
    fulls = [
        index for index, field in guesses if field is Field.FULL_NAME and title_key(header[index]) == "name"
    ]
    if lasts or not firsts or not fulls:
        return
    first, full = firsts[0], fulls[0]
    whole = [_contains(row, full, first) for row in itertools.islice(rows, _LOOKED_AT)]
    if sum(whole) * 2 <= len(whole):
        guesses[full, Field.LAST_NAME] = guesses.pop((full, Field.FULL_NAME)) * 0.95


def _contains(row: Sequence[str], full: int, first: int) -> bool:
    name, part = name_key(row[full], "").split(), name_key(row[first], "").split()
    return len(name) > len(part) > 0 and set(part) <= set(name)


def _drop_spare_full_name(given: dict[int, tuple[Field, float]]) -> None:
    fields = {field for field, _certainty in given.values()}
    if {Field.FIRST_NAME, Field.LAST_NAME} <= fields:
        for index in [index for index, (field, _certainty) in given.items() if field is Field.FULL_NAME]:
            del given[index]


def _column(index: int, title: str, cells: Sequence[str], field: Field | None, confidence: float) -> Column:
    different = [] if is_sensitive(title) else list(dict.fromkeys(cells))[:SAMPLES]
    samples = tuple(
        re.sub(r"\d", "•", cell) if field is Field.BIRTH_DATE else covered(cell)
        for cell in (cell[:_SHOWN] for cell in different)
    )
    return Column(index, title, field, confidence, samples)
