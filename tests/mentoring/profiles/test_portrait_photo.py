"""What becomes of an uploaded picture: refused in words, or written anew without a trace of its origin."""

import json
import subprocess
import sys
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from mentoring.errors import Refused
from mentoring.profiles.refusals import SENTENCES
from mentoring.profiles.rules.photo import SIZES, Crop, crop_again, read_photo, window
from tests.architecture.tree import BASE
from tests.mentoring.profiles.photo_files import (
    BLUE,
    LARGE,
    PLANTED,
    RED,
    REFUSED,
    TAKEN,
    jpeg,
    saved,
    transparent,
    with_exif,
)

SECONDS, MEGABYTES = 2, 150
WATCHED = """
import json, resource, sys, time
from pathlib import Path
from PIL import ImageCms, JpegImagePlugin, PngImagePlugin, WebPImagePlugin
from mentoring.errors import Refused
from mentoring.profiles.rules.photo import Crop, read_photo
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
at_rest, times = peak(), {}
for file in sorted(Path(sys.argv[1]).iterdir()):
    content, begun = file.read_bytes(), time.process_time()
    try:
        read_photo(content, Crop())
    except Refused:
        pass
    times[file.name] = time.process_time() - begun
print(json.dumps({"times": times, "megabytes": peak() - at_rest}))
"""


def look(content):
    with Image.open(BytesIO(content)) as image:
        image.load()
        return image


def about(colour, pixel):
    return all(abs(wanted - found) < 25 for wanted, found in zip(colour, pixel, strict=True))


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_a_photo_of_somebody_is_refused_in_words(name):
    make, code = REFUSED[name]

    with pytest.raises(Refused) as refused:
        read_photo(make(), Crop())

    assert (refused.value.code, refused.value.field) == (code, "photo")
    assert str(SENTENCES[code]).format(**refused.value.params)


@pytest.mark.parametrize("name", TAKEN)
def test_whatever_is_taken_becomes_two_small_pictures_and_nothing_else(name):
    photo = read_photo(TAKEN[name](), Crop())

    files = (photo.whole, photo.small, photo.large)
    pictures = [look(file) for file in files]
    assert [picture.size for picture in pictures[1:]] == list(SIZES.values())
    assert [(picture.format, picture.mode) for picture in pictures] == [("WEBP", "RGB")] * 3
    assert [picture.info.keys() & {"exif", "xmp", "icc_profile", "comment"} for picture in pictures] == [
        set()
    ] * 3
    assert not any(PLANTED in file or b"<script" in file for file in files)


def test_nothing_takes_long_or_much_memory(tmp_path):
    everything = TAKEN | LARGE | {name: make for name, (make, _code) in REFUSED.items()}
    for name, make in everything.items():
        (tmp_path / name).write_bytes(make())

    done = subprocess.run(
        [sys.executable, "-c", WATCHED, tmp_path], cwd=BASE, capture_output=True, text=True, check=True
    )

    used = json.loads(done.stdout)
    assert {name: spent for name, spent in used["times"].items() if spent > SECONDS} == {}
    assert len(used["times"]) == len(everything)
    assert used["megabytes"] < MEGABYTES


@pytest.mark.parametrize("held", range(1, 9))
def test_photo_is_upright_however_the_camera_was_held(held):
    turned = {3: "bottom", 4: "bottom", 5: "left", 6: "right", 7: "right", 8: "left"}.get(held, "top")

    whole = look(read_photo(with_exif(held), Crop()).whole)

    red_at = {
        "top": (150, 20),
        "bottom": (150, whole.height - 20),
        "left": (20, 150),
        "right": (whole.width - 20, 150),
    }
    assert about(RED, whole.getpixel(red_at[turned]))
    assert not about(RED, whole.getpixel((whole.width - red_at[turned][0], whole.height - red_at[turned][1])))


def test_what_is_see_through_lies_on_white():
    small = look(read_photo(transparent(), Crop()).small)

    assert about((255, 255, 255), small.getpixel((80, 10)))
    assert about(BLUE, small.getpixel((80, 180)))


def test_sixteen_bits_of_grey_stay_grey():
    ramp = Image.new("I;16", (300, 400), 128 * 256)

    small = look(read_photo(saved(ramp, "PNG"), Crop()).small)

    assert about((128, 128, 128), small.getpixel((80, 90)))


def test_only_the_chosen_part_is_shown():
    below = look(read_photo(jpeg(), Crop(x=50, y=100, zoom=200)).large)

    assert about(BLUE, below.getpixel((320, 20)))


def test_another_part_can_be_chosen_from_what_was_kept():
    photo = read_photo(jpeg(), Crop(y=100, zoom=300))

    above = crop_again(photo.whole, Crop(y=0, zoom=300))

    assert about(BLUE, look(photo.small).getpixel((80, 90)))
    assert about(RED, look(above.small).getpixel((80, 90)))


@settings(max_examples=60)
@given(
    width=st.integers(160, 5000),
    height=st.integers(192, 5000),
    crop=st.builds(Crop, x=st.integers(-9, 120), y=st.integers(-9, 120), zoom=st.integers(0, 999)),
)
def test_chosen_part_lies_in_the_picture_and_is_five_by_six(width, height, crop):
    left, top, right, bottom = window(width, height, crop)

    assert left >= 0
    assert top >= 0
    assert right <= width
    assert bottom <= height
    assert (right - left) / (bottom - top) == pytest.approx(5 / 6, rel=0.01)


@settings(max_examples=60)
@given(
    content=st.binary(max_size=200),
    start=st.sampled_from([b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP"]),
)
def test_noise_behind_a_known_beginning_is_only_ever_refused(content, start):
    with pytest.raises(Refused):
        read_photo(start + content, Crop())
