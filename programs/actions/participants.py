"""Inviting people, and their answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max

from mentoring.errors import Refused, require
from mentoring.notifications.actions import cancel
from mentoring.notifications.actions.announcing import insert
from mentoring.notifications.actions.waking import wake_after_commit
from mentoring.notifications.notice import Due
from mentoring.privacy.actions import audit
from mentoring.profiles.models import User
from programs.actions.joining_places import agree, lock_program, settle
from programs.models import Invitation, Participant, ParticipantState, Program, Role
from programs.notices import InvitationMail
from programs.permissions import can_manage
from programs.rules import joining, phases

OPEN_FOR = timedelta(days=14)
SETTLED = (ParticipantState.ACTIVE, ParticipantState.APPLIED, ParticipantState.WAITING)
"""Whoever stands there is not asked again: the next word is HR's, or none is needed."""


@dataclass(frozen=True, slots=True)
class Invited:
    """What became of a request to invite: two numbers, and the addresses nobody has."""

    invited: int
    already_in: int
    unknown: tuple[str, ...]


@transaction.atomic
def invite_people(
    *,
    program: Program,
    role: str,
    codes: Iterable[str],
    addresses: Iterable[str],
    by: User,
    now: datetime,
) -> Invited:
    """Invite people, named by code or e-mail address, to take part in `role`. Each gets a mail of their own.

    Somebody who takes part or holds a valid invitation is left in peace; whose invitation ran out, or who
    declined or left, gets a new one. Unknown addresses are reported, the others are invited.
    Raises NotAllowed, or Refused: not_recruiting, nobody_chosen.
    """
    program = lock_program(program)
    require(can_manage(by, program))
    phases.check_recruiting(program.state)
    codes, addresses = list(codes), list(addresses)
    if not codes and not addresses:
        raise Refused("nobody_chosen")
    is_mentor = role == Role.MENTOR  # guests teach, and only here
    people = User.objects.welcome_in(program.code) if is_mentor else User.objects.colleagues()
    by_address = {person.email: person for person in people.filter(email__in=addresses)}
    chosen = {person.pk: person for person in (*people.filter(code__in=codes), *by_address.values())}
    unknown = tuple(address for address in addresses if address not in by_address)
    invited = _invite(program, Role(role), list(chosen.values()), now)
    if invited:
        audit(by, "program.people_invited", program, now=now)
    return Invited(invited=invited, already_in=len(chosen) - invited, unknown=unknown)


def _invite(program: Program, role: Role, people: list[User], now: datetime) -> int:
    capacity = program.mentor_capacity if role == Role.MENTOR else program.mentee_capacity
    known = program.participants.filter(role=role, person__in=people)
    waiting = Invitation.objects.filter(
        participant__in=known.filter(state=ParticipantState.INVITED),
        used_at=None,
        voided_at=None,
        expires_at__gt=now,
    )
    settled = set(known.filter(state__in=SETTLED).values_list("person_id", flat=True))
    settled |= set(waiting.values_list("participant__person_id", flat=True))
    again = list(
        known.exclude(person__in=settled)
        .exclude(state__in=SETTLED)  # asked again under the lock: somebody may just have accepted
        .select_related("person")
        .select_for_update(of=("self",))
    )
    void_invitations(again, now)
    for participant in again:
        _ask_again(participant, now)
    there = set(known.values_list("person_id", flat=True))
    new = Participant.objects.bulk_create(
        Participant(program=program, person=person, role=role, capacity=capacity, invited_at=now)
        for person in people
        if person.pk not in there
    )
    send_invitations(program, [*again, *new], now)
    return len(again) + len(new)


def void_invitations(participants: list[Participant], now: datetime) -> None:
    """End the open links of `participants`, and what is not yet mailed of them."""
    for invitation in Invitation.objects.filter(participant__in=participants, used_at=None, voided_at=None):
        invitation.voided_at = now
        invitation.save(update_fields=["voided_at"])
        cancel(about=invitation)


def _ask_again(participant: Participant, now: datetime) -> None:
    """Put the participation back to the beginning; what was offered or wanted stays."""
    participant.state, participant.invited_at = ParticipantState.INVITED, now
    participant.answered_at = participant.left_at = participant.profile_done_at = None
    participant.save()


def send_invitations(
    program: Program,
    participants: list[Participant],
    now: datetime,
    *,
    notice: type[InvitationMail] = InvitationMail,
) -> None:
    """Write a new invitation and its mail for each of `participants`, who have none that is open."""
    numbers = Participant.objects.filter(pk__in=[one.pk for one in participants]).annotate(
        last=Max("invitations__issue")
    )
    issues = {participant.pk: (participant.last or 0) + 1 for participant in numbers}
    invitations = Invitation.objects.bulk_create(
        Invitation(participant=participant, issue=issues[participant.pk], expires_at=now + OPEN_FOR)
        for participant in participants
    )
    insert(
        notice,
        [
            Due(
                to=invitation.participant.person,
                key=f"{invitation.code}:{invitation.issue}",
                due_at=now,
                expires_at=invitation.expires_at,
                about=invitation,
                scope=program.code,
            )
            for invitation in invitations
        ],
    )
    wake_after_commit()


@transaction.atomic
def accept_invitation(
    *, invitation: Invitation, taking_part: bool, compare_generation: bool, by: User, now: datetime
) -> Participant:
    """Say yes: use the invitation up, keep the consents, and get a place or one on the waiting list.

    `by` is the invited person, for whom the token speaks. The state of the participation tells which it was.
    Raises NotAllowed, or Refused: invitation_used, invitation_void, invitation_expired, not_recruiting,
    agreement_needed.
    """
    invitation = _open(invitation, by, now)
    participant = invitation.participant
    joining.check_agreement(taking_part=taking_part)
    agree(by, participant.program, compare_generation=compare_generation, now=now)
    _use(invitation, now)
    settle(participant, participant.program, in_turn=True, now=now)
    return participant


@transaction.atomic
def decline_invitation(*, invitation: Invitation, by: User, now: datetime) -> Participant:
    """Say no, without a reason. Raises as `accept_invitation` does."""
    invitation = _open(invitation, by, now)
    _use(invitation, now)
    participant = invitation.participant
    participant.state, participant.answered_at = ParticipantState.DECLINED, now
    participant.save(update_fields=["state", "answered_at"])
    return participant


def _open(invitation: Invitation, by: User, now: datetime) -> Invitation:
    require(by.is_active and by.pk == invitation.participant.person_id)
    # Whoever answers or invites again holds the program first, so that they queue up behind it.
    program = lock_program(invitation.participant.program)
    fresh = Invitation.objects.select_related("participant__person").get(pk=invitation.pk)
    joining.check_invitation(
        used=fresh.used_at is not None,
        voided=fresh.voided_at is not None,
        expires_at=fresh.expires_at,
        now=now,
    )
    phases.check_recruiting(program.state)
    fresh.participant.program = program
    return fresh


def _use(invitation: Invitation, now: datetime) -> None:
    invitation.used_at = now
    invitation.save(update_fields=["used_at"])
