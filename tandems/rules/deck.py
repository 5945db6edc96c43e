"""Discover: what can be answered, how an answer is kept, and who is shown next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

PER_DAY = 8
"""Nobody is shown more people a day: each gets a fair look."""

YES, LATER, NO = "yes", "later", "no"
ANSWERS = (YES, LATER, NO)
SEALED_LENGTH = 60  # fits the longest answer and the longest code of a sentence


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody said to a card: one of `ANSWERS`, and the code of the sentence that made them curious."""

    choice: str
    prompt: str = ""


def seal(answer: Answer) -> str:
    """Return `answer` as text of one length, so that its encrypted form does not tell a yes from a no."""
    return f"{answer.choice}:{answer.prompt if answer.choice == YES else ''}".ljust(SEALED_LENGTH)


def unseal(text: str) -> Answer:
    """Return the answer that `seal` made into `text`."""
    choice, _colon, prompt = text.rstrip().partition(":")
    return Answer(choice, prompt)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could be shown: to how many people they were shown so far, and how well they would fit.

    `fit` are the points of the matching without anybody's likes, so that the order never hints at one.
    """

    key: int
    shown: int
    fit: int


def hand(candidates: Iterable[Candidate], places: int) -> list[int]:
    """Return the keys of whom to show next, at most `places` of them.

    Whoever was shown to the fewest people comes first, so that everybody gets seen; among those equally often
    shown, the better fit. Equal again, the smaller key: the same pool gives the same hand.
    """
    ordered = sorted(candidates, key=lambda one: (one.shown, -one.fit, one.key))
    return [one.key for one in ordered[:places]]
