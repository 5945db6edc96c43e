"""What a page may cost on the way: ceilings in KB (1,000 bytes) for everything a browser could be sent."""

from __future__ import annotations

import brotli
import pytest

from mentoring.web.staticfiles import SHEET, one_sheet
from tests.architecture.tree import BASE

STATIC = BASE / "static"
CEILINGS = {"scripts": 30, "styles": 20, "fonts": 120}


def _compressed(kind: str) -> int:
    """Return the bytes of all files of a kind as they are sent: Brotli, fonts as they are."""
    if kind == "fonts":
        return sum(font.stat().st_size for font in STATIC.rglob("*.woff2"))
    if kind == "styles":
        return len(brotli.compress(one_sheet(STATIC / SHEET).encode()))
    return sum(len(brotli.compress(script.read_bytes())) for script in STATIC.rglob("*.js"))


@pytest.mark.parametrize(("kind", "ceiling"), CEILINGS.items())
def test_nobody_waits_for_more_than_the_budget(kind, ceiling):
    weight = _compressed(kind)

    assert 0 < weight <= ceiling * 1000, f"{kind}: {weight / 1000:.1f} KB of {ceiling}"


def test_behaviour_modules_stay_small_enough_to_read():
    long = {
        script.name: lines
        for script in sorted((STATIC / "js").glob("*.js"))
        if (lines := len(script.read_text().splitlines())) >= 60
    }

    assert long == {}
