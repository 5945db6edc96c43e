"""What people do on their own: apply, take it back, leave."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from mentoring.errors import Refused, require
from mentoring.profiles.models import User
from programs.actions.joining_places import agree, end_part, lock_program
from programs.models import Application, Participant, ParticipantState, Program, Role
from programs.permissions import can_apply
from programs.queries.joining import in_tandem, names_of_organisers
from programs.rules import joining, phases

KEPT_FOR = timedelta(days=92)
"""How long a no is kept: three months, longer than anybody has to object to it."""


@transaction.atomic
def apply_for_program(
    *,
    program: Program,
    role: str,
    motivation: str,
    taking_part: bool,
    compare_generation: bool,
    by: User,
    now: datetime,
) -> Participant:
    """Ask to take part in `role`, with a reason in one's own words. HR decides.

    Raises NotAllowed, or Refused: not_recruiting, no_applications, in_already, application_decided,
    agreement_needed.
    """
    program = lock_program(program)
    require(can_apply(by, program))
    phases.check_recruiting(program.state)
    known = program.participants.filter(person=by, role=role).first()
    joining.check_application(is_open=program.may_apply_as(role), state=known.state if known else "")
    joining.check_agreement(taking_part=taking_part)
    capacity = program.mentor_capacity if role == Role.MENTOR else program.mentee_capacity
    participant = known or Participant(program=program, person=by, role=role, capacity=capacity)
    participant.state, participant.applied_at = ParticipantState.APPLIED, now
    participant.answered_at = participant.left_at = participant.profile_done_at = None
    participant.save()
    Application.objects.update_or_create(participant=participant, defaults={"motivation": motivation})
    agree(by, program, compare_generation=compare_generation, now=now)
    return participant


@transaction.atomic
def end_own_part(*, participant: Participant, by: User, now: datetime) -> Participant:
    """Take an application back, give up one's turn in the waiting list, or leave. No reason is asked.

    Raises NotAllowed, or Refused: nothing_to_end, in_tandem.
    """
    require(by.is_active and by.pk == participant.person_id)
    lock_program(participant.program)
    fresh = Participant.objects.select_related("program", "person").get(pk=participant.pk)
    if fresh.state in (ParticipantState.APPLIED, ParticipantState.WAITING):
        Application.objects.filter(participant=fresh).delete()
        end_part(fresh, ParticipantState.WITHDRAWN, now=now)
    elif fresh.state != ParticipantState.ACTIVE:
        raise Refused("nothing_to_end")
    elif in_tandem(fresh):
        raise Refused("in_tandem", people=names_of_organisers(fresh.program))
    else:
        end_part(fresh, ParticipantState.LEFT, now=now)
    return fresh


@transaction.atomic
def forget_applications(*, now: datetime) -> int:
    """Delete what ended without a place three months ago. Returns how many participations it was.

    A participation that was in a tandem once goes with its program; only the words go now.
    """
    ended = Participant.objects.filter(
        state__in=[ParticipantState.REFUSED, ParticipantState.WITHDRAWN], answered_at__lt=now - KEPT_FOR
    )
    Application.objects.filter(participant__in=ended).delete()
    without_tandem = ended.filter(tandems_as_mentor=None, tandems_as_mentee=None)
    count = without_tandem.count()
    Participant.objects.filter(pk__in=list(without_tandem.values_list("pk", flat=True))).delete()
    return count
