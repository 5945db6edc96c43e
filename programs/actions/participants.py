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
from mentoring.privacy.actions import audit, give_consent
from mentoring.privacy.models import Purpose
from mentoring.profiles.models import User
from programs.models import Invitation, Participant, ParticipantState, Program, Role
from programs.notices import InvitationMail
from programs.permissions import can_manage
from programs.rules import generation, joining, phases
from programs.words import CONSENT_VERSION

OPEN_FOR = timedelta(days=14)


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
    require(can_manage(by, program))
    program = Program.objects.select_for_update().get(pk=program.pk)
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
    settled = set(known.active().values_list("person_id", flat=True))
    settled |= set(waiting.values_list("participant__person_id", flat=True))
    again = list(
        known.exclude(person__in=settled)
        .exclude(state=ParticipantState.ACTIVE)  # asked again under the lock: somebody may just have accepted
        .select_related("person")
        .select_for_update(of=("self",))
    )
    for participant in again:
        _ask_again(participant, now)
    there = set(known.values_list("person_id", flat=True))
    new = Participant.objects.bulk_create(
        Participant(program=program, person=person, role=role, capacity=capacity, invited_at=now)
        for person in people
        if person.pk not in there
    )
    _send(program, [*again, *new], now)
    return len(again) + len(new)


def _ask_again(participant: Participant, now: datetime) -> None:
    """Take back what was sent and put the participation back to the beginning."""
    for invitation in participant.invitations.filter(used_at=None, voided_at=None):
        invitation.voided_at = now
        invitation.save(update_fields=["voided_at"])
        cancel(about=invitation)
    participant.state, participant.invited_at = ParticipantState.INVITED, now
    participant.answered_at = participant.left_at = participant.profile_done_at = None
    participant.save()


def _send(program: Program, participants: list[Participant], now: datetime) -> None:
    numbers = Participant.objects.filter(pk__in=[one.pk for one in participants]).annotate(
        last=Max("invitations__issue")
    )
    issues = {participant.pk: (participant.last or 0) + 1 for participant in numbers}
    invitations = Invitation.objects.bulk_create(
        Invitation(participant=participant, issue=issues[participant.pk], expires_at=now + OPEN_FOR)
        for participant in participants
    )
    insert(
        InvitationMail,
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
    """Take part: use the invitation up, keep the consents with version and mode, begin the participation.

    `by` is the invited person, for whom the token speaks. Raises NotAllowed, or Refused: invitation_used,
    invitation_void, invitation_expired, not_recruiting, agreement_needed.
    """
    invitation = _open(invitation, by, now)
    participant = invitation.participant
    program = participant.program
    joining.check_agreement(taking_part=taking_part)
    purposes = [Purpose.TAKING_PART]
    if compare_generation and generation.uses_bands(program.generation_rule):
        purposes.append(Purpose.GENERATION)
    for purpose in purposes:
        give_consent(
            person=by,
            purpose=purpose,
            scope=program.code,
            version=CONSENT_VERSION,
            mode=program.visibility,
            now=now,
        )
    _answer(invitation, ParticipantState.ACTIVE, now)
    return participant


@transaction.atomic
def decline_invitation(*, invitation: Invitation, by: User, now: datetime) -> Participant:
    """Say no, without a reason. Raises as `accept_invitation` does."""
    invitation = _open(invitation, by, now)
    _answer(invitation, ParticipantState.DECLINED, now)
    return invitation.participant


def _open(invitation: Invitation, by: User, now: datetime) -> Invitation:
    require(by.is_active and by.pk == invitation.participant.person_id)
    # Whoever answers or invites again holds the participation first, so that the two queue up behind it.
    Participant.objects.select_for_update().get(pk=invitation.participant_id)
    fresh = Invitation.objects.select_related("participant__program").get(pk=invitation.pk)
    joining.check_invitation(
        used=fresh.used_at is not None,
        voided=fresh.voided_at is not None,
        expires_at=fresh.expires_at,
        now=now,
    )
    phases.check_recruiting(fresh.participant.program.state)
    return fresh


def _answer(invitation: Invitation, state: ParticipantState, now: datetime) -> None:
    invitation.used_at = now
    invitation.save(update_fields=["used_at"])
    participant = invitation.participant
    participant.state, participant.answered_at = state, now
    participant.save(update_fields=["state", "answered_at"])
