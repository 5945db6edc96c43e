"""Reads a workbook in a process of its own: `python workbook_child.py FOLDER < workbook > rows`.

A workbook is parsed by native code that believes what the file says of itself: one with a cell in the last
row and column asks for half a terabyte. So this runs under limits of memory and processor time, alone, with
the file on its standard input and nothing on disk. FOLDER holds the parser: Python starts without `site`,
which takes longer than reading a small file.

Prints one JSON value per line: {"sheet": name}, then lists of rows of that sheet, each a list of texts, blank
rows included; {"problem": …} for a file that is locked or says too much.
"""

from __future__ import annotations

import datetime as dt
import io
import itertools
import json
import resource
import sys
from collections.abc import Iterable, Iterator
from typing import Any

MEMORY = 400 * 1024 * 1024  # bytes of address space; about a third of it is never touched
SECONDS = 20  # of processor time
SHEETS, ROWS, COLUMNS, CELL = 20, 50_500, 120, 10_300  # a little over what the table may have: it says so
TOLD = 100 * 1024 * 1024  # bytes that all sheets may come to; a file can repeat one long text a million times
TOGETHER = 500  # rows told in one line: each line costs both sides


def main() -> None:
    """Read the workbook on standard input and print what stands in it."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash must not write the file to disk
    sys.path.append(sys.argv[1])
    import python_calamine as calamine  # noqa: PLC0415  (under the limits as well)

    room = TOLD
    try:
        for value in _read(sys.stdin.buffer.read(), calamine):
            room -= _tell(value)
            if room < 0:
                raise MemoryError  # noqa: TRY301  (that of whoever reads this)
    except calamine.PasswordError:
        _tell({"problem": "protected"})
    except MemoryError:
        _tell({"problem": "workbook_too_large"})


def _tell(value: object) -> int:
    return sys.stdout.write(json.dumps(value, ensure_ascii=True) + "\n")


def _read(data: bytes, calamine: Any) -> Iterator[object]:
    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    for sheet in _visible(book, calamine)[:SHEETS]:
        yield {"sheet": sheet}
        rows = itertools.islice(book.get_sheet_by_name(sheet).iter_rows(), ROWS)
        while block := list(itertools.islice(rows, TOGETHER)):
            yield [_texts(row[:COLUMNS]) for row in block]


def _visible(book: Any, calamine: Any) -> list[str]:
    kind, shown = calamine.SheetTypeEnum.WorkSheet, calamine.SheetVisibleEnum.Visible
    return [sheet.name for sheet in book.sheets_metadata if sheet.typ == kind and sheet.visible == shown]


def _texts(cells: Iterable[object]) -> list[str]:
    return [cell[:CELL] if isinstance(cell, str) else _text(cell) for cell in cells]


def _text(cell: object) -> str:
    """Return a cell as somebody would type it: whole numbers without a point, dates as YYYY-MM-DD."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    return cell.isoformat(" ") if isinstance(cell, dt.datetime) else str(cell)


if __name__ == "__main__":
    main()
