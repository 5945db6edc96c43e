"""A workbook (XLSX, XLSB, XLS, ODS) → the rows of its sheets.

The native parser runs in a child process with limits (`workbook_child`), so that a hostile file ends that
process and not the server. The file goes through a pipe: it never lies on disk.
"""

from __future__ import annotations

import dataclasses
import functools
import importlib.util
import io
import json
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path

from mentoring.profiles.rules.faults import FileProblem
from mentoring.profiles.rules.table import HEADER_WITHIN, Record, find_header

WORKBOOKS = frozenset({"xlsx", "xlsb", "xls", "ods"})
UNPACKED = 150 * 1024 * 1024  # bytes that all parts of a workbook may have together
PARTS = 2000
PATIENCE = 30  # seconds

_CHILD = Path(__file__).with_name("workbook_child.py")


@dataclasses.dataclass(frozen=True, slots=True)
class Sheet:
    """One visible sheet. `records` are (row from 1, cells)."""

    name: str
    records: Sequence[Record] = dataclasses.field(repr=False)


def read_workbook(data: bytes, kind: str) -> tuple[Sheet, ...]:
    """Return the visible sheets that hold something, in the order of the workbook.

    `kind` is one of WORKBOOKS. Hidden sheets are not read. Raises FileProblem: protected, workbook_too_large,
    workbook_damaged, empty.
    """
    if kind in {"xlsx", "xlsb", "ods"}:
        _refuse_bombs(data)
    sheets: list[tuple[str, list[Record]]] = []
    for line in io.BytesIO(_run_child(data)):
        told = json.loads(line)
        if isinstance(told, list):
            rows = sheets[-1][1]
            rows.extend(enumerate(told, len(rows) + 1))
        elif "problem" in told:
            raise FileProblem(told["problem"])
        else:
            sheets.append((told["sheet"], []))
    found = tuple(Sheet(name, rows) for name, rows in sheets if any(any(cells) for _row, cells in rows))
    if not found:
        raise FileProblem("empty")
    return found


def likeliest(sheets: Sequence[Sheet]) -> Sheet:
    """Return the sheet that looks most like a list of employees, the first of equals."""

    def quality(sheet: Sheet) -> tuple[int, int]:
        found = find_header(sheet.records[:HEADER_WITHIN])
        return (found.known_titles, len(sheet.records)) if found else (-1, 0)

    return max(sheets, key=quality)


def _refuse_bombs(data: bytes) -> None:
    """Refuse what is far larger unpacked than packed, by the sizes its directory names."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError) as error:
        raise FileProblem("workbook_damaged") from error
    if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
        raise FileProblem("workbook_too_large")


def _run_child(data: bytes) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603  (our own program; the file is its input)
            [sys.executable, "-I", "-S", str(_CHILD), _parsers()],
            input=data,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
            env={"OPENBLAS_NUM_THREADS": "1", "RUST_BACKTRACE": "0"},
        )
    except subprocess.TimeoutExpired as error:
        raise FileProblem("workbook_too_large") from error
    if done.returncode < 0:  # ended by a signal: out of memory or of time
        raise FileProblem("workbook_too_large")
    if done.returncode:
        raise FileProblem("workbook_damaged")
    return done.stdout


@functools.cache
def _parsers() -> str:
    """Return the folder that the parser is installed in."""
    found = importlib.util.find_spec("python_calamine")
    if found is None or found.origin is None:
        raise ImportError("python-calamine is not installed")
    return str(Path(found.origin).parents[1])
