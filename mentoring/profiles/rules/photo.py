"""From whatever people upload to two small pictures without a trace of where they come from.

Pure Pillow. Nothing that arrives is kept: the pixels are decoded within bounds, turned upright, brought to
sRGB, laid on white and written anew, so that neither metadata nor a hidden second file survives.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageCms

from mentoring.errors import Refused
from mentoring.profiles.rules.photo_header import Header, read_header

MAX_BYTES = 10 * 1024 * 1024
MEGA = 1_000_000
MOST_PIXELS = {"JPEG": 50 * MEGA, "PNG": 25 * MEGA, "WEBP": 8 * MEGA}  # what decodes within 150 MB
MOST_PIXELS_IN_PASSES = 12 * MEGA
MOST_SCANS = 40  # a real progressive JPEG has about ten; thousands would keep the processor busy
MOST_PROFILE_BYTES = 1024 * 1024
WHOLE = 1600  # longest side of what is kept for cropping again
SIZES = {"small": (160, 192), "large": (640, 768)}
SMALLEST = SIZES["small"]
ASPECT = 5 / 6
PLACE = range(101)  # per cent
ZOOM = range(100, 301)
BAND = 256  # rows laid on white at a time, so that a large picture exists once only
ORIENTATION = 0x0112
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
DECODER_ERRORS = (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError, MemoryError)


@dataclass(frozen=True, slots=True)
class Crop:
    """Which 5:6 part of a picture is shown, in per cent.

    `zoom` 100 is the largest such part, 300 a third of it; `x` and `y` say where in what is left over it
    lies, 0 left or top, 100 right or bottom. Faces are mostly in the upper middle.
    """

    x: int = 50
    y: int = 20
    zoom: int = ZOOM[0]


@dataclass(frozen=True, slots=True)
class Photo:
    """Three WebP files: the whole picture for cropping again, and the chosen part in two sizes."""

    whole: bytes
    small: bytes
    large: bytes


def read_photo(content: bytes, crop: Crop) -> Photo:
    """Return the chosen part of an uploaded JPEG, PNG or WebP.

    Takes at most two seconds and 150 MB for anything. Raises Refused at the field "photo": photo_empty,
    photo_bytes, photo_heic, photo_kind, photo_broken, photo_pixels, photo_tiny.
    """
    if not content:
        raise Refused("photo_empty", field="photo")
    if len(content) > MAX_BYTES:
        raise Refused("photo_bytes", field="photo", megabytes=MAX_BYTES // 1024**2)
    header = read_header(content)
    _check_size(header, content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # about metadata that is dropped anyway
            whole = _decoded(content)
    except (*DECODER_ERRORS, Image.DecompressionBombError) as error:
        raise Refused("photo_broken", field="photo") from error
    return _photo(whole, crop)


def crop_again(whole: bytes, crop: Crop) -> Photo:
    """Return another part of a picture that `read_photo` has made."""
    with Image.open(BytesIO(whole), formats=["WEBP"]) as image:
        return _photo(image.convert("RGB"), crop)


def window(width: int, height: int, crop: Crop) -> tuple[float, float, float, float]:
    """Return left, top, right, bottom of the chosen part, in pixels. `static/js/crop.js` counts alike."""
    zoom = min(max(crop.zoom, ZOOM[0]), ZOOM[-1]) / 100
    wide = min(width, height * ASPECT) / zoom
    high = wide / ASPECT
    left = max(width - wide, 0) * min(max(crop.x, 0), PLACE[-1]) / 100  # rounding may bring less than nothing
    top = max(height - high, 0) * min(max(crop.y, 0), PLACE[-1]) / 100
    return left, top, min(left + wide, width), min(top + high, height)


def _check_size(header: Header, content: bytes) -> None:
    if min(header.width, header.height) < min(SMALLEST):
        raise Refused("photo_tiny", field="photo", width=SMALLEST[0], height=SMALLEST[1])
    most = MOST_PIXELS_IN_PASSES if header.in_passes else MOST_PIXELS[header.format]
    if header.width * header.height > most:
        raise Refused("photo_pixels", field="photo", megapixels=most // MEGA)
    if header.in_passes and content.count(b"\xff\xda") > MOST_SCANS:
        raise Refused("photo_broken", field="photo")


def _decoded(content: bytes) -> Image.Image:
    """Return the first frame, upright, in sRGB on white, its longest side at most WHOLE."""
    with Image.open(BytesIO(content), formats=list(MOST_PIXELS)) as image:
        turn = _turn(image)
        profile = image.info.get("icc_profile", b"")
        shrink = max(1.0, max(image.size) / WHOLE)
        image.draft(None, (int(image.width / shrink), int(image.height / shrink)))  # JPEG decodes small
        image.load()
        small = _laid_on_white(image)
    small.thumbnail((WHOLE, WHOLE), Image.Resampling.LANCZOS)
    small = _in_srgb(small, profile)
    return small.transpose(turn) if turn is not None else small


def _turn(image: Image.Image) -> Image.Transpose | None:
    """Return how to hold the picture; None if it is upright or its metadata cannot be read."""
    try:
        return UPRIGHT.get(image.getexif().get(ORIENTATION, 1))
    except DECODER_ERRORS:
        return None


def _laid_on_white(image: Image.Image) -> Image.Image:
    """Return `image` without transparency, as CMYK or RGB, shrunk by a whole number, band by band."""
    mode = "CMYK" if image.mode == "CMYK" else "RGB"
    factor = max(1, max(image.size) // WHOLE)
    size = (-(-image.width // factor), -(-image.height // factor))
    result = Image.new(mode, size)
    rows = max(1, BAND // factor) * factor
    for top in range(0, image.height, rows):
        band = image.crop((0, top, image.width, min(top + rows, image.height)))
        result.paste(_opaque(band, mode).reduce(factor), (0, top // factor))
    return result


def _opaque(band: Image.Image, mode: str) -> Image.Image:
    if band.has_transparency_data:
        seen = band.convert("RGBA")
        white = Image.new("RGB", band.size, "white")
        white.paste(seen, mask=seen.getchannel("A"))
        return white
    if band.mode.startswith("I"):  # 16 bits of grey
        return band.convert("I").point(lambda value: value / 256).convert("L").convert(mode)
    return band.convert(mode)


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """Return `image` in sRGB; without a profile, or with one that is not for its colours, as it looks."""
    if 0 < len(profile) <= MOST_PROFILE_BYTES:
        try:
            converted = ImageCms.profileToProfile(
                image, BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            converted = None  # a broken profile costs the exact colours, not the photo
        if converted is not None:
            return converted
    return image.convert("RGB")


def _photo(whole: Image.Image, crop: Crop) -> Photo:
    if whole.width < SMALLEST[0] or whole.height < SMALLEST[1]:
        raise Refused("photo_tiny", field="photo", width=SMALLEST[0], height=SMALLEST[1])
    box = window(*whole.size, crop)
    small, large = (whole.resize(size, Image.Resampling.LANCZOS, box) for size in SIZES.values())
    return Photo(whole=_webp(whole), small=_webp(small), large=_webp(large))


def _webp(image: Image.Image) -> bytes:
    """Return the pixels as WebP: a copy of nothing but them, so that no metadata can ride along."""
    bare = Image.new("RGB", image.size)
    bare.paste(image)
    file = BytesIO()
    bare.save(file, "WEBP", quality=82, method=4)
    return file.getvalue()
