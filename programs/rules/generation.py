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

BY = "durch|von|from|by|with"

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (code, re.compile(pattern, re.IGNORECASE))
    for code, pattern in (
        (
            "wording_digital",
            r"\bdigital(?:e[rsnm]?)?[ -]?(?:natives?|immigrant|dinosaur|eingeborene|ureinwohner)\w*",
        ),
        (
            "wording_digital",
            r"\b(?:smartphone|internet|tiktok)[ -]generation\b|\bgeneration (?:smartphone|internet|tiktok)\b",
        ),
        ("wording_limit", rf"\b(?:unter|über|ab|bis|under|over|below|above)\s+\d{{2}}\b(?!{UNITS})"),
        (
            "wording_limit",
            r"\bü\s?\d0\b|\b\d{2}\+|\b(?:alters|age[ -])(?:grenze|limit)\w*|\b(?:mindest|höchst)alter\b",
        ),
        (
            "wording_number",
            r"\b\d{2}[- ]?(?:jährig\w*|year[- ]olds?)|\b\d{2} ?(?:jahre alt|years old|plus)\b",
        ),
        ("wording_number", rf"\b(?:anfang|mitte|ende|early|mid|late)[ -](?:[2-6]0s?\b(?!{UNITS})|{TENS})"),
        ("wording_number", rf"\b(?:zwischen|between) \d{{2}} (?:und|and) \d{{2}}\b(?!{UNITS})"),
        ("wording_lesson", r"\bnachhilf\w*|\bnachsitzen\b|\bremedial\b|\btutoring\b"),
        (
            "wording_year",
            r"\b(?:jahrgang|geburtsjahr|birth ?year|year of birth|geboren|born (?:in|after|before))\w*",
        ),
        (
            "wording_label",
            r"\bgen(?:eration)?[ -]?(?:[xyzα]|alpha)\b|\bmillennials?\b|\b(?:baby)?boomer\w*|\bzoomer\w*",
        ),
        ("wording_blood", r"\b(?:frische[ns]?|junge[ns]?|neue[ns]?|fresh|young|new) (?:blut|blood)\b"),
        (
            "wording_blood",
            rf"\b(?:frische[rnm]? wind|fresh (?:wind|air)) (?:{BY}) (?:die |the )?(?:jung|young)\w*",
        ),
        (
            "wording_young",
            r"\bjung(?:e[rsnm]?|)?\b|\bjünger\w*|\bnachwuchs\w*|\bjugend(?:lich\w*)?\b|\byouth(?:ful)?\b",
        ),
        ("wording_young", r"\byoung(?:er|est|sters?)?\b(?: (?:talents?|professionals?|guns?|people))?"),
        ("wording_young", r"\b(?:grünschn[aä]bel|küken|greenhorns?)\b"),
        (
            "wording_old",
            r"\balte[rnsm]? (?:hasen?|eisen|garde|schule)\b|\bold (?:hands?|guard|dogs?|school)\b",
        ),
        (
            "wording_old",
            r"\bälter\w*|\bolder\b|\belderly\b|\boldies?\b|\bdinosau\w+|\bfossil(?:ien|s)?\b|\bveteran(?:en|s)?\b",
        ),
        (
            "wording_old",
            r"\b(?:jung und alt|alt und jung|young and old|old and young)\b",
        ),
        ("wording_old", r"\bgr[ea]y[ -]?(?:beards?|hairs?)\b"),
        (
            "wording_silver",
            r"\bsilver(?:[ -]?(?:agers?|surfers?|generation))?\b|\b(?:best|golden)[ -]?agers?\b",
        ),
        ("wording_silver", r"\bsenior(?:en|innen|[:*_]innen|s|[ -]citizens?)\b|\brentner\w*|\bpensioners?\b"),
        ("wording_silver", r"\b(?:vor der|near(?:ing)?|before) (?:rente|retirement)\b"),
    )
)
"""What the linter looks for. The product's own words (mentor, mentee, career stage) never match."""


def check_wording(text: str) -> tuple[Wording, ...]:
    """Return the words of `text` that tie a role to age, in order, each once. A warning, not a ban.

    Codes: wording_digital, wording_limit, wording_number, wording_lesson, wording_year, wording_label,
    wording_blood, wording_young, wording_old, wording_silver. Of words inside a phrase the phrase is told.
    """
    found = [
        (match.span(), Wording(word=match.group().strip(), code=code))
        for code, pattern in PATTERNS
        for match in pattern.finditer(text)
    ]
    spans = {span for span, _wording in found}
    whole = [one for one in found if not any(_holds(span, one[0]) for span in spans)]
    return tuple(dict.fromkeys(wording for _span, wording in sorted(whole, key=lambda one: one[0])))


def _holds(span: tuple[int, int], other: tuple[int, int]) -> bool:
    """Say whether `other` lies inside `span` and is shorter."""
    return span != other and span[0] <= other[0] and other[1] <= span[1]
