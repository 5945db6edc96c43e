"""Records of any source → a clean table: find the titles, strip blanks, keep the limits.

CSV comes here through `decode`; a spreadsheet reader hands in the rows of its sheet the same way.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Iterable, Sequence

from mentoring.profiles.rules.emails import is_email
from mentoring.profiles.rules.faults import FileProblem
from mentoring.profiles.rules.vocabulary import names_a_field

MAX_ROWS = 50_000
MAX_COLUMNS = 60
MAX_CELL_KB = 10
HEADER_WITHIN = 20  # lines

Record = tuple[int, Sequence[str]]
_POOL = 50_000  # different cells
_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\xad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")


@dataclasses.dataclass(frozen=True, slots=True)
class DecodedFile:
    """A table as it was found, before anybody says what its columns mean.

    `header_row` and `row_numbers` count rows as a spreadsheet does, from 1, blank rows included;
    `row_numbers[i]` belongs to `rows[i]`. Every row has at least as many cells as `header`; more only where
    the file has a filled cell without a title. Blank rows are left out. `repr` shows no cell. A workbook has
    its kind as `encoding`, no delimiter, and names the `sheet` read out of all `sheets` that hold something.
    """

    encoding: str
    delimiter: str
    quote: str
    header_row: int
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = dataclasses.field(repr=False)
    row_numbers: tuple[int, ...] = dataclasses.field(repr=False)
    sheet: str = ""
    sheets: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class HeaderFound:
    """Where the titles are: index among the records, and how sure that is."""

    index: int
    known_titles: int
    filled: int
    has_email_below: bool


class Pool:
    """Lets equal cells share their memory: departments, sites and birthdays come again and again."""

    def __init__(self) -> None:
        self._cells: dict[str, str] = {}

    def shared(self, cells: Sequence[str]) -> tuple[str, ...]:
        """Return the same cells, those that were here before as the very same objects."""
        is_full = len(self._cells) >= _POOL
        return tuple(map(self._cells.get if is_full else self._cells.setdefault, cells, cells))


def clean(cell: str) -> str:
    """Return `cell` in NFC, without stray blanks (non-breaking and zero-width too), on one line."""
    if not (cell.isascii() and cell.isprintable()):
        cell = unicodedata.normalize("NFC", _INVISIBLE.sub("", cell))
    return " ".join(cell.split())


def are_clean(cells: Sequence[str]) -> bool:
    """Say whether `clean` would leave all of these cells as they are, in a fraction of the time."""
    line = "|".join(cells)
    return (
        line.isprintable()  # no blank but the plain one, nothing invisible
        and "  " not in line
        and "| " not in line
        and " |" not in line
        and line[:1] != " "
        and line[-1:] != " "
        and (line.isascii() or unicodedata.is_normalized("NFC", line))
    )


def find_header(records: Sequence[Record]) -> HeaderFound | None:
    """Return which of the first records holds the titles, None when all of them are data.

    Most known titles wins, then most filled cells, then the first. A record with an e-mail address is data;
    where no title is known, the titles have to stand above the first such record.
    """
    best: HeaderFound | None = None
    email_seen = False
    for index, (_row, raw) in enumerate(records):
        cells = [cell for cell in map(clean, raw[: MAX_COLUMNS * 2]) if cell]
        if any(is_email(cell) for cell in cells):
            email_seen = True
            continue
        known = sum(1 for cell in cells if names_a_field(cell))
        better = best is None or (known, len(cells)) > (best.known_titles, best.filled)
        if cells and better and (known or not email_seen):
            best = HeaderFound(index, known, len(cells), has_email_below=False)
    return best and dataclasses.replace(best, has_email_below=email_seen)


def build_table(
    records: Iterable[Record],
    *,
    encoding: str = "",
    delimiter: str = "",
    quote: str = "",
    header_row: int = 0,
) -> DecodedFile:
    """Return the table made of `records` = (row number from 1, cells), in order.

    `header_row` > 0 overrules the search. Raises FileProblem: not_a_table, no_header, no_rows, too_many_rows,
    too_many_columns, cell_too_long.
    """
    stream = iter(records)
    head: list[Record] = []
    for record in stream:
        head.append(record)
        if record[0] >= max(HEADER_WITHIN, header_row):
            break
    at = _header_index(head, header_row)
    title_row, titles = head[at]
    rows: list[tuple[str, ...]] = []
    numbers: list[int] = []
    pool = Pool()
    for part in (head[at + 1 :], stream):
        for number, raw in part:
            cells = _row(number, raw, pool)
            if any(cells):
                _refuse_too_many(rows)
                rows.append(cells)
                numbers.append(number)
    if not rows:
        raise FileProblem("no_rows", row=title_row)
    header = _header(title_row, titles, max(map(len, rows)))
    width = len(header)
    padded = tuple(row if len(row) >= width else row + ("",) * (width - len(row)) for row in rows)
    return DecodedFile(encoding, delimiter, quote, title_row, header, padded, tuple(numbers))


def _header_index(head: Sequence[Record], header_row: int) -> int:
    if header_row:
        chosen = next(
            (index for index, (row, raw) in enumerate(head) if row == header_row and any(raw)), None
        )
        if chosen is None:
            raise FileProblem("no_header", lines=HEADER_WITHIN)
        return chosen
    found = find_header([record for record in head if record[0] <= HEADER_WITHIN])
    if found is None:
        raise FileProblem("no_header", lines=HEADER_WITHIN)
    if found.filled == 1 and not found.known_titles and not found.has_email_below:
        raise FileProblem("not_a_table", looks_like="text")
    return found.index


def _header(row: int, raw: Sequence[str], longest: int) -> tuple[str, ...]:
    """Return the titles; a column without one counts when it lies within their line and holds something."""
    titled = _row(row, raw, Pool())
    width = max(len(titled), min(len(raw), longest))
    return titled + ("",) * (width - len(titled))


def _row(number: int, raw: Sequence[str], pool: Pool) -> tuple[str, ...]:
    """Return the clean cells up to the last filled one."""
    last = len(raw)
    while last and not raw[last - 1].strip():
        last -= 1
    if last > MAX_COLUMNS:
        raise FileProblem("too_many_columns", limit=MAX_COLUMNS, row=number)
    cells = raw[:last]
    limit = MAX_CELL_KB * 1024
    if max(map(len, cells), default=0) * 4 > limit and any(len(cell.encode()) > limit for cell in cells):
        raise FileProblem("cell_too_long", limit_kb=MAX_CELL_KB, row=number)
    if not are_clean(cells):
        cells = [clean(cell) for cell in cells]
    return pool.shared(cells)


def _refuse_too_many(rows: Sequence[object]) -> None:
    if len(rows) >= MAX_ROWS:
        raise FileProblem("too_many_rows", limit=MAX_ROWS)
