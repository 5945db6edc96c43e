"""Any colour becomes one that people can read on and find; a fitting one stays as it is."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentoring.company.rules import colour
from mentoring.company.rules.colour import Colour, parse, to_oklch
from mentoring.company.rules.look import GROUNDS, OUR_ACTION, OUR_FRAME, OUR_WARM, grounds, in_both, look
from mentoring.web.contrast import PART, TEXT, contrast
from tests.architecture.tree import BASE

TOKENS = (BASE / "static" / "css" / "tokens.css").read_text()
colours = st.builds(Colour, *[st.integers(0, 255)] * 3)


def token(name):
    return re.search(rf"--{name}: light-dark\((#\w+), (#\w+)\);", TOKENS).groups()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("#1a5c3a", "#1a5c3a"),
        ("1A5C3A", "#1a5c3a"),
        (" #fff ", "#ffffff"),
        ("#08f", "#0088ff"),
        ("", None),
        ("#12345", None),
        ("green", None),
        ("#1a5c3a; } body { display: none", None),
        ("#１２３", None),
    ],
)
def test_colour_is_read_as_people_write_it(text, found):
    assert parse(text) == (Colour.of(found) if found else None)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),  # the well-known grey that just fails
        ("#767676", "#ffffff", 4.54),
        ("#0000ff", "#ffffff", 8.59),
        ("#10243a", "#fbfcfb", 15.3),
    ],
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert contrast(Colour.of(one), Colour.of(other)) == pytest.approx(ratio, abs=0.05)


@pytest.mark.parametrize(
    ("text", "light", "dark"),
    [
        ("#00563f", "#00563f", "#42886e"),  # a bank's dark green: lightened for the night
        ("#f39200", "#ac6600", "#f39200"),  # orange: too light for white letters
        ("#e6ff00", "#707d00", "#e6ff00"),  # neon yellow, the hard case
        ("#ffffff", "#767676", "#ffffff"),
        ("#000000", "#000000", "#7b7b7b"),
    ],
)
def test_colour_is_changed_only_where_it_must_be(text, light, dark):
    worn = in_both(text)

    assert (str(worn.light.ground), str(worn.dark.ground)) == (light, dark)


@settings(max_examples=60, deadline=None)
@given(colours)
def test_every_colour_can_be_read_and_found_in_both_themes(given_colour):
    for worn in (in_both(str(given_colour)).light, in_both(str(given_colour)).dark):
        assert contrast(worn.ground, worn.letters) >= TEXT
        assert contrast(worn.hover, worn.letters) >= TEXT
        assert colour.lowest(worn.ground, grounds(worn.theme)) >= PART


@settings(max_examples=60, deadline=None)
@given(colours)
def test_what_fits_is_left_alone(given_colour):
    once = in_both(str(given_colour))

    assert in_both(str(once.light.ground)).light.changed is False
    assert colour.lightened(given_colour, grounds("dark")) == once.dark.ground


@settings(max_examples=60, deadline=None)
@given(colours)
def test_hue_is_kept(given_colour):
    for worn in (in_both(str(given_colour)).light, in_both(str(given_colour)).dark):
        _, chroma, hue = to_oklch(worn.ground)
        if chroma > 0.04:  # with less there is no hue to see
            turned = abs(hue - to_oklch(given_colour)[2]) % (2 * 3.14159265)
            assert min(turned, 2 * 3.14159265 - turned) < 0.15


def test_grounds_and_our_own_colours_are_those_of_the_tokens():
    names = ("page", "surface", "sunken", "sea", "sand", "rose")
    ours = {"action": OUR_ACTION, "warm": OUR_WARM}

    assert tuple(zip(*(token(name) for name in names), strict=True)) == (GROUNDS["light"], GROUNDS["dark"])
    assert f"light-dark({','.join(token('neat-a'))})" == OUR_FRAME
    for name, both in ours.items():
        for part, place in ((name, "ground"), (f"on-{name}", "letters"), (f"{name}-hover", "hover")):
            assert token(part) == (str(getattr(both.light, place)), str(getattr(both.dark, place)))


def test_stylesheet_sets_what_a_company_chose_and_nothing_of_the_two_sides():
    only_warm = look("", "#ff7900").stylesheet()
    both = look("#00563f", "#f39200").stylesheet()

    assert "--action" not in only_warm
    assert both.startswith("@layer tokens{:root{--action:light-dark(#00563f,#42886e);")
    assert set(re.findall(r"--([\w-]+):", both)) == {
        "action", "on-action", "action-hover", "warm", "on-warm", "warm-hover", "neat-a",
    }  # fmt: skip


def test_version_changes_with_the_colours():
    versions = {look(*pair).version() for pair in (("#00563f", ""), ("", "#00563f"), ("#00563f", "#f39200"))}

    assert len(versions) == 3
    assert look("", "").version() == ""
    assert look("#00563F", "").version() == look("#00563f", "").version()
