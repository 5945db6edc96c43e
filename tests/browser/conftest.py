"""A Chromium of the system and one demo for all tests of a process. Without Chromium they are skipped."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.demo import ROOT, running_demo
from tests.browser.visitor import Visitor
from tests.browser.walks import WALKS

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright keeps an event loop in this thread
SHOTS = Path(os.environ.get("BROWSER_SHOTS") or ROOT / "var" / "shots")
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """The longest walks start first: a process that is done takes over what the other has not begun."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
    items.sort(key=_pages_on_the_way, reverse=True)


def _pages_on_the_way(item) -> int:
    """Return how many pages a test walks through, as far as walks.py knows."""
    who = getattr(item, "callspec", None)
    return len(WALKS.get(who.params.get("name"), ())) if who else 0


def pytest_terminal_summary(terminalreporter):
    if SHOTS.is_dir():
        terminalreporter.write_line(f"Pictures of the pages: {SHOTS}")


@pytest.fixture(scope="session")
def browser():
    """The system's own Chromium, talking to nobody but the demo."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("Chromium is not installed here. On Debian: apt-get install chromium")
    root = ["--no-sandbox"] if os.geteuid() == 0 else []  # root cannot have the sandbox
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(
            executable_path=chromium,
            headless=True,
            args=[*QUIET, *root],
            env={**os.environ, "LANGUAGE": "en_US"},  # its date fields ask for month, day, year
        )
        yield chrome
        chrome.close()


@pytest.fixture(scope="session")
def demo(browser):
    """The address of a running demo. Asks for the browser first: without one nothing is started."""
    with running_demo() as address:
        yield address


@pytest.fixture
def visit(browser, demo):
    """Open the demo as a visitor: `visit("Katrin", width=390)`; nobody's name means not signed in."""
    contexts = []

    def arrive(name: str = "", **how) -> Visitor:
        width, height = how.pop("width", 1440), how.pop("height", 900)
        context = browser.new_context(
            base_url=demo,
            viewport={"width": width, "height": height},
            reduced_motion="reduce",  # a picture must not catch a page half way
            **how,
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        visitor = Visitor(context.new_page(), demo)
        if name:
            visitor.become(name)
        return visitor

    yield arrive
    for context in contexts:
        context.close()
