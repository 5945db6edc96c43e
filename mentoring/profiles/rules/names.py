"""Names of people: one cell or two, with titles and particles, and how two spellings are compared."""

from __future__ import annotations

import re

from mentoring.profiles.rules.vocabulary import folded

_TITLES = re.compile(
    r"^(?:(?:herr|frau|mr|mrs|ms|prof(?:essor(?:in)?)?|dr|dipl)\b[\s.-]*"
    r"(?:(?:ing|inf|kfm|med|phil|rer|nat|oec|pol|jur|h\.\s?c|habil)\.[\s-]*)*)+(?=\S)",
    re.IGNORECASE,
)
_PARTICLE_WORDS = (
    "von vom van de der den dem del della di da dos das du la le zu zum zur ten ter el al bin ibn"
)
_PARTICLES = frozenset(_PARTICLE_WORDS.split())


def split_name(text: str) -> tuple[str, str]:
    """Return (first name, last name) of "Last, First" or "First Last"; titles such as Dr. are dropped.

    The last word is the last name, with the particles before it ("Ludwig van Beethoven"). A single word is a
    first name.
    """
    if "," in text:
        last, _comma, first = text.partition(",")
        return without_title(first.strip()), without_title(last.strip())
    words = without_title(text).split()
    start = max(len(words) - 1, 0)
    for index in range(1, len(words)):
        if words[index].casefold() in _PARTICLES:
            start = min(start, index)
    if len(words) <= 1:
        return " ".join(words), ""
    return " ".join(words[:start]), " ".join(words[start:])


def without_title(name: str) -> str:
    """Return `name` without leading Herr, Frau, Dr. and the like; a name that is only a title stays."""
    return _TITLES.sub("", name)


def name_key(first: str, last: str) -> str:
    """Return what two spellings of one name have in common (Müller = Mueller = MÜLLER)."""
    return " ".join(re.sub(r"[^\w]+", " ", folded(f"{first} {last}")).split())
