"""The rule of generations needs a reason, and organisers' texts need fair words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mentoring.errors import Refused

BY_STAGE = "stage"


def uses_bands(rule: str) -> bool:
    """Say whether the rule compares generation bands (and so asks for a consent of its own)."""
    return rule != BY_STAGE


def check_reason(*, rule: str, reason: str) -> None:
    """Raise Refused(generation_reason_missing) if a rule that compares bands comes without a reason."""
    if uses_bands(rule) and not reason.strip():
        raise Refused("generation_reason_missing", field="generation_reason")


@dataclass(frozen=True, slots=True)
class Wording:
    """A word somebody may take amiss: as written, and the code of the advice."""

    word: str
    code: str


UNITS = r"[.:,]?\d|\s*(?:%|€|euro|uhr|min|stund|tag|woche|monat|person|tandem|hour|day|week|month|people)"
"""What makes a number something else than an age."""

TENS = r"(?:zwanzig|dreißig|vierzig|fünfzig|sechzig|twenties|thirties|forties|fifties|sixties)"

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (code, re.compile(pattern, re.IGNORECASE))
    for code, pattern in (
        ("wording_digital", r"\bdigital[ -]?(?:native|immigrant|dinosaur|eingeborene)\w*"),
        ("wording_limit", rf"\b(?:unter|über|ab|bis|under|over|below|above)\s+\d{{2}}\b(?!{UNITS})"),
        ("wording_limit", r"\bü\s?\d0\b|\b\d{2}\+|\baltersgrenze\b|\bage limit\b"),
        (
            "wording_number",
            r"\b\d{2}[- ]?(?:jährig\w*|year[- ]olds?)|\b\d{2} (?:jahre alt|years old|plus)\b",
        ),
        (
            "wording_number",
            rf"\b(?:anfang|mitte|ende|early|mid|late)[ -](?:[2-6]0s?\b(?!{UNITS})|{TENS})",
        ),
        ("wording_number", rf"\b(?:zwischen|between) \d{{2}} (?:und|and) \d{{2}}\b(?!{UNITS})"),
        ("wording_lesson", r"\bnachhilf\w*|\bnachsitzen\b|\bremedial\b|\btutoring\b"),
        (
            "wording_year",
            r"\b(?:jahrgang|geburtsjahr|birth ?year|year of birth|geboren|born (?:in|after|before))\w*",
        ),
        (
            "wording_label",
            r"\bgen(?:eration)?[ -]?[xyzα]\b|\bmillennials?\b|\b(?:baby)?boomer\w*|\bzoomer\w*",
        ),
        ("wording_young", r"\bjung(?:e[rsnm]?|)?\b|\bjünger\w*|\bnachwuchs\w*|\byoung(?:er|est|sters?)?\b"),
        (
            "wording_old",
            r"\balte(?:r|n|s|m)?\b(?=\s+(?:hase|eisen|garde))|\bälter\w*|\bsenioren\b|\bolder\b|\belderly\b",
        ),
    )
)
"""What the linter looks for. The product's own words (mentor, mentee, career stage) never match."""


def check_wording(text: str) -> tuple[Wording, ...]:
    """Return the words of `text` that tie a role to age, in order, each once. A warning, not a ban.

    Codes: wording_digital, wording_limit, wording_number, wording_lesson, wording_year, wording_label,
    wording_young, wording_old.
    """
    found = {
        (match.start(), Wording(word=match.group().strip(), code=code))
        for code, pattern in PATTERNS
        for match in pattern.finditer(text)
    }
    return tuple(dict.fromkeys(wording for _place, wording in sorted(found, key=lambda one: one[0])))
