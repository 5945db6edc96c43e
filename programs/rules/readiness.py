"""Whether a draft is ready to be opened: what is done, what could be better, what is in the way.

What is in the way are the needs of the move itself (`programs.rules.phases`); the rest is advice.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from programs.rules.phases import Facts, Move, moves_from, readiness

SOON = 14  # days from today in which people could hardly answer and describe themselves


class State(StrEnum):
    """How a point of the check stands."""

    DONE = "done"
    IMPROVE = "improve"
    BLOCKING = "blocking"


@dataclass(frozen=True, slots=True)
class Advice:
    """What the check looks at beside the facts of the move."""

    has_sponsor: bool
    has_deputy: bool
    days_until_profiles: int
    awkward_dates: int
    words_found: int
    people_without_line: int


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the check: what it is about, how it stands, and the step of the set-up that settles it."""

    code: str
    state: State
    step: str


STEP_OF = {
    "german_text": "purpose",
    "english_text": "purpose",
    "sponsor_named": "people",
    "deputy_named": "people",
    "council_settled": "people",
    "kickoff_ahead": "shape",
    "time_enough": "shape",
    "dates_fit": "shape",
    "reason_given": "rules",
    "lines_known": "rules",
    "words_fair": "words",
}
OPENING: Move = moves_from("draft")[0]


def points(facts: Facts, advice: Advice) -> tuple[Point, ...]:
    """Return all points in the order of the steps."""
    needs = [
        Point(need.code, State.DONE if need.holds else State.BLOCKING, STEP_OF[need.code])
        for need in readiness(OPENING, facts)
    ]
    wishes = {
        "sponsor_named": advice.has_sponsor,
        "deputy_named": advice.has_deputy,
        "time_enough": advice.days_until_profiles >= SOON,
        "dates_fit": not advice.awkward_dates,
        "lines_known": not advice.people_without_line,
        "words_fair": not advice.words_found,
    }
    hints = [
        Point(code, State.DONE if holds else State.IMPROVE, STEP_OF[code]) for code, holds in wishes.items()
    ]
    order = list(STEP_OF)
    return tuple(sorted((*needs, *hints), key=lambda point: order.index(point.code)))
