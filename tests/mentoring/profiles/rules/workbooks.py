"""Workbooks as spreadsheet programs write them, and as nobody should."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from openpyxl import Workbook

Rows = Sequence[Sequence[object]]
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def as_xlsx(rows: Rows, *, sheet: str = "Personal", others: dict[str, Rows] | None = None) -> bytes:
    """Return a workbook whose first sheets are `others`, then the one with `rows`."""
    book = Workbook()
    book.remove(book.active)
    for name, content in {**(others or {}), sheet: rows}.items():
        page = book.create_sheet(name)
        for row in content:
            page.append(list(row))
    return saved(book)


def saved(book: Workbook) -> bytes:
    """Return the bytes of an openpyxl workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_ods(rows: Rows) -> bytes:
    """Return the smallest OpenDocument spreadsheet that holds these rows; dates become real dates."""
    body = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    space = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content office:version="1.2"'
        f' xmlns:office="{space}:office:1.0" xmlns:table="{space}:table:1.0" xmlns:text="{space}:text:1.0">'
        f'<office:body><office:spreadsheet><table:table table:name="Personal">{body}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = f'<manifest:manifest xmlns:manifest="{space}:manifest:1.0"/>'
    return zipped({"mimetype": ODS_TYPE, "content.xml": content, "META-INF/manifest.xml": manifest})


def _ods_cell(value: object) -> str:
    if isinstance(value, dt.date):
        return f'<table:table-cell office:value-type="date" office:date-value="{value}"/>'
    if isinstance(value, int):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    words = escape(str(value))
    return f'<table:table-cell office:value-type="string"><text:p>{words}</text:p></table:table-cell>'


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """Return a ZIP of these parts, the first one stored, the others packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for place, (name, content) in enumerate(parts.items()):
            packed.writestr(name, content, zipfile.ZIP_DEFLATED if place else zipfile.ZIP_STORED)
    return out.getvalue()


def with_exchanged_part(book: bytes, name: str, content: bytes) -> bytes:
    """Return the workbook with the content of one part exchanged."""
    with zipfile.ZipFile(io.BytesIO(book)) as packed:
        parts = {part: packed.read(part) for part in packed.namelist()}
    return zipped({**parts, name: content})
