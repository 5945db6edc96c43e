"""Every page of the demo: axe is content, nothing scrolls sideways, the console is empty, a picture is kept.

Each page is loaded once in German and once in English; window and theme change in place, as on a phone that
is turned or a device that goes dark in the evening. What is looked at where:

    language   width   theme   axe                   layout, console, picture
    German     390     light   all rules             yes
    German     1440    dark    what colours decide   yes
    English    390     dark    what colours decide   yes
    English    1440    light   all rules             yes

So every width is seen by day and by night, and in both languages. No other rule of axe looks at colours, so
none could answer differently at night; and no colour depends on the language.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.conftest import SHOTS
from tests.browser.demo import ROOT
from tests.browser.inspection import axe_findings, bring_axe, layout_findings, settle, take_picture
from tests.browser.visitor import Visitor
from tests.browser.walks import FRESH, NOT_FOUND, SEALED, WALKS

LOOKS = {"de": ((390, "light"), (1440, "dark")), "en": ((390, "dark"), (1440, "light"))}
WITH_COLOURS_ALONE = "dark"  # the same width is seen as a whole by day

SAMPLE = ROOT / "static" / "samples" / "people-de.csv"


@pytest.mark.parametrize("language", LOOKS)
@pytest.mark.parametrize("name", WALKS, ids=lambda name: name or "anonymous")
def test_pages_are_sound_in_every_look(visit, name, language):
    visitor = visit(name)
    visitor.open("/" if name else "/accounts/login/")
    visitor.speak(language)

    found = [line for pattern in WALKS[name] for line in _look_at(visitor, name, pattern, language)]

    assert found == [], "\n".join(found)


@pytest.mark.parametrize("language", LOOKS)
def test_import_is_sound_on_its_way(visit, language):
    visitor = visit("Imke")
    page = visitor.page
    visitor.speak(language)
    page.goto("/directory/")

    page.locator("input[type='file']").set_input_files(SAMPLE)
    _press(page.locator("form:has(input[type='file']) .btn-primary"))
    found = _look(visitor, "imke-directory-columns", language)
    _press(page.locator("form:has(select[name='column_0']) .btn-primary"))
    found += _look(visitor, "imke-directory-review", language)
    _press(page.locator("form[action$='/drop/'] button"))  # nobody else meets half an import

    assert found == [], "\n".join(found)


@pytest.mark.parametrize("language", LOOKS)
def test_proposals_are_sound_before_they_are_published(visit, language):
    visitor = visit("Imke")
    page = visitor.page
    visitor.speak(language)
    visitor.open("/programs/")
    visitor.open(visitor.find(f"{FRESH}/") + "matching/")

    _press(page.locator("form[action$='/start/'] .btn-primary"))
    page.locator(".publish").wait_for(timeout=60_000)  # the page follows the run by itself
    found = _look(visitor, "imke-proposals", language)

    assert found == [], "\n".join(found)


def _look_at(visitor: Visitor, name: str, pattern: str, language: str) -> list[str]:
    """Open a page and look at it; return what is wrong, each line with its page."""
    status = visitor.open(visitor.find(pattern)).status
    wrong = [f"answers {status}"] if status != (404 if pattern in NOT_FOUND else 200) else []
    label = f"{_slug(name or 'anonymous')}-{_slug(pattern.rpartition(' > ')[2])}"
    found = wrong + _look(visitor, label, language, sealed=pattern in SEALED)
    return [f"{name} {pattern} {line}" for line in found]


def _look(visitor: Visitor, label: str, language: str, *, sealed: bool = False) -> list[str]:
    """Look at the page that is open in both looks of the language; keep a picture of each."""
    page, found = visitor.page, []
    if not sealed:
        bring_axe(page)
    for width, theme in LOOKS[language]:
        page.set_viewport_size({"width": width, "height": 844 if width < 1000 else 900})
        page.emulate_media(color_scheme=theme)
        seen = _seen(page, colours_alone=theme == WITH_COLOURS_ALONE, sealed=sealed)
        found += [f"{language} {width} {theme}: {line}" for line in seen]
        take_picture(page, SHOTS, f"{label}-{language}-{theme}-{width}")
    found += visitor.complaints
    visitor.complaints = []
    return found


def _seen(page: Page, *, colours_alone: bool, sealed: bool) -> list[str]:
    """Return what is wrong with the page as it looks now. Nothing can run on a sealed page, axe neither."""
    if sealed:
        return layout_findings(page)
    settle(page)
    return [*layout_findings(page), *axe_findings(page, colours_alone=colours_alone)]


def _press(button: Locator) -> None:
    """Press what leads to another page and wait for that page."""
    with button.page.expect_navigation():
        button.click()


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace("*", "one")).strip("-") or "home"
