"""What the inks are and whether they can be read: taken from `tokens.css`, the one place that says so."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from django.conf import settings

from mentoring.web.contrast import PART, TEXT, contrast

TOKENS = settings.BASE_DIR / "static" / "css" / "tokens.css"

SWATCHES = (
    *("page", "surface", "sunken", "sea", "sea-deep", "sand", "sand-deep", "rose", "moss", "rust", "night"),
    *("text", "muted", "mentor", "mentee", "both", "action", "warm", "focus", "line-strong"),
)
READ_ON = {
    "text": "page surface sunken sea sea-deep sand sand-deep rose moss rust",
    "muted": "page surface sunken sea sea-deep sand",
    "sea-text": "page surface sunken sea sand rose",
    "sand-text": "surface sand",
    "rubine-text": "surface rose",
    "moss-text": "surface moss",
    "rust-text": "surface rust",
    "on-action": "action action-hover",
    "on-warm": "warm warm-hover",
    "on-night": "night",
    "on-night-muted": "night",
    "on-tint": "sea sea-deep sand rose",
    "on-paper": "sand",
    "on-private": "rose",
    "on-beacon": "beacon",
}
SEEN_ON = {
    "line-strong": "page surface sunken",
    "mentor": "page surface",
    "mentee": "page surface sea",
    "both": "surface",
    "focus": "page surface sea-deep sand rose",
    "action": "page",
    "warm": "surface",
}


class Contrast(NamedTuple):
    """How well `ink` stands on `ground` in both themes, and how well it must."""

    ink: str
    ground: str
    light: float
    dark: float
    needed: float


@cache
def inks() -> dict[str, tuple[str, str]]:
    """Return the value of each colour token by day and by night, as #rrggbb."""
    css = TOKENS.read_text()
    two = re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", css)
    one = re.findall(r"--([\w-]+): (#\w{6});", css)
    return {name: (day, night) for name, day, night in two} | {name: (value, value) for name, value in one}


def rounded(one: str, other: str) -> float:
    """Return the contrast ratio of two colours #rrggbb, from 1 to 21, rounded down to a tenth."""
    return int(contrast(_parts(one), _parts(other)) * 10) / 10


def _by_day_and_night(ink: tuple[str, str], ground: tuple[str, str]) -> tuple[float, float]:
    return rounded(ink[0], ground[0]), rounded(ink[1], ground[1])


def _parts(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


@cache
def contrasts() -> list[Contrast]:
    """Return every pair of inks that the product prints on each other."""
    known = inks()
    return [
        Contrast(ink, ground, *_by_day_and_night(known[ink], known[ground]), needed)
        for uses, needed in ((READ_ON, TEXT), (SEEN_ON, PART))
        for ink, grounds in uses.items()
        for ground in grounds.split()
    ]
