"""The file with which people take their data along: JSON for machines, a page for reading, and their photo.

It is put together in memory and handed over at once: there is no copy on a disk that would have to be erased,
and nothing to stream, because the words of one person are small.
"""

from __future__ import annotations

import io
import json
import zipfile
from datetime import datetime
from typing import Any

import css_inline
from django.template.loader import render_to_string

from mentoring.privacy.copying import Part, Value, parts_of

FORMAT = 1  # rises when the shape of the JSON changes
KINDS = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpg", b"RIFF": "webp"}


def own_copy(person: Any, *, now: datetime) -> bytes:
    """Return the ZIP with everything that belongs into the person's own copy."""
    parts = list(parts_of(person))
    files = {name: content for part in parts for name, content in _files(part)}
    told = {"format": FORMAT, "made_at": now.isoformat(), "parts": {one.model: _rows(one) for one in parts}}
    page = _page([_shown(one) for one in parts], now)
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("my-data.json", json.dumps(told, ensure_ascii=False, indent=2, default=str))
        folder.writestr("my-data.html", page)
        for name, content in files.items():
            folder.writestr(name, content)
    return kept.getvalue()


def _page(parts: list[dict[str, Any]], now: datetime) -> str:
    """Return the page for reading; its styles are on the elements, so that it needs no other file."""
    page = render_to_string("privacy/copy.html", {"parts": parts, "made_at": now})
    return css_inline.CSSInliner(extra_css=render_to_string("privacy/copy.css")).inline(page)


def _rows(part: Part) -> list[dict[str, Any]]:
    """Return the rows of a part for machines; where a value is a file, its name."""
    return [
        {value.field: _file_name(part, number, value) or value.plain for value in row}
        for number, row in enumerate(part.rows, start=1)
    ]


def _shown(part: Part) -> dict[str, Any]:
    """Return a part for reading: what is empty is left out, lists are joined, files are linked."""
    rows = [
        [(value.name, _words(value), _file_name(part, number, value)) for value in row if _said(value)]
        for number, row in enumerate(part.rows, start=1)
    ]
    return {"name": part.name, "rows": rows}


def _said(value: Value) -> bool:
    return value.plain not in (None, "", [], b"")


def _words(value: Value) -> Any:
    """Return what stands on the page: dates and texts as they are, lists in one line."""
    if isinstance(value.plain, bytes):
        return ""
    if isinstance(value.shown, list):
        return "; ".join(map(str, value.shown))
    return value.shown


def _files(part: Part) -> list[tuple[str, bytes]]:
    return [
        (_file_name(part, number, value), value.plain)
        for number, row in enumerate(part.rows, start=1)
        for value in row
        if isinstance(value.plain, bytes) and value.plain
    ]


def _file_name(part: Part, number: int, value: Value) -> str:
    """Return where a value of bytes lies in the ZIP; "" for everything else."""
    if not isinstance(value.plain, bytes) or not value.plain:
        return ""
    ending = next((kind for start, kind in KINDS.items() if value.plain.startswith(start)), "bin")
    return f"files/{part.model.rpartition('.')[2].lower()}-{number}-{value.field}.{ending}"
