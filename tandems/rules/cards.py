"""Conversation cards: half an hour prepared. Their words lie in `tandems/cards/<family>.toml`, bilingual.

A family is a cluster of topics, or `course` for what belongs to a moment of the tandem.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "cards"
MINUTES = 30  # what the steps of a card add up to
LANGUAGES = ("de", "en")
COURSE = "course"
FAMILIES = (
    COURSE,
    "practice",
    "ai",
    "customers",
    "work",
    "talent",
    "inclusion",
    "sustainability",
    "life",
)
SUGGESTED = 3  # cards at a time
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
KEYS = {
    "code",
    "phases",
    "topics",
    "title",
    "purpose",
    "steps",
    "for_mentee",
    "for_mentor",
    "mentor_brings",
    "mentee_brings",
}


class Phase(StrEnum):
    """Where a tandem is on its way."""

    FIRST = "first"
    EARLY = "early"
    MIDDLE = "middle"
    END = "end"


class BadCardError(ValueError):
    """A card does not say what a card says. The message names the file, the card and what is wrong."""


@dataclass(frozen=True, slots=True)
class SaidCard:
    """A card in one language.

    `steps` are (minutes, what happens) and last half an hour. `for_mentee` are questions the mentor asks,
    `for_mentor` those the mentee asks; `mentor_brings` and `mentee_brings` how each of them prepares.
    """

    code: str
    family: str
    phases: tuple[Phase, ...]
    topics: tuple[str, ...]
    title: str
    purpose: str
    steps: tuple[tuple[int, str], ...]
    for_mentee: tuple[str, ...]
    for_mentor: tuple[str, ...]
    mentor_brings: str
    mentee_brings: str

    @property
    def is_milestone(self) -> bool:
        """It belongs to one moment of every tandem, like the first meeting and the farewell."""
        return self.family == COURSE and len(self.phases) == 1


@cache
def cards(language: str) -> tuple[SaidCard, ...]:
    """Return every card in `language` (`de…`, else English), families in order. Raises BadCardError."""
    spoken = "de" if language.startswith("de") else "en"
    found = [
        read_card(table, family, spoken)
        for family in FAMILIES
        for table in tomllib.loads((FOLDER / f"{family}.toml").read_text("utf-8")).get("card", [])
    ]
    if len({card.code for card in found}) < len(found):
        raise BadCardError("two cards have the same code")
    return tuple(found)


def card_of(code: str, language: str) -> SaidCard | None:
    """Return the card with this code in `language`; None if there is none (any more)."""
    return next((card for card in cards(language) if card.code == code), None)


def read_card(table: dict[str, Any], family: str, language: str) -> SaidCard:
    """Return the card of a TOML `table` in `language` (de or en). Raises BadCardError if incomplete."""
    code = str(table.get("code", "without a code"))
    try:
        _check_keys(table, code)
        return SaidCard(
            code=code,
            family=family,
            phases=tuple(Phase(phase) for phase in table["phases"]),
            topics=tuple(str(topic) for topic in table["topics"]),
            title=_words(table["title"], language),
            purpose=_words(table["purpose"], language),
            steps=_steps(table["steps"], language),
            for_mentee=tuple(_words(one, language) for one in table["for_mentee"]),
            for_mentor=tuple(_words(one, language) for one in table["for_mentor"]),
            mentor_brings=_words(table["mentor_brings"], language),
            mentee_brings=_words(table["mentee_brings"], language),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BadCardError(f"{family}.toml, {code}: {error}") from error


def _check_keys(table: dict[str, Any], code: str) -> None:
    if set(table) != KEYS or not CODE.fullmatch(code):
        raise ValueError(f"its keys are not {sorted(KEYS)}")


def _steps(said: list[dict[str, Any]], language: str) -> tuple[tuple[int, str], ...]:
    steps = tuple((int(step["minutes"]), _words(step, language)) for step in said)
    if sum(minutes for minutes, _step in steps) != MINUTES:
        raise ValueError(f"its steps do not last {MINUTES} minutes")
    return steps


def _words(said: dict[str, Any], language: str) -> str:
    """Return what is said in `language`; every language must say something."""
    for one in LANGUAGES:
        if not isinstance(said[one], str) or not said[one].strip():
            raise ValueError(f"nothing is said in {one}")
    return str(said[language])


def phase_of(*, held: int, planned: int) -> Phase:
    """Return where a tandem is that has talked `held` times of `planned`."""
    if held == 0:
        return Phase.FIRST
    if held >= planned - 1:
        return Phase.END
    return Phase.EARLY if held * 2 < planned else Phase.MIDDLE


def suggest(
    found: Iterable[SaidCard],
    *,
    phase: Phase,
    topics: Sequence[str],
    families: Collection[str],
    used: Collection[str],
) -> list[SaidCard]:
    """Return at most three cards for now, the most fitting first; never one that was `used`.

    What belongs to this moment comes first, then cards for `topics` (codes of what is planned, the next one
    first), then those of the `families` of these topics, then whatever fits the `phase`.
    """
    ranked = [
        (_rank(card, phase, topics, families), place, card)
        for place, card in enumerate(found)
        if card.code not in used
    ]
    return [card for rank, _place, card in sorted(ranked, key=lambda one: one[:2]) if rank < UNFIT][
        :SUGGESTED
    ]


UNFIT = 1000  # a rank nobody is shown


def _rank(card: SaidCard, phase: Phase, topics: Sequence[str], families: Collection[str]) -> int:
    if card.is_milestone:
        return 0 if card.phases == (phase,) else UNFIT
    about = [place for place, topic in enumerate(topics) if topic in card.topics]
    if about:
        return 1 + min(about)
    if phase not in card.phases:
        return UNFIT
    return UNFIT - 2 if card.family in families else UNFIT - 1
