"""A company's two colours, as the two themes wear them, and the stylesheet that says so.

The first colour is the ink of actions, the second the warm act that touches a person. Everything else keeps
our inks: links, states and above all the two sides of a tandem must look the same in every company.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from mentoring.company.rules import colour
from mentoring.company.rules.colour import WHITE, Colour
from mentoring.web.contrast import PART, TEXT, contrast

GROUNDS = {  # what buttons lie on: page, surface, sunken, sea, sand, rose of static/css/tokens.css
    "light": ("#fbfcfb", "#ffffff", "#f1f5f6", "#e2f0f5", "#fbf0cf", "#fce7f0"),
    "dark": ("#0b1826", "#122335", "#0e1d2d", "#123143", "#373020", "#3b1730"),
}
HOVER = {"light": -0.07, "dark": 0.06}  # away from the letters: contrast only grows


@dataclass(frozen=True, slots=True)
class Worn:
    """How a theme wears a colour: `ground` with `letters` on it, `hover` under a pointer."""

    theme: str
    given: Colour
    ground: Colour
    letters: Colour
    hover: Colour

    @property
    def needed(self) -> float:
        """Which ratio decided: that of letters, or that of a control beside its surroundings."""
        return TEXT if self.had_letters < TEXT else PART

    @property
    def had(self) -> float:
        """The ratio the given colour has where `needed` is asked for, rounded down to tenths."""
        beside = self.needed == PART
        had = colour.lowest(self.given, grounds(self.theme)) if beside else self.had_letters
        return math.floor(had * 10) / 10

    @property
    def had_letters(self) -> float:
        """The contrast of the given colour with the letters."""
        return contrast(self.given, self.letters)

    @property
    def has(self) -> float:
        """The contrast of the letters as the theme wears the colour, rounded down to tenths."""
        return math.floor(contrast(self.ground, self.letters) * 10) / 10

    @property
    def changed(self) -> bool:
        """Whether the colour had to be corrected."""
        return self.ground != self.given


@dataclass(frozen=True, slots=True)
class InBoth:
    """A colour in the light and in the dark theme."""

    light: Worn
    dark: Worn

    def tokens(self, name: str) -> str:
        """Return the three custom properties of `name`, each for both themes."""
        light, dark = self.light, self.dark
        return (
            f"--{name}:light-dark({light.ground},{dark.ground});"
            f"--on-{name}:light-dark({light.letters},{dark.letters});"
            f"--{name}-hover:light-dark({light.hover},{dark.hover});"
        )


def _ours(light: tuple[str, str, str], dark: tuple[str, str, str]) -> InBoth:
    """Return one of our own colours from its ground, letters and hover in both themes."""
    return InBoth(*(_own(theme, *texts) for theme, texts in (("light", light), ("dark", dark))))


def _own(theme: str, ground: str, letters: str, hover: str) -> Worn:
    given = Colour.of(ground)
    return Worn(theme, given, given, Colour.of(letters), Colour.of(hover))


OUR_ACTION = _ours(("#10243a", "#ffffff", "#24405f"), ("#f2d78f", "#1a1503", "#fbe9be"))
OUR_WARM = _ours(("#b8125a", "#ffffff", "#960c47"), ("#ff7db0", "#2b0518", "#ffa8cb"))
OUR_FRAME = "light-dark(#10243a,#f4eedf)"


class InTheme(NamedTuple):
    """Both colours in one theme. None: ours."""

    action: Worn | None
    warm: Worn | None


@dataclass(frozen=True, slots=True)
class Look:
    """What a company made of ours. None: ours stays."""

    action: InBoth | None
    warm: InBoth | None

    def __bool__(self) -> bool:
        return bool(self.action or self.warm)

    @property
    def light(self) -> InTheme:
        """What the light theme wears."""
        action, warm = (both.light if both else None for both in (self.action, self.warm))
        return InTheme(action, warm)

    @property
    def dark(self) -> InTheme:
        """What the dark theme wears."""
        action, warm = (both.dark if both else None for both in (self.action, self.warm))
        return InTheme(action, warm)

    def stylesheet(self) -> str:
        """Return the stylesheet of all pages, in the layer of the tokens it overrides."""
        return _rules(":root", self.action, self.warm, "var(--action)" if self.action else "")

    def stylesheet_of_specimen(self) -> str:
        """Return the stylesheet of a specimen. Our colours are said, too: the page may wear others."""
        frame = "var(--action)" if self.action else OUR_FRAME
        return _rules(".specimen", self.action or OUR_ACTION, self.warm or OUR_WARM, frame)

    def version(self) -> str:
        """Return what changes whenever the stylesheet does; "" for our own look."""
        return hashlib.sha256(self.stylesheet().encode()).hexdigest()[:12] if self else ""


def _rules(selector: str, action: InBoth | None, warm: InBoth | None, frame: str) -> str:
    """Return the rules for `selector`. The frame round pages is inked anew; elsewhere its ink stays."""
    worn = (("action", action), ("warm", warm))
    tokens = "".join(both.tokens(name) for name, both in worn if both)
    framed = f"{selector} .neatline{{--neat-a:{frame}}}" if frame else ""
    return f"@layer tokens{{{selector}{{{tokens}}}{framed}}}\n"


@lru_cache(maxsize=256)
def look(first: str, second: str) -> Look:
    """Return the look of two colours as typed; one that is empty or no colour leaves ours in place."""
    return Look(action=in_both(first), warm=in_both(second))


def in_both(text: str) -> InBoth | None:
    """Return a colour corrected for both themes, or None if `text` is none."""
    given = colour.parse(text)
    if given is None:
        return None
    light, dark = colour.darkened(given, grounds("light")), colour.lightened(given, grounds("dark"))
    return InBoth(_worn("light", given, light, WHITE), _worn("dark", given, dark, colour.ink_for(given)))


def grounds(theme: str) -> tuple[Colour, ...]:
    """Return what buttons lie on in `theme`."""
    return tuple(Colour.of(ground) for ground in GROUNDS[theme])


def _worn(theme: str, given: Colour, ground: Colour, letters: Colour) -> Worn:
    return Worn(theme, given, ground, letters, hover=colour.shifted(ground, HOVER[theme]))
