"""What a person has to do with tandems: their own, those they wait for, the programs they run or watch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal
from zoneinfo import ZoneInfo

from django.db.models import Count, F, IntegerField, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from mentoring.profiles.models import Topic, User
from programs.models import (
    Participant,
    Preset,
    Program,
    ProgramRole,
    ProgramState,
    ProposalState,
    TopicProposal,
)
from programs.sharing.queries import programs_read_by, shares_visible_to
from tandems.models import Meeting, PlanItem, PlanState, Proposal, SessionLog, Tandem, TandemState
from tandems.queries import meetings as meeting_queries
from tandems.queries.reasons import Reasons, reasons
from tandems.rules.plan import missing
from tandems.rules.steps import ASK_FOR_LOG, Course, Step, next_step

OVER = (ProgramState.CLOSED, ProgramState.ARCHIVED)


@dataclass(frozen=True, slots=True)
class MyTandem:
    """A tandem as one of its two people sees it.

    `held` counts talks that took place, of `program.sessions_planned`. `meeting` is what the step is about:
    the one to prepare, or the one that waits for its log; `days_ahead` counts from the viewer's today.
    """

    tandem: Tandem
    me: Participant
    partner: Participant
    held: int
    step: Step
    next_meeting: Meeting | None = None
    meeting: Meeting | None = None
    days_ahead: int = 0

    @property
    def is_mentor(self) -> bool:
        return self.me.is_mentor

    @property
    def is_active(self) -> bool:
        return self.tandem.state == TandemState.ACTIVE


def tandems_visible_to(viewer: User) -> QuerySet[Tandem]:
    """The viewer's own tandems, living and ended. Nobody else opens a tandem's pages."""
    mine = Q(mentor__person=viewer) | Q(mentee__person=viewer)
    return Tandem.objects.filter(mine).select_related("program", "mentor__person", "mentee__person")


def my_tandems(viewer: User, *, now: dt.datetime) -> list[MyTandem]:
    """The viewer's tandems with what to do next in each. Three queries, however many tandems."""
    tandems = list(_with_course(viewer, tandems_visible_to(viewer)))
    if not tandems:
        return []
    ahead = _first_by_tandem(meeting_queries.coming_up(viewer, now=now))
    behind = _first_by_tandem(meeting_queries.waiting_for_log(viewer, now=now, since=now - ASK_FOR_LOG))
    return [_seen_by(viewer, tandem, ahead.get(tandem.pk), behind.get(tandem.pk), now) for tandem in tandems]


def _first_by_tandem(meetings: Iterable[Meeting]) -> dict[int, Meeting]:
    found: dict[int, Meeting] = {}
    for meeting in meetings:
        found.setdefault(meeting.tandem_id, meeting)
    return found


def _with_course(viewer: User, tandems: QuerySet[Tandem]) -> QuerySet[Tandem]:
    talks = SessionLog.objects.filter(tandem=OuterRef("pk"), took_place=True).order_by().values("tandem")
    by_one_of_them = Q(author=OuterRef("mentor")) | Q(author=OuterRef("mentee"))
    shares = shares_visible_to(viewer).filter(by_one_of_them).order_by("-created_at").values("created_at")[:1]
    planned = PlanItem.objects.kept().filter(tandem=OuterRef("pk")).exclude(state=PlanState.IDEA)
    return tandems.annotate(
        held=_counted(talks),
        logged_at=Subquery(talks.annotate(at=Max("logged_at")).values("at")),
        shared_at=Subquery(shares),
        items_planned=_counted(planned),
    ).order_by(F("ended_at").asc(nulls_first=True), "-started_at", "pk")


def _counted(rows: QuerySet[Any]) -> Coalesce:
    """How many `rows` belong to the tandem of the outer query."""
    of_tandem = rows.order_by().values("tandem").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(of_tandem, output_field=IntegerField()), 0)


def _seen_by(
    viewer: User, tandem: Tandem, ahead: Meeting | None, behind: Meeting | None, now: dt.datetime
) -> MyTandem:
    course = Course(
        next_start=ahead.starts_at if ahead else None,
        unlogged_end=behind.ends_at if behind else None,
        logged_at=tandem.logged_at,  # type: ignore[attr-defined]  # annotated above
        shared_at=tandem.shared_at,  # type: ignore[attr-defined]  # annotated
        topics_missing=missing(
            departmental=str(tandem.program.preset) == Preset.DEPARTMENTAL,
            held=tandem.held,  # type: ignore[attr-defined]  # annotated
            planned=tandem.items_planned,  # type: ignore[attr-defined]  # annotated
        ),
    )
    step = next_step(course, now=now)
    meeting = {Step.LOG: behind, Step.PREPARE: ahead}.get(step)
    zone = ZoneInfo(viewer.time_zone)
    days = (meeting.starts_at.astimezone(zone).date() - now.astimezone(zone).date()).days if meeting else 0
    me, partner = sides(viewer, tandem)
    return MyTandem(
        tandem=tandem,
        me=me,
        partner=partner,
        held=tandem.held,  # type: ignore[attr-defined]  # annotated
        step=step,
        next_meeting=ahead,
        meeting=meeting,
        days_ahead=days,
    )


def sides(viewer: User, tandem: Tandem | Proposal) -> tuple[Participant, Participant]:
    """Return the viewer's own participation and the partner's."""
    if tandem.mentor.person_id == viewer.pk:
        return tandem.mentor, tandem.mentee
    return tandem.mentee, tandem.mentor


def why(viewer: User, tandem: Tandem | Proposal) -> Reasons:
    """Why these two, in words for the viewer, who is one of them."""
    reader: Literal["mentor", "mentee"] = "mentor" if sides(viewer, tandem)[0].is_mentor else "mentee"
    shared = [one["topic"] for one in tandem.explanation.get("topics", ())]
    return reasons(
        tandem.explanation,
        mentor=tandem.mentor.person,
        mentee=tandem.mentee.person,
        reader=reader,
        topics={topic.code: topic.name for topic in Topic.objects.filter(code__in=shared)},
    )


def waiting_participations(viewer: User) -> QuerySet[Participant]:
    """The viewer's participations that have no living tandem yet, in programs that are not over."""
    return (
        Participant.objects.filter(person=viewer, state__in=["invited", "active"])
        .exclude(program__state__in=[*OVER, ProgramState.CLOSING])
        .exclude(tandems_as_mentor__in=Tandem.objects.alive())
        .exclude(tandems_as_mentee__in=Tandem.objects.alive())
        .select_related("program")
        .order_by("program__kickoff_on", "pk")
    )


def roles(viewer: User) -> QuerySet[ProgramRole]:
    """The posts the viewer holds in programs that are not over, with how complete the profiles are.

    `proposed` counts the topics people proposed and nobody has answered; None for none.
    """
    active = Q(program__participants__state="active")
    proposed = (
        TopicProposal.objects.filter(participant__program=OuterRef("program"), state=ProposalState.OPEN)
        .order_by()
        .values("participant__program")
        .annotate(times=Count("pk"))
    )
    return (
        ProgramRole.objects.filter(person=viewer)
        .exclude(program__state__in=OVER)
        .select_related("program")
        .annotate(
            people=Count("program__participants", filter=active),
            complete=Count(
                "program__participants",
                filter=active & Q(program__participants__profile_done_at__isnull=False),
            ),
            proposed=Subquery(proposed.values("times")),
        )
        .order_by("-program__kickoff_on", "program__name", "post")
    )


def programs_to_read(viewer: User) -> QuerySet[Program]:
    """Programs whose shares the viewer reads, the latest first."""
    return programs_read_by(viewer).exclude(state=ProgramState.DRAFT).order_by("-kickoff_on", "pk")


def programs_around(viewer: User) -> QuerySet[Program]:
    """Programs the viewer takes part in or holds a post in, the latest first."""
    takes_part = Q(participants__person=viewer, participants__state="active")
    return (
        Program.objects.filter(takes_part | Q(roles__person=viewer)).distinct().order_by("-kickoff_on", "pk")
    )
