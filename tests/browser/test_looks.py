"""What axe cannot see: what is in sight, what covers what, what fits, what is printed."""

from __future__ import annotations

import pytest

BREMEN = "/programs/rueckenwind-bremen"
PHONE = {"width": 390, "height": 844}
COVERED = """() => {
    scrollTo(0, document.documentElement.scrollHeight)
    const bar = document.querySelector(".mainnav").getBoundingClientRect()
    const last = [...document.querySelectorAll("main *, footer *")].filter(one => one.getClientRects().length)
    return Math.max(...last.map(one => one.getBoundingClientRect().bottom)) - bar.top
}"""
CUT_OFF = """() => [...document.querySelectorAll(".mainnav a, .mainnav a span")]
    .filter(one => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== "inline")
    .map(one => one.textContent.trim())"""
OUTSIDE = """() => [...document.querySelectorAll(".mainnav a span")]
    .map(one => [one.getBoundingClientRect(), one.closest("a").getBoundingClientRect(), one.textContent])
    .filter(([word, link]) => word.left < link.left - 1 || word.right > link.right + 1)
    .map(([word, link, text]) => text)"""


@pytest.mark.parametrize("name", ["Katrin", "Leyla", "Imke", "Henrik"])
def test_main_button_is_in_the_first_screen_of_a_phone(visit, name):
    page = visit(name, **PHONE).page

    box = page.locator("main .btn-primary").first.bounding_box()
    bar = page.locator(".mainnav").bounding_box()

    assert box["y"] + box["height"] <= bar["y"]
    assert box["height"] >= 44


@pytest.mark.parametrize("path", ["/", "/programs/", f"{BREMEN}/"])
def test_tab_bar_leaves_the_end_of_a_page_in_sight(visit, path):
    page = visit("Katrin", **PHONE).page
    page.goto(path)

    assert page.locator(".mainnav").evaluate("bar => getComputedStyle(bar).position") == "fixed"
    assert page.evaluate(COVERED) <= 0


@pytest.mark.parametrize("name", ["Katrin", "Imke", "Henrik"])
def test_german_navigation_fits_the_narrowest_phone(visit, name):
    visitor = visit(name, width=320, height=640)
    visitor.speak("de")
    page = visitor.page

    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.evaluate(CUT_OFF) == []
    assert page.evaluate(OUTSIDE) == []
    tools = page.locator(".tools").bounding_box()
    assert tools["x"] + tools["width"] <= 320


def test_theme_follows_the_device_until_somebody_chooses(visit):
    page = visit(color_scheme="dark").page
    page.goto("/accounts/login/")
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    dark = page.evaluate(paper)

    page.locator("details:has(button[name='theme']) summary").click()
    page.locator("button[name='theme'][value='light']").click()

    assert page.locator("html[data-theme='light']").count() == 1
    assert page.evaluate(paper) != dark
    page.reload()
    assert page.locator("html[data-theme='light']").count() == 1, "the choice stays"


def test_progress_is_printed_without_navigation(visit):
    page = visit("Henrik").page
    page.goto(f"{BREMEN}/progress/")

    page.emulate_media(media="print")

    for part in (".mainnav", ".progbar", ".tools", ".demo-bar", ".foot"):
        assert not page.locator(part).is_visible(), part
    assert page.locator("h1").is_visible()
    assert page.locator("main table").first.is_visible()
