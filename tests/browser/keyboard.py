"""Hands on the keyboard, eyes on the focus."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.inspection import until

FOCUS_SHOWS = """() => {
    const seen = one => {
        const style = getComputedStyle(one)
        const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0
        return outlined || style.boxShadow !== "none"
    }
    const here = document.activeElement
    if (["date", "time"].includes(here.type)) return true  // the browser marks the part being typed
    return seen(here) || [...here.closest("label")?.children ?? []].some(seen) || seen(here.parentElement)
}"""
FOCUS_IN_SIGHT = """() => {
    const box = document.activeElement.getBoundingClientRect()
    return box.width > 0 && box.bottom > 0 && box.top < innerHeight
}"""
PART = """() => {
    const here = document.activeElement
    if (here === document.body) return ""
    return here.closest(".skip, aside.demo-bar, header, main, footer")?.localName ?? "nowhere"
}"""
MOST_STOPS = 80


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until an element that fits has the focus; every stop on the way must be seen."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            continue
        here = page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
        assert page.evaluate(FOCUS_SHOWS), f"the focus does not show at {here}"
        try:
            until(page, FOCUS_IN_SIGHT, seconds=2)  # what slides in needs a frame or two
        except AssertionError:
            raise AssertionError(f"the focus is out of sight at {here}") from None
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab never reaches {selector} on {page.url}")


def press_through(page: Page, key: str = "Enter") -> None:
    """Press a key that leads to another page, and wait for that page."""
    with page.expect_navigation():
        page.keyboard.press(key)


def stops(page: Page) -> list[str]:
    """Return every stop of Tab from the top of the page as the part of the page it lies in."""
    found: list[str] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        part = page.evaluate(PART)
        if not part:
            return found
        found.append(part)
    return found
