"""What can be wrong with an HR file, as codes with plain values.

The sentences are made where languages live: `mentoring.profiles.problems`. The tables below name every code
with exactly the values its sentence may use. No value is ever a birth date or a part of one.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Literal

Value = str | int
Severity = Literal["error", "warning"]

FILE_CODES: Mapping[str, frozenset[str]] = {
    "empty": frozenset(),
    "too_large": frozenset({"limit_mb"}),
    "too_many_rows": frozenset({"limit"}),
    "too_many_columns": frozenset({"limit", "row"}),
    "cell_too_long": frozenset({"limit_kb", "row"}),
    "protected": frozenset(),
    "workbook_damaged": frozenset(),
    "workbook_too_large": frozenset(),
    "not_a_table": frozenset({"looks_like"}),
    "nul_bytes": frozenset(),
    "broken_text": frozenset({"encoding"}),
    "open_quote": frozenset({"row"}),
    "stray_quote": frozenset({"row"}),
    "no_header": frozenset({"lines"}),
    "no_rows": frozenset({"row"}),
}

MAPPING_CODES: Mapping[str, frozenset[str]] = {
    "no_email_column": frozenset(),
    "no_name_column": frozenset(),
    "field_mapped_twice": frozenset({"field", "columns"}),
}

ERROR_CODES: Mapping[str, frozenset[str]] = {
    "extra_cells": frozenset({"columns"}),
    "missing_email": frozenset(),
    "invalid_email": frozenset({"value"}),
    "missing_name": frozenset(),
    "value_too_long": frozenset({"limit"}),
    "duplicate_email": frozenset({"value", "lines"}),
    "duplicate_number": frozenset({"value", "lines"}),
    "identity_conflict": frozenset({"number", "email"}),
    "impossible_date": frozenset(),
    "guest_address": frozenset({"value"}),
    "admin_address": frozenset({"value"}),
}

WARNING_CODES: Mapping[str, frozenset[str]] = {
    "no_address": frozenset(),
    "unknown_manager": frozenset({"value"}),
    "ambiguous_manager": frozenset({"value", "count"}),
    "own_manager": frozenset(),
    "manager_cycle": frozenset({"lines"}),
}

ROW_CODES: Mapping[str, frozenset[str]] = {**ERROR_CODES, **WARNING_CODES}


class FileProblem(Exception):  # noqa: N818  (it is an answer to a person, not a malfunction)
    """The file as a whole cannot be read. `code` is one of FILE_CODES, `params` its values."""

    def __init__(self, code: str, **params: Value) -> None:
        super().__init__(code)
        self.code = code
        self.params: dict[str, Value] = params


@dataclasses.dataclass(frozen=True, slots=True)
class MappingProblem:
    """The chosen columns are not enough, or contradict each other. `code` is one of MAPPING_CODES."""

    code: str
    params: Mapping[str, Value] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True, slots=True)
class RowProblem:
    """One row is wrong (error: nothing is imported) or incomplete (warning: imported without that value).

    `line_number` is the row as a spreadsheet counts it, from 1; `column` is the title of the column it is
    about, "" when it is about the whole row; `code` is one of ROW_CODES.
    """

    line_number: int
    column: str
    code: str
    severity: Severity
    params: Mapping[str, Value] = dataclasses.field(default_factory=dict)


def row_problem(line_number: int, column: str, code: str, **params: Value) -> RowProblem:
    """Return the problem with the severity its code always has."""
    return RowProblem(line_number, column, code, "error" if code in ERROR_CODES else "warning", params)
