"""What a WebP file says about itself in its first bytes, before a decoder sees it. No Django here."""

from __future__ import annotations

HEAD = 30  # bytes: container, kind of the first chunk, and width and height in it


def is_webp(content: bytes) -> bool:
    """Tell whether `content` begins as a WebP file does."""
    return content[:4] == b"RIFF" and content[8:12] == b"WEBP"


def size_of_webp(content: bytes) -> tuple[int, int]:
    """Return width and height of the canvas in pixels; they need not be true.

    Reads the three kinds of the container: extended, lossless, lossy (RFC 9649, sections 2.5 to 2.7).
    Raises ValueError for a file that is none or ends within its header.
    """
    if not is_webp(content) or len(content) < HEAD:
        raise ValueError(content[:HEAD])
    kind = content[12:16]
    if kind == b"VP8X":
        width, height = _number(content[24:27]) + 1, _number(content[27:30]) + 1
    elif kind == b"VP8L":
        bits = _number(content[21:25])
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    else:
        width, height = _number(content[26:28]) & 0x3FFF, _number(content[28:30]) & 0x3FFF
    return width, height


def _number(found: bytes) -> int:
    return int.from_bytes(found, "little")
