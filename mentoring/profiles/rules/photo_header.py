"""What a picture file says about itself in its first bytes, read before any decoder sees it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mentoring.errors import Refused
from mentoring.web.webp import is_webp, size_of_webp

HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
PNG = b"\x89PNG\r\n\x1a\n"
MARKER = 0xFF  # the byte that every marker begins with
START_OF_SCAN, END_OF_IMAGE = 0xDA, 0xD9
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # SOF0 to SOF15; the others are tables
ROW_BY_ROW = (0xC0, 0xC1)
STANDALONE = (0x01, *range(0xD0, 0xD8))  # markers without a length


@dataclass(frozen=True, slots=True)
class Header:
    """Format by its content (the file name says nothing), width and height in pixels.

    `in_passes`: a JPEG that is built up scan by scan, so that its decoder must keep all of it in memory.
    """

    format: str
    width: int
    height: int
    in_passes: bool = False


def read_header(content: bytes) -> Header:
    """Return what the file declares. Raises Refused: photo_heic, photo_kind (no picture), photo_broken."""
    if content[4:8] == b"ftyp" and content[8:12] in HEIC_BRANDS:
        raise Refused("photo_heic", field="photo")
    try:
        if content.startswith(PNG):
            return _png(content)
        if content.startswith(b"\xff\xd8\xff"):
            return _jpeg(content)
        if is_webp(content):
            return Header("WEBP", *size_of_webp(content))
    except (IndexError, StopIteration, ValueError) as error:
        raise Refused("photo_broken", field="photo") from error
    raise Refused("photo_kind", field="photo")


def _number(content: bytes, at: int, length: int) -> int:
    found = content[at : at + length]
    if len(found) < length:
        raise IndexError(at)
    return int.from_bytes(found)


def _png(content: bytes) -> Header:
    return Header("PNG", _number(content, 16, 4), _number(content, 20, 4))


def _segments(content: bytes) -> Iterator[tuple[int, int]]:
    """Yield (marker, offset of its data) up to the first scan, as ITU T.81 annex B lays a JPEG out."""
    at = 2
    while True:
        if content[at] != MARKER:
            raise IndexError(at)
        while content[at] == MARKER:  # it may be padded with more of them
            at += 1
        marker = content[at]
        at += 1
        if marker in STANDALONE:
            continue
        yield marker, at + 2
        if marker in (START_OF_SCAN, END_OF_IMAGE):
            return
        at += _number(content, at, 2)


def _jpeg(content: bytes) -> Header:
    segments = _segments(content)
    frame, at = next((marker, at) for marker, at in segments if marker in FRAMES)
    height, width, parts = _number(content, at + 1, 2), _number(content, at + 3, 2), content[at + 5]
    scan = next(at for marker, at in segments if marker == START_OF_SCAN)
    return Header("JPEG", width, height, in_passes=frame not in ROW_BY_ROW or content[scan] < parts)
