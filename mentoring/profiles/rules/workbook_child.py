"""Reads a workbook in a process of its own: `python workbook_child.py < workbook > rows`.

A workbook is parsed by native code that believes what the file says of itself: one with a cell in the last
row and column asks for half a terabyte. So this runs under limits of memory and processor time, alone, with
the file on its standard input and nothing on disk. Prints one JSON value per line: {"sheet": name}, then the
rows of that sheet as lists of texts, blank rows included; {"problem": "protected"} for a locked file.
"""

from __future__ import annotations

import datetime as dt
import io
import itertools
import json
import resource
import sys
from typing import Any

MEMORY = 400 * 1024 * 1024  # bytes of address space; about a third of it is never touched
SECONDS = 20  # of processor time
SHEETS, ROWS, COLUMNS, CELL = 20, 50_500, 120, 10_300  # a little over what the table may have: it says so


def main() -> None:
    """Read the workbook on standard input and print what stands in it."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash must not write the file to disk
    import python_calamine as calamine  # noqa: PLC0415  (under the limits as well)

    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        for sheet in _visible(book, calamine)[:SHEETS]:
            _tell({"sheet": sheet})
            for row in itertools.islice(book.get_sheet_by_name(sheet).iter_rows(), ROWS):
                _tell([_text(cell) for cell in row[:COLUMNS]])
    except calamine.PasswordError:
        _tell({"problem": "protected"})


def _visible(book: Any, calamine: Any) -> list[str]:
    kind, shown = calamine.SheetTypeEnum.WorkSheet, calamine.SheetVisibleEnum.Visible
    return [sheet.name for sheet in book.sheets_metadata if sheet.typ == kind and sheet.visible == shown]


def _tell(value: object) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=True) + "\n")


def _text(cell: object) -> str:
    """Return a cell as somebody would type it: whole numbers without a point, dates as YYYY-MM-DD."""
    if isinstance(cell, str):
        return cell[:CELL]
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    return cell.isoformat(" ") if isinstance(cell, dt.datetime) else str(cell)


if __name__ == "__main__":
    main()
