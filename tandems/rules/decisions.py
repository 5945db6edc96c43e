"""What is in force on the review board, and what undo and redo mean there.

Steps are numbered upwards. Undo takes back the newest step in force; redo brings back the oldest undone step
above it. A new decision comes after everything, so what was undone before it can no longer be done again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

Couple = tuple[str, str]
"""The codes of two participations: mentor, mentee."""

LOCK, VETO, FREE = "lock", "veto", "free"


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision about one pair."""

    step: int
    couple: Couple
    kind: str
    is_undone: bool = False


def in_force(decisions: Iterable[Decided]) -> dict[Couple, str]:
    """Return pair → "lock" or "veto" for every pair that is held or excluded. Later steps win."""
    newest: dict[Couple, str] = {}
    for one in sorted(decisions, key=lambda one: one.step):
        if not one.is_undone:
            newest[one.couple] = one.kind
    return {couple: kind for couple, kind in newest.items() if kind != FREE}


def step_to_undo(decisions: Sequence[Decided]) -> int | None:
    """Return the step that undo takes back; None if nothing is in force."""
    return max((one.step for one in decisions if not one.is_undone), default=None)


def step_to_redo(decisions: Sequence[Decided]) -> int | None:
    """Return the step that redo brings back; None if nothing was undone since the newest decision."""
    newest = step_to_undo(decisions) or 0
    return min((one.step for one in decisions if one.is_undone and one.step > newest), default=None)


def still_fits(
    proposed: Collection[Couple], *, then: Mapping[Couple, str], now: Mapping[Couple, str]
) -> bool:
    """Say whether pairs `proposed` under the decisions of `then` are still the best under those of `now`.

    They are if everything that bound the result still does, and what was decided since agrees with it: a pair
    held that is proposed anyway, or one excluded that is not, changes nothing about the best set. A pair held
    before that could not be proposed (one of the two has left, or they are a tandem by now) still could not.
    """
    if any(now.get(couple) != kind for couple, kind in then.items()):
        return False
    since = {couple: kind for couple, kind in now.items() if couple not in then}
    return all((couple in proposed) == (kind == LOCK) for couple, kind in since.items())


def held_partners(force: Mapping[Couple, str], *, mentor: str = "", mentee: str = "") -> list[Couple]:
    """Return the held pairs of one person, given by the code of the participation on its side."""
    return [
        couple
        for couple, kind in force.items()
        if kind == LOCK and (couple[0] == mentor or couple[1] == mentee)
    ]
