"""The start page: one news, one next step, and everything else in its place below."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import Q

from mentoring.profiles.models import User
from programs.models import Participant, Post, Program, ProgramRole, ProgramState
from programs.permissions import is_shown_to_observers
from programs.sharing.models import KnowledgeShare
from programs.sharing.queries import approvals_waiting, shares_to_release, shares_visible_to
from tandems.models import Meeting, SessionLog
from tandems.permissions import is_open_for_discovery
from tandems.queries.asking import fallen_through_counts
from tandems.queries.changes import case_counts
from tandems.queries.matching import OPEN_STATES
from tandems.queries.meetings import coming_up, logs_visible_to
from tandems.queries.mine import MyTandem, my_tandems, roles, waiting_participations
from tandems.queries.plan import Plan, plan
from tandems.queries.questions import Box, box
from tandems.queries.start import Start, open_start
from tandems.rules.milestones import Milestone, milestones
from tandems.rules.steps import PRESSING, ProgramStep, Step, program_step, step_before_tandem

TRIP = 4  # talks the journey lists
READING = 3  # shares for somebody who is in no tandem


@dataclass(frozen=True, slots=True)
class Waiting:
    """A participation without a tandem so far, and what to do meanwhile: `discovers` says meet others."""

    participant: Participant
    program: Program
    step: Step

    @property
    def discovers(self) -> bool:
        return self.step == Step.WAIT and is_open_for_discovery(self.participant)


@dataclass(frozen=True, slots=True)
class Managed:
    """A program the viewer runs, and what to do next.

    `people` and `complete` count those who take part, `to_approve` the shares that wait for the viewer,
    `changes` the tandems to decide about because the directory changed, `fallen_through` the proposals that
    did not come about since the last run, `proposed` the topics people miss and nobody has answered.
    """

    program: Program
    step: ProgramStep
    people: int
    complete: int
    to_approve: int
    changes: int
    fallen_through: int
    proposed: int


@dataclass(frozen=True, slots=True)
class Home:
    """What the start page shows. `kind` says which of the cards is the one on top; `lead` is its content.

    `told` is the latest the viewer released for others; `reading` what others found out, for those without a
    tandem; `dates` the next of the programs they run, watch or sponsor; `start` what a new installation
    still lacks, for its site admins.
    """

    kind: str
    lead: MyTandem | Waiting | Managed | Program | None
    today: dt.date
    hour: int
    to_release: tuple[KnowledgeShare, ...]
    tandems: tuple[MyTandem, ...]
    waiting: tuple[Waiting, ...]
    managed: tuple[Managed, ...]
    watched: tuple[Program, ...]
    observed: tuple[Program, ...]
    upcoming: tuple[Meeting, ...]
    trip: tuple[SessionLog, ...]
    box: Box | None
    plan: Plan | None
    told: KnowledgeShare | None
    reading: tuple[KnowledgeShare, ...]
    dates: tuple[Milestone, ...]
    start: Start | None

    @property
    def has_journey(self) -> bool:
        return isinstance(self.lead, MyTandem)


def home(viewer: User, *, now: dt.datetime) -> Home:
    """Return the viewer's start page. The number of queries does not depend on how much there is."""
    tandems = my_tandems(viewer, now=now)
    waiting = [_waiting(participant) for participant in waiting_participations(viewer)]
    posts = list(roles(viewer))
    managed = _managed(viewer, [role for role in posts if role.post == Post.ADMIN])
    run = {one.program for one in managed}
    watched, observed = (
        [role.program for role in posts if role.post == post and role.program not in run]
        for post in (Post.SPONSOR, Post.OBSERVER)
    )
    watched = [one for one in watched if one.state != ProgramState.DRAFT]  # told when it opens
    observed = [one for one in observed if is_shown_to_observers(one)]
    kind, lead = _lead(tandems, waiting, managed, watched, observed)
    local = now.astimezone(ZoneInfo(viewer.time_zone))
    return Home(
        kind=kind,
        lead=lead,
        today=local.date(),
        hour=local.hour,
        to_release=tuple(shares_to_release(viewer)),
        tandems=tuple(tandems),
        waiting=tuple(waiting),
        managed=tuple(managed),
        watched=tuple(watched),
        observed=tuple(observed),
        upcoming=_upcoming(viewer, tandems, lead, now),
        trip=_trip(viewer, lead),
        box=box(viewer, lead.tandem) if isinstance(lead, MyTandem) else None,
        plan=plan(viewer, lead.tandem, held=lead.held, now=now) if isinstance(lead, MyTandem) else None,
        told=_told(viewer) if tandems else None,
        reading=() if isinstance(lead, MyTandem) else _to_read(viewer),
        start=open_start(viewer),
        dates=milestones([*(one.program for one in managed), *watched, *observed], today=local.date()),
    )


def _waiting(participant: Participant) -> Waiting:
    step = step_before_tandem(
        answered=participant.answered_at is not None, profile_done=participant.profile_done_at is not None
    )
    return Waiting(participant, participant.program, step)


def _managed(viewer: User, posts: list[ProgramRole]) -> list[Managed]:
    to_approve = approvals_waiting(viewer) if posts else {}
    changes = case_counts(viewer) if posts else Counter[int]()
    open_ones = [role.program_id for role in posts if role.program.state in OPEN_STATES]
    fallen = fallen_through_counts(open_ones) if open_ones else Counter[int]()
    return [
        _run_by(role, to_approve.get(role.program_id, 0), changes[role.program_id], fallen[role.program_id])
        for role in posts
    ]


def _run_by(role: ProgramRole, to_approve: int, changes: int, fallen_through: int) -> Managed:
    people, complete, proposed = role.people, role.complete, role.proposed  # type: ignore[attr-defined]  # by `roles`
    step = program_step(role.program.state, people=people, complete=complete)
    return Managed(role.program, step, people, complete, to_approve, changes, fallen_through, proposed or 0)


def _lead(
    tandems: list[MyTandem],
    waiting: list[Waiting],
    managed: list[Managed],
    watched: list[Program],
    observed: list[Program],
) -> tuple[str, MyTandem | Waiting | Managed | Program | None]:
    """Choose the one step: the most pressing of the own tandems and participations, then the programs."""
    own: list[MyTandem | Waiting] = [*(one for one in tandems if one.is_active), *waiting]
    if own:
        first = min(own, key=lambda one: PRESSING[one.step])
        return first.step.value, first
    if managed:
        return "program", managed[0]
    if watched:
        return "sponsor", watched[0]
    if observed:
        return "observer", observed[0]
    return "nothing", None


def _upcoming(viewer: User, tandems: list[MyTandem], lead: object, now: dt.datetime) -> tuple[Meeting, ...]:
    if not tandems:
        return ()
    shown = lead.meeting.pk if isinstance(lead, MyTandem) and lead.meeting else None
    return tuple(meeting for meeting in coming_up(viewer, now=now)[:6] if meeting.pk != shown)


def _trip(viewer: User, lead: object) -> tuple[SessionLog, ...]:
    """The latest talks of the tandem on top, the earliest of them first."""
    if not isinstance(lead, MyTandem):
        return ()
    logs = logs_visible_to(viewer).filter(tandem=lead.tandem, took_place=True)[:TRIP]
    return tuple(reversed(logs))


def _told(viewer: User) -> KnowledgeShare | None:
    """The latest share of the viewer's tandems that both released."""
    own = Q(author__person=viewer) | Q(co_owner__person=viewer)
    return shares_visible_to(viewer).released().filter(own).order_by("-created_at").first()


def _to_read(viewer: User) -> tuple[KnowledgeShare, ...]:
    """The latest shares of others that the viewer may read."""
    shares = shares_visible_to(viewer).readable().exclude(author__person=viewer)
    return tuple(shares.order_by("-approved_at", "-pk")[:READING])
