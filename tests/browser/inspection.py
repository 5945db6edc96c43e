"""What must be true of every page, however wide, light or dark it is."""

from __future__ import annotations

import time
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

AXE_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
    "iframes": False,  # axe would speak to the sealed mails in them, which hear nothing
}
OF_COLOURS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "iframes": False,
}
RUN_AXE = "async options => (await axe.run(options)).violations"
TOO_WIDE = """() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return ""
    const wide = [...document.querySelectorAll("body *")]
        .filter(one => one.getBoundingClientRect().right > width + 1)
        .map(one => one.outerHTML.slice(0, 90))
    return `${document.documentElement.scrollWidth} > ${width}: ${wide.slice(0, 3)}`
}"""
SETTLED = """async () => {
    const frame = () => new Promise(done => requestAnimationFrame(done))
    await frame(); await frame()
    await Promise.all(document.getAnimations().map(one => one.finished.catch(() => null)))
    await frame()
}"""


def settle(page: Page) -> None:
    """Wait until a new width or theme is drawn and no colour is on its way any more."""
    page.evaluate(SETTLED)


def until(page: Page, expression: str, *, seconds: float = 5) -> None:
    """Wait until `expression` is true on the page, asked from outside.

    Playwright's own `wait_for_function` asks again from inside, by `eval`, which the policy of our pages
    refuses: it works only when the answer is yes at once.
    """
    end = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < end, f"never true: {expression}"
        page.wait_for_timeout(50)


def bring_axe(page: Page) -> None:
    """Load axe through the debugger: no policy of the page has to be loosened for it."""
    page.evaluate(AXE_SCRIPT)


def axe_findings(page: Page, *, colours_alone: bool = False) -> list[str]:
    """Return what axe finds on the page as it looks now. Needs `bring_axe` first.

    `colours_alone` is for another theme of a page that is seen as a whole at this width, too: no other rule
    of axe looks at colours, so no other rule could answer differently.
    """
    return [
        f"axe {found['id']}: {found['help']} {[node['target'] for node in found['nodes'][:3]]}"
        f" {found['nodes'][0].get('failureSummary', '')}"
        for found in page.evaluate(RUN_AXE, OF_COLOURS if colours_alone else AXE_OPTIONS)
    ]


def layout_findings(page: Page) -> list[str]:
    """Return what is wrong with the page as a whole: wider than the window, or not exactly one headline."""
    found = []
    if too_wide := page.evaluate(TOO_WIDE):
        found.append(f"scrolls sideways: {too_wide}")
    if (headlines := page.locator("h1").count()) != 1:
        found.append(f"{headlines} h1")
    return found


def take_picture(page: Page, folder: Path, name: str) -> None:
    """Keep the whole page as a picture for somebody to look at: no machine sees that cards overlap."""
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}.jpg", type="jpeg", quality=70, full_page=True)
