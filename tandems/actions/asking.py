"""Asking people whether they want the tandem that is proposed to them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from mentoring.errors import Refused, require
from mentoring.notifications.actions import announce, cancel
from mentoring.profiles.models import User
from programs.models import AskedFirst, Participant, ParticipantState, Program
from tandems.actions.feasible import broken_rules
from tandems.actions.founding import found
from tandems.models import Asking, AskingState, Proposal, Tandem
from tandems.notices import ProposalToAgree
from tandems.queries.matching import OPEN_STATES


def ask(proposals: Sequence[Proposal], program: Program, *, now: datetime) -> list[Asking]:
    """Ask the mentee, or both, of every proposal, as `program` says; the caller holds the program's row."""
    both = program.asked_first == AskedFirst.BOTH
    expires_at = now + timedelta(days=program.days_to_answer)
    askings = Asking.objects.bulk_create(
        Asking(proposal=proposal, participant=one, asked_at=now, expires_at=expires_at)
        for proposal in proposals
        for one in ((proposal.mentee, proposal.mentor) if both else (proposal.mentee,))
    )
    for asking in askings:
        announce(
            ProposalToAgree,
            to=asking.participant.person,
            about=asking,
            key=f"asking-{asking.code}",
            expires_at=expires_at,
            scope=program.code,
        )
    return askings


@transaction.atomic
def answer(*, asking: Asking, agrees: bool, by: User, now: datetime) -> Tandem | None:
    """Say yes or no to a proposal; return the tandem if this yes was the last one needed.

    A no needs no reason; the other person is told nothing, and the pair is not proposed again. Saying the
    same twice is saying it once. Raises NotAllowed, or Refused: asking_over (its time is over, it was
    answered otherwise, or somebody left meanwhile).
    """
    require(by.is_active and by.pk == asking.participant.person_id)
    program = Program.objects.select_for_update().get(participants=asking.participant_id)
    asking = _fresh(asking)
    if asking.state == (AskingState.AGREED if agrees else AskingState.DECLINED):
        return None
    if asking.state != AskingState.WAITING or asking.expires_at <= now or not _is_possible(asking, program):
        raise Refused("asking_over")
    _settle(asking, AskingState.AGREED if agrees else AskingState.DECLINED, now)
    if not agrees:
        _void(asking.proposal, now)
        return None
    if asking.proposal.askings.exclude(state=AskingState.AGREED).exists():
        return None
    try:
        return found(asking.proposal, program, now)
    except Refused as refused:  # the place is taken by now; its sentence is for HR
        raise Refused("asking_over") from refused


def close_askings(*, now: datetime) -> int:
    """Close questions whose time is over, or whose people or program are gone. Returns how many."""
    gone = ~Q(proposal__mentor__state=ParticipantState.ACTIVE) | ~Q(
        proposal__mentee__state=ParticipantState.ACTIVE
    )
    over = Q(expires_at__lte=now) | gone | ~Q(proposal__run__program__state__in=OPEN_STATES)
    closed = 0
    for pk in Asking.objects.filter(over, state=AskingState.WAITING).values_list("pk", flat=True):
        closed += _close(pk, now)
    return closed


@transaction.atomic
def _close(pk: int, now: datetime) -> bool:
    asking = Asking.objects.select_for_update(of=("self",)).select_related("proposal").get(pk=pk)
    if asking.state != AskingState.WAITING:
        return False
    _settle(asking, AskingState.EXPIRED if asking.expires_at <= now else AskingState.VOID, now)
    _void(asking.proposal, now)
    return True


def _fresh(asking: Asking) -> Asking:
    """The question held, and both its people, so that nobody leaves in between."""
    asking = (
        Asking.objects.select_for_update(of=("self",))
        .select_related("proposal__run", "proposal__mentor__person", "proposal__mentee__person")
        .get(pk=asking.pk)
    )
    people = (asking.proposal.mentor_id, asking.proposal.mentee_id)
    list(Participant.objects.select_for_update().filter(pk__in=people).order_by("pk"))
    return asking


def _is_possible(asking: Asking, program: Program) -> bool:
    """Both take part, their profiles are complete, and the pair keeps every hard rule today."""
    pair = (asking.proposal.mentor, asking.proposal.mentee)
    return program.state in OPEN_STATES and not broken_rules(program, [pair])


def _settle(asking: Asking, state: AskingState, now: datetime) -> None:
    asking.state, asking.answered_at = state, now
    asking.save(update_fields=["state", "answered_at"])
    cancel(about=asking, notice=ProposalToAgree)


def _void(proposal: Proposal, now: datetime) -> None:
    """The other question about this proposal is no longer needed."""
    for other in proposal.askings.filter(state=AskingState.WAITING):
        _settle(other, AskingState.VOID, now)
