"""The file of everything that is wrong with an HR file, for those who correct it: CSV and XLSX.

It says no more than the dry run on the page: sentences made from codes, never a row of the file.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from mentoring.profiles.problems import explain
from mentoring.profiles.rules.faults import RowProblem

if TYPE_CHECKING:
    from mentoring.profiles.queries.directory import Review

Cell = str | int

BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
WIDTHS = {"A": 8, "B": 24, "C": 18, "D": 70, "E": 70}  # in characters


def lines(review: Review) -> Iterator[tuple[Cell, ...]]:
    """Yield the titles, then one line for each problem of `review`, errors first, in the active language."""
    yield _("Row"), _("Column"), _("Kind"), _("What is wrong"), _("What helps")
    kinds = ((review.errors, _("To correct")), (review.warnings, _("Left out")))
    for problems, kind in kinds:
        yield from (_line(problem, kind) for problem in problems)


def _line(problem: RowProblem, kind: str) -> tuple[Cell, ...]:
    said = explain(problem)
    texts = (problem.column, kind, said.message, said.advice)
    return problem.line_number, *(harmless(text) for text in texts)


def harmless(text: str) -> str:
    """Return `text` as no spreadsheet takes it for a formula, without signs that XLSX cannot hold."""
    text = str(ILLEGAL_CHARACTERS_RE.sub(" ", text))
    return f"'{text}" if text.lstrip(" ").startswith(BEGINS_A_FORMULA) else text


def as_csv(found: Iterable[tuple[Cell, ...]]) -> bytes:
    """Return the lines as CSV in UTF-8, parted as spreadsheets of the active language expect it."""
    out = io.StringIO()
    delimiter = ";" if (get_language() or "").startswith("de") else ","
    csv.writer(out, delimiter=delimiter).writerows(found)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(found: Iterable[tuple[Cell, ...]]) -> bytes:
    """Return the lines as a workbook with one sheet, its titles fixed in place."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    for column, width in WIDTHS.items():
        sheet.column_dimensions[column].width = width
    for line in found:
        sheet.append(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


WRITERS: dict[str, Callable[[Iterable[tuple[Cell, ...]]], bytes]] = {"csv": as_csv, "xlsx": as_xlsx}
