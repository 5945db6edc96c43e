"""Holding, excluding and swapping pairs while HR reviews a run."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from mentoring.errors import Refused, require
from mentoring.privacy.actions import audit
from mentoring.profiles.models import User
from programs.models import Participant, ParticipantState, Program, Role
from programs.permissions import can_manage
from tandems.actions.feasible import broken_rules
from tandems.models import PairDecision, PairNote
from tandems.queries.decisions import decisions_aggregate
from tandems.queries.matching import OPEN_STATES
from tandems.rules.decisions import (
    FREE,
    LOCK,
    VETO,
    Couple,
    held_partners,
    in_force,
    step_to_redo,
    step_to_undo,
)

Change = tuple[Participant, Participant, str]
LONGEST_REASON, LONGEST_NOTE = 200, 500  # characters, as the fields on the board say


@transaction.atomic
def hold(*, program: Program, mentor: str, mentee: str, by: User, now: datetime) -> PairDecision:
    """Hold the pair of these two participations (codes): every later run keeps it.

    Who has no place left for it is let go of other held pairs, so that holding a better partner is one step.
    Raises NotAllowed, or Refused: run_phase, pair_gone (one of them does not take part any more),
    lock_breaks_rule with `rules`, the codes of the hard rules in the way.
    """
    program, pair = _begin(program, mentor, mentee, by)
    broken = broken_rules(program, [pair]).get((mentor, mentee), ())
    if rules := [rule for rule in broken if rule != VETO]:
        raise Refused("lock_breaks_rule", rules=rules)
    given_up = _given_up(program, *pair)
    return _write(program, [*((one, other, FREE) for one, other in given_up), (*pair, LOCK)], by=by, now=now)


@transaction.atomic
def exclude(
    *, program: Program, mentor: str, mentee: str, reason: str, by: User, now: datetime
) -> PairDecision:
    """Exclude the pair from every later run, for a reason that only HR admins of the program read.

    Raises NotAllowed, or Refused: run_phase, pair_gone, veto_reason (none given), text_too_long.
    """
    program, pair = _begin(program, mentor, mentee, by)
    _check_length(reason, LONGEST_REASON)
    if not reason.strip():
        raise Refused("veto_reason", field="reason")
    return _write(program, [(*pair, VETO)], reason=reason.strip(), by=by, now=now)


@transaction.atomic
def leave_open(*, program: Program, mentor: str, mentee: str, by: User, now: datetime) -> PairDecision | None:
    """Neither hold nor exclude the pair any longer. None if it was open anyway. Raises as `exclude`."""
    program, pair = _begin(program, mentor, mentee, by)
    if (mentor, mentee) not in in_force(decisions_aggregate(program)):
        return None
    return _write(program, [(*pair, FREE)], by=by, now=now)


@transaction.atomic
def undo(*, program: Program, by: User, now: datetime) -> int:
    """Take back the newest step in force; return its number. Raises NotAllowed, Refused(nothing_to_undo)."""
    program = _locked(program, by)
    step = step_to_undo(decisions_aggregate(program))
    if step is None:
        raise Refused("nothing_to_undo")
    program.pair_decisions.filter(step=step).update(undone_at=now)
    audit(by, "pair_decision.undone", program, now=now)
    return step


@transaction.atomic
def redo(*, program: Program, by: User, now: datetime) -> int:
    """Bring back the step undone last and return its number. Raises NotAllowed, Refused(nothing_to_redo)."""
    program = _locked(program, by)
    step = step_to_redo(decisions_aggregate(program))
    if step is None:
        raise Refused("nothing_to_redo")
    program.pair_decisions.filter(step=step).update(undone_at=None)
    audit(by, "pair_decision.redone", program, now=now)
    return step


@transaction.atomic
def note(*, program: Program, mentor: str, mentee: str, text: str, by: User, now: datetime) -> None:
    """Keep what HR wants to remember about a pair; empty text forgets it. Raises NotAllowed, Refused."""
    program, (one, other) = _begin(program, mentor, mentee, by)
    _check_length(text, LONGEST_NOTE)
    if not text.strip():
        PairNote.objects.filter(program=program, mentor=one, mentee=other).delete()
        return
    known = {"text": text.strip(), "by": by, "at": now}
    PairNote.objects.update_or_create(program=program, mentor=one, mentee=other, defaults=known)


def _check_length(words: str, most: int) -> None:
    """A line break counts once, as in the browser's field."""
    if len(words.replace("\r\n", "\n")) > most:
        raise Refused("text_too_long", most=most)


def _locked(program: Program, by: User) -> Program:
    """The program's row held: two admins decide one after the other."""
    held = Program.objects.select_for_update().get(pk=program.pk)
    require(can_manage(by, held))
    if held.state not in OPEN_STATES:
        raise Refused("run_phase")
    return held


def _begin(
    program: Program, mentor: str, mentee: str, by: User
) -> tuple[Program, tuple[Participant, Participant]]:
    program = _locked(program, by)
    found = {
        (one.role, one.code): one
        for one in program.participants.filter(
            code__in=[mentor, mentee], state=ParticipantState.ACTIVE
        ).select_related("person")
    }
    if {(Role.MENTOR, mentor), (Role.MENTEE, mentee)} - found.keys():
        raise Refused("pair_gone")
    return program, (found[Role.MENTOR, mentor], found[Role.MENTEE, mentee])


def _given_up(
    program: Program, mentor: Participant, mentee: Participant
) -> list[tuple[Participant, Participant]]:
    force = in_force(decisions_aggregate(program))
    force.pop((mentor.code, mentee.code), None)
    couples: list[Couple] = []
    for person, told in ((mentor, {"mentor": mentor.code}), (mentee, {"mentee": mentee.code})):
        held = held_partners(force, **told)
        couples += held[: max(0, len(held) + 1 - person.capacity)]
    rows = program.participants.in_bulk({code for couple in couples for code in couple}, field_name="code")
    return [(rows[one], rows[other]) for one, other in dict.fromkeys(couples)]


def _write(
    program: Program, changes: Sequence[Change], *, by: User, now: datetime, reason: str = ""
) -> PairDecision:
    highest = program.pair_decisions.aggregate(highest=Max("step"))["highest"] or 0
    written = PairDecision.objects.bulk_create(
        PairDecision(
            program=program,
            step=highest + 1,
            mentor=mentor,
            mentee=mentee,
            kind=kind,
            reason=reason,
            by=by,
            at=now,
        )
        for mentor, mentee, kind in changes
    )
    audit(by, f"pair_decision.{changes[-1][2]}", program, now=now)
    return written[-1]
