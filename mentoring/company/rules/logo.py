"""From whatever somebody uploads to a small picture that is nothing but a picture.

Size is read from the first bytes, before a decoder may reserve memory for it; the picture is decoded, shrunk
and written anew, so no metadata, no trailing bytes and no second frame survive.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from mentoring.errors import Refused
from mentoring.web.webp import is_webp, size_of_webp

MAX_BYTES = 2 * 1024 * 1024
MAX_PIXELS = 12_000_000  # 48 MB while decoding
BOX = (640, 200)  # four times the size it is shown in
LOSSLESS_UP_TO = 60_000  # bytes; a logo is far below, a photo is not
LIGHT = 150  # of 255: brighter than this on average, a logo was made for dark ground
HALF = 127  # of 255: above this a pixel is more there than not
FORMATS = ("PNG", "JPEG", "WEBP")


@dataclass(frozen=True, slots=True)
class Logo:
    """A WebP picture within BOX. `is_light`: it is cut out and needs dark ground to be seen."""

    content: bytes
    width: int
    height: int
    is_light: bool


def read_logo(content: bytes) -> Logo:
    """Return the logo in `content`. Raises Refused, at the field `logo`, with why it cannot be taken."""
    if len(content) > MAX_BYTES:
        raise Refused("logo_too_big", field="logo")
    if b"<svg" in content[:4096].lower() or content.lstrip()[:5].lower() == b"<?xml":
        raise Refused("logo_is_svg", field="logo")
    try:
        _check_webp(content)
        whole = _decoded(content)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError) as error:
        raise Refused("logo_too_large", field="logo") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise Refused("logo_unreadable", field="logo") from error
    return _written(whole)


def _check_webp(content: bytes) -> None:
    """Look at the size first: the decoder reserves the whole canvas before Pillow could look at it."""
    if is_webp(content) and math.prod(size_of_webp(content)) > MAX_PIXELS:
        raise Refused("logo_too_large", field="logo")


def _decoded(content: bytes) -> Image.Image:
    """Return the picture, upright, in RGBA and not much larger than BOX."""
    with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
        if opened.width * opened.height > MAX_PIXELS:
            raise Refused("logo_too_large", field="logo")
        if opened.format in {"PNG", "WEBP"} and getattr(opened, "is_animated", False):
            raise Refused("logo_moves", field="logo")
        opened.draft("RGB", (BOX[0] * 2, BOX[1] * 2))  # a JPEG need not be decoded in full
        opened.thumbnail((BOX[0] * 4, BOX[1] * 4))
        return ImageOps.exif_transpose(opened).convert("RGBA")


def _written(whole: Image.Image) -> Logo:
    alpha = whole.getchannel("A")
    seen = alpha.getbbox()
    if seen is None:
        raise Refused("logo_invisible", field="logo")
    cut_out = alpha.getextrema()[0] == 0
    picture = whole.crop(seen)
    picture.thumbnail(BOX, Image.Resampling.LANCZOS)
    plain = Image.new("RGBA", picture.size)
    plain.paste(picture)  # pixels alone: what a decoder notes beside them stays behind
    content = _webp(plain, lossless=True)
    if len(content) > LOSSLESS_UP_TO:
        content = _webp(plain, lossless=False)
    return Logo(content, plain.width, plain.height, is_light=cut_out and _is_light(plain))


def _webp(picture: Image.Image, *, lossless: bool) -> bytes:
    written = io.BytesIO()
    picture.save(written, "WEBP", lossless=lossless, quality=85, method=4)
    return written.getvalue()


def _is_light(picture: Image.Image) -> bool:
    """Tell whether what can be seen is light on average."""
    mask = picture.getchannel("A").point(lambda value: 255 if value > HALF else 0)
    counts = picture.convert("L").histogram(mask)
    return sum(value * count for value, count in enumerate(counts)) > LIGHT * max(sum(counts), 1)
