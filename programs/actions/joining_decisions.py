"""What HR says to applications and to those who wait."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models.functions import Coalesce

from mentoring.errors import Refused, require
from mentoring.notifications.actions import announce
from mentoring.privacy.actions import audit
from mentoring.profiles.models import User
from programs.actions.joining_places import end_part, lock_program, moment_key, queue_up, settle
from programs.models import Participant, ParticipantState, Program
from programs.notices import NoPlaceThisTime, PlaceGiven
from programs.permissions import can_manage
from programs.rules import phases

TAKE, WAIT, DECLINE = "take", "wait", "decline"
OPEN = (ParticipantState.APPLIED, ParticipantState.WAITING)


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of a decision, as numbers; `waiting` are those for whom no place was free."""

    taken: int = 0
    waiting: int = 0
    declined: int = 0


@transaction.atomic
def decide_applications(
    *, program: Program, decision: str, codes: Iterable[str], by: User, now: datetime
) -> Decided:
    """Take people in, put them on the waiting list, or say that there is no place. Each gets a mail.

    `codes` name participations that applied or wait; others are passed over. Places go to those who have
    waited longest; for whom none is free, the waiting list it is. Raises NotAllowed, or Refused:
    not_recruiting, nobody_ticked, no_such_decision.
    """
    program = lock_program(program)
    require(can_manage(by, program))
    phases.check_recruiting(program.state)
    people = list(
        program.participants.filter(code__in=list(codes), state__in=OPEN)
        .select_related("person", "program")
        .order_by(Coalesce("waiting_since", "applied_at"), "pk")
    )
    if not people:
        raise Refused("nobody_ticked")
    decided = _decide(program, decision, people, now)
    audit(by, f"program.applications_{decision}", program, now=now)
    return decided


def _decide(program: Program, decision: str, people: list[Participant], now: datetime) -> Decided:
    if decision == TAKE:
        taken = sum(_take(participant, program, now) for participant in people)
        return Decided(taken=taken, waiting=len(people) - taken)
    if decision == WAIT:
        new = [one for one in people if one.state == ParticipantState.APPLIED]
        for participant in new:
            queue_up(participant, program, now=now)
        return Decided(waiting=len(new))
    if decision != DECLINE:
        raise Refused("no_such_decision")
    for participant in people:
        _decline(participant, program, now)
    return Decided(declined=len(people))


def _take(participant: Participant, program: Program, now: datetime) -> bool:
    """Give somebody a place; HR may choose whom, so nobody's turn is asked for."""
    has_place = settle(participant, program, in_turn=False, now=now)
    if has_place:
        _tell(PlaceGiven, participant, program, now)
    return has_place


def _decline(participant: Participant, program: Program, now: datetime) -> None:
    participant.answered_at = now
    end_part(participant, ParticipantState.REFUSED, now=now)
    _tell(NoPlaceThisTime, participant, program, now)


def _tell(
    notice: type[PlaceGiven | NoPlaceThisTime], participant: Participant, program: Program, now: datetime
) -> None:
    announce(
        notice,
        to=participant.person,
        about=participant,
        key=moment_key(participant, now),
        scope=program.code,
    )
