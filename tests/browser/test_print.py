"""The letter to the sponsors on paper: one A4 page, nothing cut off, no navigation, white ground."""

from __future__ import annotations

import re

import pytest

from tests.browser.inspection import settle

LETTER = "/programs/rueckenwind-bremen/progress/"
PAPER = {"width": 688, "height": 1031}  # A4 at 96 dpi without the margins of print.css
CUT = """() => [...document.querySelectorAll("main *")]
    .filter(one => one.getClientRects().length && !one.closest("svg, .sr"))
    .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
    .map(one => one.outerHTML.slice(0, 90))"""


@pytest.mark.parametrize("language", ["de", "en"])
def test_letter_to_the_sponsors_fits_on_one_page(visit, language):
    visitor = visit("Henrik", color_scheme="dark", **PAPER)
    visitor.speak(language)
    page = visitor.page
    page.goto(LETTER)

    pages = re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True))
    page.emulate_media(media="print")
    settle(page)

    assert len(pages) == 1
    assert page.evaluate(CUT) == []
    assert page.locator(".letter .panel").bounding_box()["y"] > 0, "the last words are on the page, too"
    assert page.evaluate("getComputedStyle(document.body).colorScheme") == "light"
    assert not page.locator(".mainnav").is_visible()
