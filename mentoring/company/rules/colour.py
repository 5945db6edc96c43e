"""From a company's colour to one that people can read on and find, in both themes.

Making a colour lighter or darker without changing its hue: OKLCH, the polar form of Oklab (Björn Ottosson,
"A perceptual color space for image processing", https://bottosson.github.io/posts/oklab/).

Here a colour is a triple of red, green and blue from 0 to 255.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import NamedTuple

from mentoring.web.contrast import PART, TEXT, contrast, linear

STEPS = 256
ROUNDING = 0.0001
STRAIGHT_UP_TO = 0.0031308  # of light: below this sRGB is a straight line, above it a power
SHORT = re.compile(r"#?([0-9a-f]{3})", re.IGNORECASE)
LONG = re.compile(r"#?([0-9a-f]{6})", re.IGNORECASE)


class Colour(NamedTuple):
    """Red, green and blue, 0 to 255 each."""

    red: int
    green: int
    blue: int

    def __str__(self) -> str:
        return "#{:02x}{:02x}{:02x}".format(*self)

    @classmethod
    def of(cls, text: str) -> Colour:
        """Return the colour written as #rrggbb. Raises ValueError or TypeError for anything else."""
        return cls(*bytes.fromhex(text.removeprefix("#")))


WHITE = Colour(255, 255, 255)


def parse(text: str) -> Colour | None:
    """Return the colour written as #rgb or #rrggbb (the # may be missing), or None."""
    text = text.strip()
    if short := SHORT.fullmatch(text):
        return Colour.of("".join(digit * 2 for digit in short[1]))
    return Colour.of(text) if LONG.fullmatch(text) else None


def lowest(colour: Colour, others: Iterable[Colour]) -> float:
    """Return the lowest contrast of `colour` with any of `others`."""
    return min(contrast(colour, other) for other in others)


def ink_for(colour: Colour) -> Colour:
    """Return a nearly black ink with a breath of the hue of `colour`, for letters on a light colour."""
    _lightness, chroma, hue = to_oklch(colour)
    return from_oklch(0.17, min(chroma, 0.03), hue)


def darkened(colour: Colour, grounds: Iterable[Colour]) -> Colour:
    """Return `colour`, darkened no more than needed to carry white letters and stand out from `grounds`."""
    return _corrected(colour, WHITE, tuple(grounds), towards=0.0)


def lightened(colour: Colour, grounds: Iterable[Colour]) -> Colour:
    """Return `colour`, lightened no more than needed to carry its dark ink and stand out from `grounds`."""
    return _corrected(colour, ink_for(colour), tuple(grounds), towards=1.0)


def shifted(colour: Colour, by: float) -> Colour:
    """Return `colour` with its lightness changed by `by` (the whole scale is 1), short of white."""
    lightness, chroma, hue = to_oklch(colour)
    return from_oklch(min(max(lightness + by, 0.0), max(lightness, 0.97)), chroma, hue)


def _corrected(colour: Colour, letters: Colour, grounds: tuple[Colour, ...], *, towards: float) -> Colour:
    """Walk from the lightness of `colour` `towards` 0 or 1 until it fits. Black and white always fit."""
    lightness, chroma, hue = to_oklch(colour)
    tried = colour
    for step in range(1, STEPS + 1):
        if contrast(tried, letters) >= TEXT and lowest(tried, grounds) >= PART:
            break
        tried = from_oklch(lightness + (towards - lightness) * step / STEPS, chroma, hue)
    return tried


def to_oklch(colour: Colour) -> tuple[float, float, float]:
    """Return lightness (0 to 1), chroma (0 to about 0.4) and hue (radians) of a colour."""
    red, green, blue = (linear(part / 255) for part in colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def from_oklch(lightness: float, chroma: float, hue: float) -> Colour:
    """Return the colour of this lightness and hue, as colourful as screens can show up to `chroma`."""
    most, least = chroma, 0.0
    parts = _linear_parts(lightness, chroma, hue)
    if not _shown(parts):
        for _halving in range(16):
            middle = (most + least) / 2
            parts = _linear_parts(lightness, middle, hue)
            most, least = (most, middle) if _shown(parts) else (middle, least)
        parts = _linear_parts(lightness, least, hue)
    return Colour(*(round(255 * _gamma(min(max(part, 0.0), 1.0))) for part in parts))


def _linear_parts(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _shown(parts: tuple[float, float, float]) -> bool:
    """Tell whether a screen can show the colour; a rounding error beside the border counts as inside."""
    return all(-ROUNDING <= part <= 1 + ROUNDING for part in parts)


def _gamma(part: float) -> float:
    return part * 12.92 if part <= STRAIGHT_UP_TO else 1.055 * part ** (1 / 2.4) - 0.055
