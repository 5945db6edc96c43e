"""What is kept of an uploaded file beside its bytes: the table in it, so that it is decoded only once."""

from __future__ import annotations

import dataclasses
import json
import zlib
from typing import Any

from mentoring.profiles.rules.bulk import no_cycle_search
from mentoring.profiles.rules.dry_run import QUICKLY
from mentoring.profiles.rules.table import DecodedFile, Pool

_TOGETHER = 500  # rows in one line: read in pieces, equal cells never exist twice for long


def pack_table(table: DecodedFile) -> bytes:
    """Return `table` packed for the database. `unpack_table` takes it back."""
    about = {
        field.name: getattr(table, field.name) for field in dataclasses.fields(table) if field.name != "rows"
    }
    blocks = (table.rows[start : start + _TOGETHER] for start in range(0, len(table.rows), _TOGETHER))
    return zlib.compress("\n".join(map(json.dumps, (about, *blocks))).encode("ascii"), QUICKLY)


@no_cycle_search()
def unpack_table(packed: bytes) -> DecodedFile:
    """Return what `pack_table` was given."""
    head, *blocks = zlib.decompress(packed).split(b"\n")
    pool = Pool()
    rows = [pool.shared(cells) for block in blocks for cells in json.loads(block)]
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in json.loads(head).items()
    }
    return DecodedFile(rows=tuple(rows), **values)
