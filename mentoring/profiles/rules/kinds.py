"""What a file is, told from its first bytes."""

from __future__ import annotations

from mentoring.profiles.rules.faults import FileProblem

OTHER_KINDS = frozenset(
    {"numbers", "pdf", "word", "image", "archive", "html", "xml", "json", "rtf", "vcard", "binary", "text"}
)

_HEAD = 4096
_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!\x1a\x07", "archive"),
    (b"{\\rtf", "rtf"),
)
_OPENINGS: tuple[tuple[bytes, str], ...] = (
    (b"<!doctype html", "html"),
    (b"<html", "html"),
    (b"<table", "html"),
    (b"<meta", "html"),
    (b"<?xml", "xml"),
    (b"begin:vcard", "vcard"),
    (b'{"', "json"),
    (b"[{", "json"),
)


def kind_of(data: bytes) -> str:
    """Return which workbook `data` is (one of `workbook.WORKBOOKS`), "" for text.

    Raises FileProblem: protected (a workbook with a password) and not_a_table, which says what it looks like.
    """
    kind = looks_like(data)
    if kind == "protected":
        raise FileProblem("protected")
    if kind in OTHER_KINDS:
        raise FileProblem("not_a_table", looks_like=kind)
    return kind


def looks_like(data: bytes) -> str:
    """Return a workbook, "protected" or one of OTHER_KINDS, "" when nothing speaks against text."""
    if data.startswith(b"PK\x03\x04"):
        return _inside_zip(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _inside_ole(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image"
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    opening = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return next((kind for start, kind in _OPENINGS if opening.startswith(start)), "")


def _inside_zip(data: bytes) -> str:
    if b"opendocument.spreadsheet" in data[:_HEAD]:
        return "ods"
    if b"opendocument.text" in data[:_HEAD] or b"word/" in data:
        return "word"
    if b"xl/workbook.bin" in data:
        return "xlsb"
    if b"Index/Document.iwa" in data:
        return "numbers"
    return "xlsx" if b"xl/" in data else "archive"


def _inside_ole(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "protected"
    return "word" if "WordDocument".encode("utf-16-le") in data else "xls"
