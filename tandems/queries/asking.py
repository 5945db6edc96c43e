"""Proposals that wait for somebody's yes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import datetime

from django.db.models import F, OuterRef, QuerySet, Subquery

from mentoring.profiles.models import User
from mentoring.profiles.rules.audiences import CANDIDATES
from programs.models import Participant, Program
from programs.queries.catalogue import programs_managed_by
from programs.queries.seen import SeenProfile, people_seen
from tandems.models import Asking, AskingState, MatchRun
from tandems.queries.matching import OPEN_STATES

DID_NOT_COME_ABOUT = (AskingState.DECLINED, AskingState.EXPIRED, AskingState.VOID)


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


def card_of(viewer: User, asking: Asking) -> tuple[SeenProfile, tuple[int, ...]]:
    """Return the other one as candidates see them, and the viewer's own style as the other sees it.

    `asking` is one put to the viewer, see `askings_of`.
    """
    partner = partner_of(asking)
    seen = people_seen(viewer, dict.fromkeys([partner.pk, asking.participant_id], CANDIDATES))
    return seen[partner.pk], seen[asking.participant_id].about.style


def fallen_through(viewer: User, program: Program) -> int:
    """Return how many proposals of `program` did not come about and wait for the next best, for HR admins.

    A proposal waits until a run is started after the no, or after its days were over.
    """
    if not programs_managed_by(viewer).filter(pk=program.pk, state__in=OPEN_STATES).exists():
        return 0
    return fallen_through_counts([program.pk])[program.pk]


def fallen_through_counts(programs: Collection[int]) -> Counter[int]:
    """Return primary key of program → proposals that did not come about since its last run. One query.

    For people who manage these programs.
    """
    newest = MatchRun.objects.filter(program=OuterRef("proposal__run__program")).order_by("-created_at")
    rows = (
        Asking.objects.filter(
            state__in=DID_NOT_COME_ABOUT,
            proposal__run__program__in=programs,
        )
        .annotate(newest=Subquery(newest.values("created_at")[:1]))
        .filter(answered_at__gt=F("newest"))
        .order_by()
        .values_list("proposal__run__program", "proposal")
        .distinct()
    )
    return Counter(program for program, _proposal in rows)


def partner_of(asking: Asking) -> Participant:
    """Return the other one of the two."""
    proposal = asking.proposal
    return proposal.mentee if asking.participant_id == proposal.mentor_id else proposal.mentor
