"""What HR decided about pairs of a program, and what the asked people said."""

from __future__ import annotations

from mentoring.profiles.models import User
from programs.models import Program
from programs.queries.catalogue import programs_managed_by
from tandems.models import Asking, AskingState, PairDecision
from tandems.rules.decisions import Couple, Decided, in_force

SAID_NO = (AskingState.DECLINED, AskingState.EXPIRED)


def decisions_aggregate(program: Program) -> list[Decided]:
    """Return every decision of `program`, undone ones included, in order. One query."""
    rows = program.pair_decisions.values_list("step", "mentor__code", "mentee__code", "kind", "undone_at")
    return [
        Decided(step, (mentor, mentee), kind, is_undone=undone_at is not None)
        for step, mentor, mentee, kind, undone_at in rows
    ]


def force_aggregate(program: Program) -> dict[Couple, str]:
    """Return pair (codes of participations) → "lock" or "veto", as it counts now."""
    return in_force(decisions_aggregate(program))


def people_of_decisions_aggregate(program: Program) -> dict[Couple, str]:
    """Return pair (codes of the two people) → "lock" or "veto", as it counts now. One query."""
    rows = program.pair_decisions.values_list(
        "step", "mentor__person__code", "mentee__person__code", "kind", "undone_at"
    )
    return in_force(
        Decided(step, (mentor, mentee), kind, is_undone=undone_at is not None)
        for step, mentor, mentee, kind, undone_at in rows
    )


def said_no_aggregate(program: Program) -> tuple[Couple, ...]:
    """Return the pairs (codes of people) of which somebody said no or nothing: not proposed again."""
    rows = Asking.objects.filter(proposal__run__program=program, state__in=SAID_NO)
    people = rows.values_list("proposal__mentor__person__code", "proposal__mentee__person__code")
    return tuple(sorted(set(people)))


def asked_aggregate(program: Program) -> list[Couple]:
    """Return the pairs (codes of participations) whose people are being asked: their places are taken."""
    open_ones = Asking.objects.filter(proposal__run__program=program, state=AskingState.WAITING)
    return list(
        open_ones.order_by("proposal_id")
        .values_list("proposal__mentor__code", "proposal__mentee__code")
        .distinct()
    )


def history_visible_to(viewer: User, program: Program, *, most: int = 12) -> list[PairDecision]:
    """Return what was decided about pairs last, newest first, for the HR admins of `program`."""
    if not programs_managed_by(viewer).filter(pk=program.pk).exists():
        return []
    rows = program.pair_decisions.select_related("mentor__person", "mentee__person", "by")
    return list(rows.order_by("-step", "-pk")[:most])
