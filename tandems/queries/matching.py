"""Matching runs and their review board, for those who manage the program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.functional import cached_property

from mentoring.profiles.models import Topic, User
from programs.models import Post, Program, ProgramState, Role
from programs.queries.catalogue import programs_managed_by
from tandems.models import MatchRun, Proposal
from tandems.queries.reasons import Reasons, reasons

OPEN_STATES = (ProgramState.OPEN, ProgramState.MATCHING, ProgramState.RUNNING)
PARTS = {"topics": ("topics",), "contrast": ("contrast",), "frame": ("time", "languages", "practicality")}
"""What a score is shown as: HR reads three parts, and never who likes whom."""
WHOLE = 100


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a score out of 100: its code, the points and the most there can be."""

    code: str
    points: int
    most: int


@dataclass(frozen=True)
class Tile:
    """One proposal on the board; `topics` maps topic code → name."""

    proposal: Proposal
    parts: tuple[Part, ...]
    topics: Mapping[str, str]

    @cached_property
    def reasons(self) -> Reasons:
        """Put into words when it is shown: a page shows few of many."""
        return reasons(
            self.proposal.explanation,
            mentor=self.proposal.mentor.person,
            mentee=self.proposal.mentee.person,
            reader="hr",
            topics=self.topics,
        )

    @property
    def score(self) -> int:
        """The points of all parts, out of 100."""
        return sum(part.points for part in self.parts)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody without a tandem in this run, and what HR may know of why.

    `rules` are the open ones with the number of candidates each excludes, alone or with others; `together`
    says that they do not explain everything; `is_hidden` that they are left out, because too few people would
    be left for the others. `helps` is the smallest step a setting allows ("rule" and "value"); `more_places`
    says that one more place with somebody who fits would help; `not_offered` are names of topics.
    """

    person: User
    side: str
    candidates: int
    feasible: bool
    places: int | None
    competitors: int | None
    rules: tuple[tuple[str, int], ...] = ()
    together: bool = False
    is_hidden: bool = False
    helps: Mapping[str, Any] | None = None
    more_places: bool = False
    not_offered: tuple[str, ...] = ()


def acting_admin_aggregate(slug: str, email: str = "") -> tuple[Program | None, User | None]:
    """Return the program called `slug` and its HR admin with this address ("" = the first by name).

    None for what there is not. For the command line, where nobody is signed in.
    """
    program = Program.objects.filter(slug=slug).first()
    if program is None:
        return None, None
    admins = program.roles.filter(post=Post.ADMIN).select_related("person")
    role = admins.filter(person__email=email.lower()).first() if email else admins.first()
    return program, role.person if role else None


def runs_visible_to(viewer: User) -> QuerySet[MatchRun]:
    """Runs of the programs that `viewer` manages, newest first."""
    return MatchRun.objects.filter(program__in=programs_managed_by(viewer)).select_related("program", "by")


@dataclass(frozen=True, slots=True)
class Readiness:
    """How many people a run could pair now: active with a complete profile, and all who said yes."""

    mentors: int
    mentors_all: int
    mentees: int
    mentees_all: int
    is_open: bool

    @property
    def can_start(self) -> bool:
        return self.is_open and self.mentors > 0 and self.mentees > 0


def readiness(viewer: User, program: Program) -> Readiness:
    """Return how ready `program` is for a run, in one query. Nothing for those who do not manage it."""
    active = program.participants.active().filter(program__in=programs_managed_by(viewer))
    ready = Q(profile_done_at__isnull=False)
    counts = active.aggregate(
        mentors=Count("pk", filter=Q(role=Role.MENTOR) & ready),
        mentors_all=Count("pk", filter=Q(role=Role.MENTOR)),
        mentees=Count("pk", filter=Q(role=Role.MENTEE) & ready),
        mentees_all=Count("pk", filter=Q(role=Role.MENTEE)),
    )
    return Readiness(**counts, is_open=program.state in OPEN_STATES)


def proposals_visible_to(viewer: User, run: MatchRun) -> QuerySet[Proposal]:
    """Proposals of `run`, the narrowest first: those are the ones to look at."""
    return (
        Proposal.objects.filter(run=run, run__in=runs_visible_to(viewer))
        .select_related("mentor__person", "mentee__person")
        .order_by("score", "mentor__person__sort_key", "pk")
    )


def tiles(viewer: User, proposals: list[Proposal]) -> list[Tile]:
    """Return the proposals with their points and their reasons in words for HR. One query for all topics."""
    names = topic_names(viewer)
    return [Tile(proposal, _parts(proposal.explanation), names) for proposal in proposals]


def topic_names(_viewer: User) -> dict[str, str]:
    """Topic code → name in the active language. The catalogue is the same for everybody."""
    return {topic.code: topic.name for topic in Topic.objects.all()}


def _parts(explanation: Mapping[str, Mapping[str, int]]) -> tuple[Part, ...]:
    points, maxima = explanation.get("points", {}), explanation.get("maxima", {})
    whole = sum(maxima.values())
    found = []
    for code, names in PARTS.items():
        got, most = (sum(told.get(name, 0) for name in names) for told in (points, maxima))
        if most:
            found.append(Part(code, round(WHOLE * got / whole), round(WHOLE * most / whole)))
    return tuple(found)


def waiting(viewer: User, run: MatchRun) -> list[Waiting]:
    """Return who is without a tandem in `run`, mentees first, then by name."""
    if not runs_visible_to(viewer).filter(pk=run.pk).exists():
        return []
    rows = run.result.get("unmatched", [])
    people = {one.code: one for one in User.objects.filter(code__in=[row["person"] for row in rows])}
    names = topic_names(viewer) if any(row.get("not_offered") for row in rows) else {}
    found = [_waiting(row, people[row["person"]], names) for row in rows if row["person"] in people]
    return sorted(found, key=lambda one: (one.side != "mentee", one.person.sort_key, one.person.pk))


def _waiting(row: Mapping[str, Any], person: User, names: Mapping[str, str]) -> Waiting:
    return Waiting(
        person=person,
        side=row["side"],
        candidates=row["candidates"],
        feasible=bool(row["feasible"]),
        places=row["places"],
        competitors=row["competitors"],
        rules=tuple((code, count) for code, count in row.get("rules", ())),
        together=row.get("together", False),
        is_hidden=row.get("hidden", False),
        helps=row.get("helps"),
        more_places=row.get("more_places", False),
        not_offered=tuple(names.get(code, code) for code in row.get("not_offered", ())),
    )
