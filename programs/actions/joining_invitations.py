"""Invitations that are out: reminding people, and taking back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from mentoring.errors import Refused, require
from mentoring.privacy.actions import audit
from mentoring.profiles.models import User
from programs.actions.joining_places import end_part, lock_program
from programs.actions.participants import send_invitations, void_invitations
from programs.models import Participant, ParticipantState, Program
from programs.notices import InvitationReminder
from programs.permissions import can_manage
from programs.rules import phases

PAUSE = timedelta(days=3)
"""Nobody is reminded twice within this time."""


@dataclass(frozen=True, slots=True)
class Reminded:
    """How many got a new link, and how many had one so lately that they are left in peace."""

    reminded: int
    too_soon: int


@transaction.atomic
def remind_people(*, program: Program, codes: Iterable[str], by: User, now: datetime) -> Reminded:
    """Send a new link to those who have not answered; the one before ends. `codes` name participations.

    Raises NotAllowed, or Refused: not_recruiting, nobody_ticked.
    """
    program = lock_program(program)
    require(can_manage(by, program))
    phases.check_recruiting(program.state)
    unanswered = _unanswered(program, codes)
    due = [one for one in unanswered if one.invited_at is None or one.invited_at <= now - PAUSE]
    void_invitations(due, now)
    for participant in due:
        participant.invited_at = now
    Participant.objects.bulk_update(due, ["invited_at"])
    send_invitations(program, due, now, notice=InvitationReminder)
    if due:
        audit(by, "program.people_reminded", program, now=now)
    return Reminded(reminded=len(due), too_soon=len(unanswered) - len(due))


@transaction.atomic
def take_back_invitations(*, program: Program, codes: Iterable[str], by: User, now: datetime) -> int:
    """End invitations nobody has answered. Returns how many. Raises NotAllowed, or Refused(nobody_ticked)."""
    program = lock_program(program)
    require(can_manage(by, program))
    unanswered = _unanswered(program, codes)
    void_invitations(unanswered, now)
    for participant in unanswered:
        end_part(participant, ParticipantState.WITHDRAWN, now=now)
    audit(by, "program.invitations_taken_back", program, now=now)
    return len(unanswered)


def _unanswered(program: Program, codes: Iterable[str]) -> list[Participant]:
    found = list(
        program.participants.filter(code__in=list(codes), state=ParticipantState.INVITED)
        .select_related("person", "program")
        .select_for_update(of=("self",))
        .order_by("pk")
    )
    if not found:
        raise Refused("nobody_ticked")
    return found
