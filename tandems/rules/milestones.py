"""The next days that count in somebody's programs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

MOST = 5


class Dated(Protocol):
    """A program, as far as its days are concerned."""

    profiles_due_on: dt.date
    kickoff_on: dt.date
    ends_on: dt.date


@dataclass(frozen=True, slots=True)
class Milestone:
    """A day of a program. `kind`: profiles (the last day for them), kickoff or end."""

    day: dt.date
    kind: str
    program: Dated


def milestones(programs: Iterable[Dated], *, today: dt.date) -> tuple[Milestone, ...]:
    """Return the next days of `programs` from `today` on, at most five, the earliest first."""
    found = [
        Milestone(day, kind, program)
        for program in programs
        for kind, day in (
            ("profiles", program.profiles_due_on),
            ("kickoff", program.kickoff_on),
            ("end", program.ends_on),
        )
        if day >= today
    ]
    return tuple(sorted(found, key=lambda one: one.day)[:MOST])
