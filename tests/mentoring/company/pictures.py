"""Pictures that people upload as a logo, good and bad."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image, ImageDraw

INK = (0, 86, 63, 255)


def logo(size: tuple[int, int] = (400, 120), ink: tuple[int, int, int, int] = INK) -> Image.Image:
    """Return a cut-out mark with a transparent margin of a quarter on each side."""
    picture = Image.new("RGBA", size, (0, 0, 0, 0))
    wide, high = size
    ImageDraw.Draw(picture).rectangle((wide // 4, high // 4, wide * 3 // 4, high * 3 // 4), fill=ink)
    return picture


def written(picture: Image.Image, kind: str = "PNG", **more: object) -> bytes:
    """Return a picture as a file."""
    file = io.BytesIO()
    picture.save(file, kind, **more)
    return file.getvalue()


def png_that_claims(wide: int, high: int) -> bytes:
    """Return a tiny PNG whose header promises a huge picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", wide, high, 8, 6, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 64))
        + chunk(b"IEND", b"")
    )


def webp_that_claims(wide: int, high: int) -> bytes:
    """Return a tiny WebP whose header promises a huge canvas."""
    head = struct.pack("<I", 0) + (wide - 1).to_bytes(3, "little") + (high - 1).to_bytes(3, "little")
    body = b"WEBP" + b"VP8X" + struct.pack("<I", len(head)) + head
    return b"RIFF" + struct.pack("<I", len(body)) + body


def moving(kind: str) -> bytes:
    """Return two frames in one file."""
    return written(logo(), kind, save_all=True, append_images=[logo(ink=(200, 0, 0, 255))], duration=100)
