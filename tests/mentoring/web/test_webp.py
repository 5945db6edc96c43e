"""What a WebP file claims is read from thirty bytes, whatever else is in it."""

import io

import pytest
from PIL import Image

from mentoring.web.webp import size_of_webp


def written(picture, **how):
    file = io.BytesIO()
    picture.save(file, "WEBP", **how)
    return file.getvalue()


PLAIN, CUT_OUT = Image.new("RGB", (301, 17)), Image.new("RGBA", (301, 17), (0, 0, 0, 90))


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (written(PLAIN, quality=80), b"VP8 "),
        (written(PLAIN, lossless=True), b"VP8L"),
        (written(CUT_OUT, quality=80), b"VP8X"),
    ],
    ids=["lossy", "lossless", "extended"],
)
def test_size_is_read_from_the_first_thirty_bytes(content, kind):
    assert content[12:16] == kind
    assert size_of_webp(content[:30]) == (301, 17)


@pytest.mark.parametrize("content", [b"", b"RIFF", written(PLAIN)[:29], b"RIFX" + written(PLAIN)[4:]])
def test_what_is_no_webp_file_has_no_size(content):
    with pytest.raises(ValueError, match=r"^b"):
        size_of_webp(content)
