"""What becomes of an uploaded logo, and which files are refused before they cost anything."""

import io

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from mentoring.company.rules.logo import BOX, LOSSLESS_UP_TO, read_logo
from mentoring.errors import Refused
from tests.mentoring.company.pictures import logo, moving, png_that_claims, webp_that_claims, written

SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_logo_is_cropped_to_what_can_be_seen_and_written_anew(kind):
    read = read_logo(written(logo(), kind))

    assert Image.open(io.BytesIO(read.content)).format == "WEBP"
    assert (read.width, read.height) == (201, 61)
    assert read.is_light is False


def test_large_logo_is_shrunk_and_keeps_its_shape():
    read = read_logo(written(logo((4000, 1000)).convert("RGB"), "JPEG"))

    assert (read.width, read.height) == (640, 160)
    assert read.width <= BOX[0]
    assert read.height <= BOX[1]


def test_noise_stays_small():
    noise = Image.effect_noise((1280, 400), 120).convert("RGB")

    assert len(read_logo(written(noise)).content) < 3 * LOSSLESS_UP_TO


def test_logo_for_dark_ground_is_known_by_its_light_ink():
    assert read_logo(written(logo(ink=(255, 255, 255, 255)))).is_light is True
    assert read_logo(written(Image.new("RGB", (40, 20), "white"))).is_light is False, "it brings its ground"


def test_nothing_but_the_picture_is_kept():
    notes = PngInfo()
    notes.add_text("Author", "Onno Behrens")
    exif = Image.Exif()
    exif[0x010E] = "Onno Behrens"
    files = [written(logo(), pnginfo=notes), written(logo().convert("RGB"), "JPEG", exif=exif)]

    for content in [*files, files[0] + b"Onno Behrens"]:
        assert b"Onno" in content
        assert b"Onno" not in read_logo(content).content


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (SVG, "logo_is_svg"),
        (b'\n <svg viewBox="0 0 1 1"/>', "logo_is_svg"),
        (b"", "logo_unreadable"),
        (b"not a picture", "logo_unreadable"),
        (written(logo())[:200], "logo_unreadable"),
        (written(logo().convert("RGB"), "JPEG")[:400], "logo_unreadable"),
        (written(logo().convert("P"), "GIF"), "logo_unreadable"),
        (written(logo(), "TIFF"), "logo_unreadable"),
        (moving("PNG"), "logo_moves"),
        (moving("WEBP"), "logo_moves"),
        (png_that_claims(30_000, 30_000), "logo_too_large"),
        (png_that_claims(10_000, 10_000), "logo_too_large"),
        (png_that_claims(4_000, 3_100), "logo_too_large"),
        (webp_that_claims(30_000, 30_000), "logo_too_large"),
        (webp_that_claims(16_383, 16_383), "logo_too_large"),
        (png_that_claims(100, 100), "logo_unreadable"),
        (written(Image.new("RGBA", (50, 50))), "logo_invisible"),
        (b"\x89PNG" + b"x" * (2 * 1024 * 1024), "logo_too_big"),
    ],
)
def test_bad_file_is_refused_with_its_reason(content, code):
    with pytest.raises(Refused) as refused:
        read_logo(content)

    assert (refused.value.code, refused.value.field) == (code, "logo")
