"""How far the profiles of a program are: complete, begun or not begun. Never what people wrote."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from mentoring.errors import require
from mentoring.profiles.models import Profile, User
from mentoring.profiles.models.user import today_at_the_company
from programs.models import Need, Offer, Participant, Program, ProgramState
from programs.permissions import can_manage
from programs.rules.completeness import REMIND_BEFORE

COMPLETE, BEGUN, UNTOUCHED = "complete", "begun", "untouched"


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many of those who take part have a complete profile, have begun one, have not."""

    complete: int
    begun: int
    untouched: int

    @property
    def people(self) -> int:
        return self.complete + self.begun + self.untouched


def with_begun(participants: QuerySet[Participant]) -> QuerySet[Participant]:
    """Annotate `has_begun`: something is saved, be it in the profile or as a topic. No more is told."""
    mine = Q(participant=OuterRef("pk"))
    return participants.annotate(
        has_begun=Exists(Profile.objects.filter(person=OuterRef("person")))
        | Exists(Offer.objects.filter(mine))
        | Exists(Need.objects.filter(mine))
    )


def narrowed(participants: QuerySet[Participant], profile: str) -> QuerySet[Participant]:
    """Those who take part and whose profile is COMPLETE, BEGUN or UNTOUCHED; all for anything else."""
    annotated = with_begun(participants)
    if profile not in {COMPLETE, BEGUN, UNTOUCHED}:
        return annotated
    active = annotated.filter(state="active")
    if profile == COMPLETE:
        return active.filter(profile_done_at__isnull=False)
    return active.filter(Q(profile_done_at__isnull=True), Q(has_begun=profile == BEGUN))


def completeness(viewer: User, program: Program) -> Completeness:
    """Return how far the profiles of `program` are. Only for those who manage it, else NotAllowed."""
    require(can_manage(viewer, program))
    done = Q(profile_done_at__isnull=False)
    counts = with_begun(program.participants.active()).aggregate(
        complete=Count("pk", filter=done),
        begun=Count("pk", filter=~done & Q(has_begun=True)),
        untouched=Count("pk", filter=~done & Q(has_begun=False)),
    )
    return Completeness(**counts)


def late_profiles_aggregate(*, now: dt.datetime) -> QuerySet[Participant]:
    """Participations without a complete profile whose last day for it is near. For the clock."""
    day = dt.timedelta(days=1)
    return (
        Participant.objects.active()
        .filter(
            profile_done_at__isnull=True,
            program__state__in=[ProgramState.OPEN, ProgramState.MATCHING],
            program__profiles_due_on__range=(now.date() - day, now.date() + (REMIND_BEFORE[0] + 1) * day),
            person__is_active=True,
        )
        .exclude(person__guest_until__lt=today_at_the_company())
        .select_related("program", "person")
    )
