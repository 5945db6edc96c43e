"""Discover: what can be answered, how an answer is kept, and who is shown next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
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
    `still` is how many of those whose turn is to come would see them, if they drew lots (`still_to_see`).
    """

    key: int
    shown: int
    fit: int
    still: float = 0.0


def still_to_see(decks: Collection[Collection[int]], waiting: int) -> dict[int, float]:
    """Return key → how many of the `waiting` viewers would be shown this person if each drew lots.

    `decks` are the people some or all of them may be shown; some stand for all.
    """
    still: dict[int, float] = defaultdict(float)
    weight = waiting / len(decks) if decks else 0.0
    for allowed in decks:
        for key in allowed:
            still[key] += weight * min(1.0, PER_DAY / len(allowed))
    return dict(still)


def hand(candidates: Iterable[Candidate], places: int) -> list[int]:
    """Return the keys of whom to show next, at most `places` of them.

    First comes whoever is going to be seen least: shown so far, and to be shown by those still to come. So
    whom few people may see is dealt to these few, and everybody gets seen. Of equals, who was shown less,
    then the better fit, then the smaller key: the same pool gives the same hand.

    In a full round nobody is shown under half the average as far as the hard rules leave places for it:
    twenty people whom only four viewers may see share the 32 places of these four, whatever the order.
    """
    ordered = sorted(candidates, key=lambda one: (round(one.shown + one.still), one.shown, -one.fit, one.key))
    return [one.key for one in ordered[:places]]
