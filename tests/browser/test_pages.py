"""Every page of the demo: axe finds nothing, nothing scrolls sideways, the console stays empty, a picture is kept.

Each page is loaded once in German and once in English; window and theme change in place, as on a phone that is
turned or a device that goes dark in the evening. Four looks stand for all eight: each width, each theme and each
language meets each other one once.
"""

from __future__ import annotations

import re

import pytest

from tests.browser.conftest import SHOTS
from tests.browser.inspection import axe_findings, bring_axe, layout_findings, settle, take_picture
from tests.browser.visitor import Visitor
from tests.browser.walks import NOT_FOUND, SEALED, WALKS

LOOKS = {"de": ((390, "light"), (1440, "dark")), "en": ((390, "dark"), (1440, "light"))}


@pytest.mark.parametrize("language", LOOKS)
@pytest.mark.parametrize("name", WALKS, ids=lambda name: name or "anonymous")
def test_pages_are_sound_in_every_look(visit, name, language):
    visitor = visit(name)
    visitor.open("/" if name else "/accounts/login/")
    visitor.speak(language)

    found = [line for pattern in WALKS[name] for line in _look_at(visitor, name, pattern, language)]

    assert found == [], "\n".join(found)


def _look_at(visitor: Visitor, name: str, pattern: str, language: str) -> list[str]:
    """Open a page, look at it in both looks of the language; return what is wrong, each line with its page."""
    page, found = visitor.page, []
    status = visitor.open(visitor.find(pattern)).status
    if status != (404 if pattern in NOT_FOUND else 200):
        found.append(f"answers {status}")
    sealed = pattern in SEALED
    if not sealed:
        bring_axe(page)
    for width, theme in LOOKS[language]:
        page.set_viewport_size({"width": width, "height": 844 if width < 1000 else 900})
        page.emulate_media(color_scheme=theme)
        if not sealed:
            settle(page)
        seen = layout_findings(page) if sealed else [*layout_findings(page), *axe_findings(page)]
        found += [f"{width} {theme}: {line}" for line in seen]
        take_picture(page, SHOTS, f"{_slug(name or 'anonymous')}-{_slug(pattern)}-{language}-{theme}-{width}")
    found += visitor.complaints
    visitor.complaints = []
    return [f"{name} {pattern} {language} {line}" for line in found]


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace("*", "one")).strip("-") or "home"
