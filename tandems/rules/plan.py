"""The plan of a tandem: how much fits in, how it begins, how it is ordered, when it is enough to begin."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from mentoring.errors import Refused

MOST = 24  # items of a plan
LONGEST_TITLE, LONGEST_QUESTION = 120, 300  # characters
ENOUGH = 3  # planned items before the first meeting of a departmental tandem
FORGET_AFTER = dt.timedelta(days=30)  # after the end of the tandem, as all its words
UNDO_FOR = dt.timedelta(days=1)  # what was taken out can return


@dataclass(frozen=True, slots=True)
class Sketch:
    """An item a plan begins with: a conversation card, or a topic of the mentee with their question."""

    month: dt.date
    card: str = ""
    topic: int | None = None
    question: str = ""


def check_room(there: int) -> None:
    """Refuse one more item beside those that are there: plan_full."""
    if there >= MOST:
        raise Refused("plan_full", field="words", most=MOST)


def check_revision(*, seen: int, present: int) -> None:
    """Refuse to save over what somebody has not seen: plan_item_changed."""
    if seen != present:
        raise Refused("plan_item_changed", field="words")


def months(first: dt.date, last: dt.date) -> list[dt.date]:
    """Return the first day of every month from that of `first` to that of `last`, at least one."""
    found = [first.replace(day=1)]
    while (found[-1].year, found[-1].month) < (last.year, last.month):
        found.append((found[-1] + dt.timedelta(days=32)).replace(day=1))
    return found


def first_plan(wishes: Sequence[tuple[int, str]], *, start: dt.date, end: dt.date) -> list[Sketch]:
    """Return what a plan begins with, by month.

    `wishes` are (topic, question) of the mentee, the most wanted first. The first month is for getting to
    know each other, the middle for looking back, the last for the farewell; the wishes follow month by month.
    """
    year = months(start, end)
    sketches = [Sketch(year[0], card="first-meeting")]
    for place, (topic, question) in enumerate(wishes[: MOST - 3], start=1):
        sketches.append(Sketch(year[min(place, len(year) - 1)], topic=topic, question=question))
    sketches.append(Sketch(year[len(year) // 2], card="mid-point"))
    sketches.append(Sketch(year[-1], card="farewell"))
    return sorted(sketches, key=lambda one: one.month)


def moved(order: Sequence[str], code: str, step: int) -> list[str]:
    """Return `order` with `code` one place up (step -1) or down (step 1); at the edge nothing changes."""
    place = order.index(code)
    target = min(max(place + step, 0), len(order) - 1)
    return _put(order, code, target)


def placed(order: Sequence[str], code: str, before: str) -> list[str]:
    """Return `order` with `code` in front of `before`; at the end if `before` is not in it."""
    rest = [one for one in order if one != code]
    return _put(order, code, rest.index(before) if before in rest else len(rest))


def _put(order: Sequence[str], code: str, place: int) -> list[str]:
    rest = [one for one in order if one != code]
    return [*rest[:place], code, *rest[place:]]


def missing(*, departmental: bool, held: int, planned: int) -> int:
    """Return how many items are still to be planned before the first meeting; 0 where none are required."""
    return max(ENOUGH - planned, 0) if departmental and not held else 0


def first_free(year: Sequence[dt.date], taken: Sequence[dt.date], today: dt.date) -> dt.date | None:
    """Return the first month from today's on that has no item yet; None if all have one."""
    ahead = [month for month in year if (month.year, month.month) >= (today.year, today.month)]
    return next((month for month in ahead if month not in taken), None)
