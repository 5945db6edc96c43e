"""How well one colour can be told from another.

WCAG 2.2, "relative luminance" and "contrast ratio" (https://www.w3.org/TR/WCAG22/). Plain Python, no Django.
A colour is a triple of red, green and blue from 0 to 255 in sRGB.
"""

from __future__ import annotations

TEXT = 4.5  # WCAG 1.4.3: letters against what they stand on
PART = 3.0  # WCAG 1.4.11: a control or drawing against what it lies on
STRAIGHT_UP_TO = 0.04045  # below this sRGB is a straight line, above it a power

Triple = tuple[int, int, int]


def contrast(one: Triple, other: Triple) -> float:
    """Return the contrast ratio of two colours, from 1 (the same) to 21 (black and white)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Triple) -> float:
    """Return the relative luminance of a colour, from 0 (black) to 1 (white)."""
    red, green, blue = (linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(part: float) -> float:
    """Return how much light a part of sRGB (0 to 1) is, from 0 to 1."""
    return part / 12.92 if part <= STRAIGHT_UP_TO else ((part + 0.055) / 1.055) ** 2.4
