"""What mentor and mentee go through before their first meeting: a minute each, before they plan or log it."""

from __future__ import annotations

from collections.abc import Collection

from mentoring.errors import Refused

MENTOR = ("agreement", "first", "confidence", "lead", "no", "help")
MENTEE = ("agreement", "first", "confidence", "listen", "no", "help")


def points(*, is_mentor: bool) -> tuple[str, ...]:
    """Return the codes of one side's points, in order."""
    return MENTOR if is_mentor else MENTEE


def check_points(read: Collection[str], *, is_mentor: bool) -> None:
    """Refuse a list of which not every point was read: induction_points."""
    if not set(points(is_mentor=is_mentor)) <= set(read):
        raise Refused("induction_points", field="points")


def check_ready(*, is_ready: bool, has_met: bool) -> None:
    """Refuse to plan or log a first meeting before the own list is done: induction_first.

    Once two people have met there is nothing left to prepare for.
    """
    if not is_ready and not has_met:
        raise Refused("induction_first")
