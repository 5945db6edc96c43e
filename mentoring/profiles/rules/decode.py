"""Bytes of an HR file → a table. The first of three steps: decode, map, read.

A workbook goes to `workbook`, anything else is CSV.
Order of the encodings: byte order mark, UTF-16 by its zero bytes, strict UTF-8, Windows-1252. The delimiter
is the one that the line of column titles uses most. Nothing here touches a disk, a clock or a log.
"""

from __future__ import annotations

import codecs
import csv
import dataclasses
import io
import itertools
import re
from collections.abc import Iterator

from mentoring.profiles.rules.bulk import no_cycle_search
from mentoring.profiles.rules.faults import FileProblem
from mentoring.profiles.rules.kinds import kind_of
from mentoring.profiles.rules.table import (
    HEADER_WITHIN,
    MAX_CELL_KB,
    MAX_COLUMNS,
    DecodedFile,
    Record,
    build_table,
    find_header,
)
from mentoring.profiles.rules.workbook import likeliest, read_workbook

__all__ = ["DELIMITERS", "ENCODINGS", "MAX_BYTES", "DecodedFile", "decode"]

MAX_BYTES = 10 * 1024 * 1024
DELIMITERS = (";", ",", "\t", "|")
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "cp1252")

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is the first half of this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_EXCEL_HINT = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f]")
_SNIFFED = 200_000  # characters that the delimiter is judged by
_WIDEST_LINE = MAX_COLUMNS * MAX_CELL_KB * 1024


@no_cycle_search()
def decode(
    data: bytes, *, encoding: str = "", delimiter: str = "", header_row: int = 0, sheet: str = ""
) -> DecodedFile:
    """Return the table in `data`.

    `encoding` (one of ENCODINGS), `delimiter` (one of DELIMITERS) and `header_row` (as a spreadsheet
    counts, from 1) overrule what would be detected; left out, they are detected. Of a workbook the `sheet`
    can be named; what it does not have is ignored. Raises FileProblem (any of FILE_CODES).
    """
    if len(data) > MAX_BYTES:
        raise FileProblem("too_large", limit_mb=MAX_BYTES // 1024 // 1024)
    kind = kind_of(data)
    if kind:
        return _of_workbook(data, kind, header_row, sheet)
    encoding, text = _read_text(data, encoding)
    hint = _EXCEL_HINT.match(text)
    if hint:  # Excel hides this line and does not count it
        text = text[hint.end() :]
        delimiter = delimiter or (hint[1] if hint[1] in DELIMITERS else "")
    if not text.strip("\0 \t\r\n\xa0\x1a"):
        raise FileProblem("empty")
    _refuse_binary(text)
    delimiter = delimiter or _find_delimiter(text)
    quote = _find_quote(text, delimiter)
    records = _records(text, delimiter, quote)
    return build_table(records, encoding=encoding, delimiter=delimiter, quote=quote, header_row=header_row)


def _of_workbook(data: bytes, kind: str, header_row: int, wanted: str) -> DecodedFile:
    sheets = read_workbook(data, kind)
    chosen = next((sheet for sheet in sheets if sheet.name == wanted), None) or likeliest(sheets)
    table = build_table(chosen.records, encoding=kind, header_row=header_row)
    return dataclasses.replace(table, sheet=chosen.name, sheets=tuple(sheet.name for sheet in sheets))


def _read_text(data: bytes, encoding: str) -> tuple[str, str]:
    """Return (encoding, text without a byte order mark)."""
    for mark, name in _MARKS:
        if data.startswith(mark) and encoding in ("", name):
            return name, _strict(data[len(mark) :], name)
    if encoding:
        return encoding, _strict(data, encoding)
    wide = _wide_without_mark(data)
    if wide:
        return wide, _strict(data, wide)
    try:
        return "utf-8", data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252", _strict(data, "cp1252")


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        if encoding == "cp1252":
            raise FileProblem("not_a_table", looks_like="binary") from None
        raise FileProblem("broken_text", encoding=encoding) from None


def _wide_without_mark(data: bytes) -> str:
    """Name UTF-16 by its zero bytes: in text of European languages nearly every second byte is zero."""
    head = data[:4096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    often, rarely = len(head) * 0.35, len(head) * 0.02
    if odd > often and even <= rarely:
        return "utf-16-le"
    return "utf-16-be" if even > often and odd <= rarely else ""


def _refuse_binary(text: str) -> None:
    strange = len(_CONTROL.findall(text, 0, _SNIFFED))
    if strange > min(len(text), _SNIFFED) * 0.02 + 2:
        raise FileProblem("not_a_table", looks_like="binary")
    if "\0" in text:
        raise FileProblem("nul_bytes")


def _find_delimiter(text: str) -> str:
    """Return the delimiter whose title line is best: most known titles, then most columns."""
    head = text[:_SNIFFED]

    def quality(delimiter: str) -> tuple[int, int, int]:
        reader = csv.reader(_lines(head, delimiter), delimiter=delimiter)
        try:
            records = list(enumerate(itertools.islice(reader, HEADER_WITHIN), 1))
        except csv.Error:
            return (0, 0, 0)
        found = find_header(records)
        if found:
            return (found.known_titles, found.filled, len(records[found.index][1]))
        filled = max((sum(map(bool, cells)) for _row, cells in records), default=0)
        return (0, filled, max((len(cells) for _row, cells in records), default=0))

    return max(DELIMITERS, key=quality)  # the first of equals: a single column is read with ";"


def _find_quote(text: str, delimiter: str) -> str:
    """Return the quotation mark: the double one unless whole lines are wrapped in single ones."""
    head = itertools.islice(_lines(text[:_SNIFFED], delimiter), HEADER_WITHIN)
    lines = [line for line in head if line.strip()]
    wrapped = [line for line in lines if line[0] == "'" and line.rstrip().endswith("'")]
    return "'" if lines and len(wrapped) * 2 > len(lines) and '"' not in "".join(wrapped) else '"'


def _records(text: str, delimiter: str, quote: str) -> Iterator[Record]:
    """Yield (row as a spreadsheet counts it, cells). Blank rows count, but come as no cells."""
    taken: list[str] = []  # lines that the present record is made of

    def watched() -> Iterator[str]:
        for line in _lines(text, delimiter):
            taken.append(line)
            yield line

    reader = csv.reader(watched(), delimiter=delimiter, quotechar=quote, strict=True)
    for row in itertools.count(1):
        taken.clear()
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise _given_up(str(error), row, taken, quote) from None
        if cells is None:
            return
        yield row, cells


def _given_up(why: str, row: int, taken: list[str], quote: str) -> FileProblem:
    """Return what to say about a record the CSV reader gave up on."""
    if len(taken) > 1 or taken[0].count(quote) % 2:
        return FileProblem("open_quote", row=row)
    if "field limit" in why:
        return FileProblem("cell_too_long", limit_kb=MAX_CELL_KB, row=row)
    return FileProblem("stray_quote", row=row)


def _lines(text: str, delimiter: str) -> Iterator[str]:
    """Yield lines with their ends (LF, CRLF, CR), refusing one that could only be far too many columns."""
    for number, line in enumerate(io.StringIO(text, newline=""), 1):
        if len(line) > _WIDEST_LINE and line.count(delimiter) > _WIDEST_LINE:
            raise FileProblem("too_many_columns", limit=MAX_COLUMNS, row=number)
        yield line
