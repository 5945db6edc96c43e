"""The places of a program: who gets one, who waits, and how both end.

Whoever gives or frees a place holds the row of the program first, so that all of them queue up behind it; the
numbered place is unique besides.
"""

from __future__ import annotations

from datetime import datetime

from mentoring.notifications.actions import announce
from mentoring.privacy.actions import give_consent, withdraw_consent
from mentoring.privacy.models import Purpose
from mentoring.profiles.models import User
from mentoring.profiles.queries.profile import own_profile
from programs.actions.participation import note_completeness
from programs.models import Application, Participant, ParticipantState, Program
from programs.notices import OnWaitingList
from programs.rules import generation, joining
from programs.words import CONSENT_VERSION

IN_FORCE = (ParticipantState.APPLIED, ParticipantState.WAITING, ParticipantState.ACTIVE)


def lock_program(program: Program) -> Program:
    """Return the program as it is now, held until the transaction ends. Others may still refer to it."""
    return Program.objects.select_for_update(no_key=True).get(pk=program.pk)


def settle(participant: Participant, program: Program, *, in_turn: bool, now: datetime) -> bool:
    """Give a place, or one at the end of the waiting list; say whether it was a place.

    `program` is locked and `participant` read after that. `in_turn`: nobody passes those who wait. Somebody
    who waits already keeps their turn and hears nothing new.
    """
    place = _free_place(participant, program, in_turn=in_turn)
    if place is None:
        queue_up(participant, program, now=now)
        return False
    participant.state, participant.place_number = ParticipantState.ACTIVE, place
    participant.answered_at, participant.waiting_since, participant.left_at = now, None, None
    participant.save()
    Application.objects.filter(participant=participant).delete()
    note_completeness(participant, own_profile(participant.person), now)
    return True


def _free_place(participant: Participant, program: Program, *, in_turn: bool) -> int | None:
    of_role = program.participants.filter(role=participant.role).order_by()
    if in_turn and of_role.filter(state=ParticipantState.WAITING).exclude(pk=participant.pk).exists():
        return None
    _number_places(program, participant.role)
    taken = {number for number in of_role.active().values_list("place_number", flat=True) if number}
    return joining.free_place(taken, program.places_for(participant.role))


def _number_places(program: Program, role: str) -> None:
    """Give everybody who takes part a number who has none so far."""
    active = program.participants.filter(role=role).active().order_by("answered_at", "pk")
    without = list(active.filter(place_number=None))
    if not without:
        return
    taken = {number for number in active.values_list("place_number", flat=True) if number}
    for participant in without:
        participant.place_number = joining.next_place(taken)
        taken.add(participant.place_number)
    Participant.objects.bulk_update(without, ["place_number"])


def queue_up(participant: Participant, program: Program, *, now: datetime) -> None:
    """Put somebody at the end of the waiting list and tell them. Whoever waits keeps their turn."""
    if participant.state == ParticipantState.WAITING:
        return
    participant.state, participant.waiting_since = ParticipantState.WAITING, now
    participant.answered_at, participant.left_at = now, None
    participant.place_number = participant.profile_done_at = None
    participant.save()
    announce(
        OnWaitingList,
        to=participant.person,
        about=participant,
        key=moment_key(participant, now),
        scope=program.code,
    )


def moment_key(participant: Participant, now: datetime) -> str:
    """Return what a mail about this step of a participation is told apart by."""
    return f"{participant.code}:{now:%Y%m%d%H%M%S%f}"


def agree(person: User, program: Program, *, compare_generation: bool, now: datetime) -> None:
    """Keep what somebody agrees to who wants to take part, with version and mode."""
    purposes = [Purpose.TAKING_PART]
    if compare_generation and generation.uses_bands(program.generation_rule):
        purposes.append(Purpose.GENERATION)
    for purpose in purposes:
        give_consent(
            person=person,
            purpose=purpose,
            scope=program.code,
            version=CONSENT_VERSION,
            mode=program.visibility,
            now=now,
        )


def end_part(participant: Participant, state: ParticipantState, *, now: datetime) -> None:
    """Let a participation end in `state`; the place is free, and consents end with the last part in force.

    What was offered or wanted stays until the retention of the program, for somebody who comes back.
    """
    participant.state, participant.place_number, participant.waiting_since = state, None, None
    participant.answered_at = participant.answered_at or now
    participant.left_at = now if state == ParticipantState.LEFT else None
    participant.save()
    others = Participant.objects.filter(
        program=participant.program_id, person=participant.person_id, state__in=IN_FORCE
    )
    if others.exists():
        return
    for purpose in (Purpose.TAKING_PART, Purpose.GENERATION):
        withdraw_consent(person=participant.person, purpose=purpose, scope=participant.program.code, now=now)
