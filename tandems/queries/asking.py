"""Proposals that wait for somebody's yes."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from mentoring.profiles.models import User
from programs.models import Participant
from tandems.models import Asking, AskingState


def askings_of(viewer: User) -> QuerySet[Asking]:
    """Questions put to the viewer, whatever became of them."""
    return Asking.objects.filter(participant__person=viewer).select_related(
        "participant",
        "proposal__run__program",
        "proposal__mentor__person",
        "proposal__mentee__person",
    )


def open_askings(viewer: User, *, now: datetime) -> QuerySet[Asking]:
    """Questions that wait for the viewer's answer, the most urgent first."""
    return askings_of(viewer).filter(state=AskingState.WAITING, expires_at__gt=now)


def partner_of(asking: Asking) -> Participant:
    """Return the other one of the two."""
    proposal = asking.proposal
    return proposal.mentee if asking.participant_id == proposal.mentor_id else proposal.mentor
