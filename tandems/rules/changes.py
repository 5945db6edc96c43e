"""What the directory can change about a tandem, and how a tandem ends. Nothing here ends one by itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Who = Literal["mentor", "mentee", "both"]


class Kind(StrEnum):
    """Why a person should look at a tandem, the most pressing first."""

    LEFT = "left"  # cannot sign in any more
    WITHDREW = "withdrew"  # takes part in the program no more
    MISSING = "missing"  # the latest HR file does not name them
    LINE = "line"  # the one has come into the other's reporting line
    DEPARTMENT = "department"  # the rule about departments no longer holds


class Step(StrEnum):
    """What can be decided."""

    KEEP = "keep"  # it is known and it is fine
    REMATCH = "rematch"  # end, and look for a new partner
    END = "end"  # end, and leave it at that


class Reason(StrEnum):
    """What the mail about an end says; kept nowhere else."""

    LEFT = "left"  # the other one takes part no more
    GONE = "gone"  # oneself, as far as the directory knows
    RULES = "rules"  # the program's rules no longer fit the two
    OWN = "own"  # one of the two wished so


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two, as the directory and the program know them now. An empty department is unknown."""

    is_active: bool = True
    takes_part: bool = True
    missing_since: dt.date | None = None
    department: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that has changed. `circumstance` tells it from the same kind of thing at another time.

    `levels` is how far apart the two are in one reporting line, for LINE alone.
    """

    kind: Kind
    who: Who
    circumstance: str
    levels: int = 0


def changes(
    mentor: Side,
    mentee: Side,
    *,
    above: tuple[Literal["mentor", "mentee"], int] | None,
    reporting_levels: int,
    department_rule: str,
) -> tuple[Change, ...]:
    """Return what has changed about a tandem since its rules held, the most pressing first.

    `above` says who of the two stands above the other in one reporting line and by how many levels. Where
    somebody left or takes part no more, rules do not matter. An unknown department breaks no rule: nobody is
    disturbed over a gap in a file.
    """
    sides = {"mentor": mentor, "mentee": mentee}
    for kind, concerned in (
        (Kind.LEFT, [name for name, side in sides.items() if not side.is_active]),
        (Kind.WITHDREW, [name for name, side in sides.items() if not side.takes_part]),
    ):
        if concerned:
            return (Change(kind, _who(concerned), "+".join(concerned)),)
    return (
        *_missing(sides),
        *_line(above, reporting_levels),
        *_department(mentor.department, mentee.department, department_rule),
    )


def steps_for(kind: Kind, *, somebody_remains: bool) -> tuple[Step, ...]:
    """Return what can be decided about a change. Who left cannot be kept; nobody needs no partner."""
    if kind in (Kind.LEFT, Kind.WITHDREW):
        return (Step.REMATCH, Step.END) if somebody_remains else (Step.END,)
    return (Step.KEEP, Step.REMATCH, Step.END)


def proposed_step(kind: Kind, *, somebody_remains: bool, is_matching: bool) -> Step | None:
    """Return the step to prepare; None where somebody has to ask first.

    `is_matching`: the program still makes tandems.
    """
    if kind is Kind.MISSING:
        return None
    if kind is Kind.DEPARTMENT:
        return Step.KEEP
    return Step.REMATCH if somebody_remains and is_matching else Step.END


def reason_for(kind: Kind, *, is_concerned: bool) -> Reason:
    """Return what the mail to one of the two says when a tandem ends over a change."""
    if kind in (Kind.LINE, Kind.DEPARTMENT):
        return Reason.RULES
    return Reason.GONE if is_concerned else Reason.LEFT


def _missing(sides: dict[str, Side]) -> tuple[Change, ...]:
    days = {name: side.missing_since for name, side in sides.items() if side.missing_since}
    if not days:
        return ()
    told = "+".join(f"{name}:{day.isoformat()}" for name, day in days.items())
    return (Change(Kind.MISSING, _who(list(days)), told),)


def _line(above: tuple[Literal["mentor", "mentee"], int] | None, levels: int) -> tuple[Change, ...]:
    if above is None or above[1] > levels:
        return ()
    who, apart = above
    return (Change(Kind.LINE, who, f"{who}:{apart}", levels=apart),)


def _department(mentor: str, mentee: str, rule: str) -> tuple[Change, ...]:
    if not mentor or not mentee:
        return ()
    broken = {"same": mentor != mentee, "different": mentor == mentee}
    return (Change(Kind.DEPARTMENT, "both", f"{mentor}|{mentee}"),) if broken.get(rule, False) else ()


def _who(names: list[str]) -> Who:
    return "both" if len(names) > 1 else "mentor" if names[0] == "mentor" else "mentee"
