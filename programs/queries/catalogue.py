"""Programs somebody has to do with, and how a program stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from mentoring.profiles.models import User
from programs.models import (
    Audience,
    Consultation,
    DepartmentRule,
    Participant,
    ParticipantState,
    Post,
    Program,
    ProgramRole,
    ProgramState,
    Role,
)
from programs.permissions import TOLD_OF_DRAFT, can_manage
from programs.rules import generation, phases

SETTLED = (Consultation.INFORMED, Consultation.NOBODY)
DEPARTMENT_RULES = DepartmentRule.choices
AUDIENCES = Audience.choices


def programs_visible_to(viewer: User) -> QuerySet[Program]:
    """Programs the viewer holds a post in or was invited to; archived ones only with a post.

    Others than those who set it up hear of a program when it opens; those who watch over it earlier, if HR
    says that it has told them of the draft.
    """
    shown = Q(roles__post=Post.OBSERVER, consultation__in=TOLD_OF_DRAFT)
    told = Q(roles__post=Post.ADMIN) | shown | ~Q(state=ProgramState.DRAFT)
    holds = Q(roles__person=viewer) & told
    takes_part = Q(
        participants__person=viewer,
        participants__state__in=[ParticipantState.INVITED, ParticipantState.ACTIVE],
    ) & ~Q(state__in=[ProgramState.DRAFT, ProgramState.ARCHIVED])
    return Program.objects.filter(holds | takes_part).distinct()


def programs_managed_by(viewer: User) -> QuerySet[Program]:
    """Programs the viewer is an HR admin of."""
    programs = Program.objects.filter(roles__person=viewer, roles__post=Post.ADMIN)
    return programs if viewer.is_active else programs.none()


@dataclass(frozen=True, slots=True)
class Entry:
    """A program in somebody's list, with what they have to do with it."""

    program: Program
    posts: tuple[str, ...]
    participations: tuple[Participant, ...]

    @property
    def is_managed(self) -> bool:
        """The viewer is an HR admin of it."""
        return str(Post.ADMIN.label) in self.posts


def own_programs(viewer: User) -> list[Entry]:
    """Return the programs of the viewer, latest kickoff first."""
    roles = Prefetch("roles", ProgramRole.objects.filter(person=viewer), to_attr="own_roles")
    parts = Prefetch("participants", participations_of(viewer), to_attr="own_participations")
    return [
        Entry(
            program=program,
            posts=tuple(role.get_post_display() for role in program.own_roles),
            participations=tuple(program.own_participations),
        )
        for program in programs_visible_to(viewer).prefetch_related(roles, parts)
    ]


def participations_of(viewer: User) -> QuerySet[Participant]:
    """The viewer's own participations that are open or in force."""
    return Participant.objects.filter(
        person=viewer, state__in=[ParticipantState.INVITED, ParticipantState.ACTIVE]
    ).select_related("program")


@dataclass(frozen=True, slots=True)
class Side:
    """How many people of one role were invited, take part, are ready to be matched, and declined."""

    invited: int
    active: int
    ready: int
    declined: int


@dataclass(frozen=True, slots=True)
class Overview:
    """How a program stands, for those who run it."""

    mentors: Side
    mentees: Side
    tandems: int

    @property
    def active(self) -> int:
        """How many participations are in force."""
        return self.mentors.active + self.mentees.active

    @property
    def invited(self) -> int:
        """How many invitations wait for an answer or ran out."""
        return self.mentors.invited + self.mentees.invited


def overview(viewer: User, program: Program) -> Overview | None:
    """Return how the program stands, or None for somebody who does not run it.

    Who was invited, declined or is late with a profile is not on the list of what sponsors see, in any mode.
    """
    return _overview(program) if can_manage(viewer, program) else None


def facts_aggregate(program: Program, *, today: date, known: Overview | None = None) -> phases.Facts:
    """Return what the rules of phases look at. `today` is the date in the program's time zone.

    `known` is how the program stands, if that was asked already.
    """
    now = known or _overview(program)
    return phases.Facts(
        today=today,
        kickoff=program.kickoff_on,
        has_german=bool(program.about_de.strip()),
        has_english=bool(program.about_en.strip()),
        has_reason=bool(program.generation_reason.strip())
        or not generation.uses_bands(program.generation_rule),
        is_council_settled=program.consultation in SETTLED,
        mentors_ready=now.mentors.ready,
        mentees_ready=now.mentees.ready,
        tandems=now.tandems,
    )


def _overview(program: Program) -> Overview:
    sides = {role: _side(program, role) for role in Role.values}
    # Tandems stand above programs; all that is asked of them here is whether there are any.
    return Overview(sides[Role.MENTOR], sides[Role.MENTEE], tandems=program.tandems.count())


def _side(program: Program, role: str) -> Side:
    active = Q(state=ParticipantState.ACTIVE)
    return Side(
        **program.participants.filter(role=role).aggregate(
            invited=Count("pk", filter=Q(state=ParticipantState.INVITED)),
            active=Count("pk", filter=active),
            ready=Count("pk", filter=active & Q(profile_done_at__isnull=False)),
            declined=Count("pk", filter=Q(state=ParticipantState.DECLINED)),
        )
    )


def people_with_posts(viewer: User, program: Program) -> dict[str, list[User]]:
    """Return post → people, for the HR admins of the program; nothing for others."""
    found: dict[str, list[User]] = {post: [] for post in Post.values}
    if can_manage(viewer, program):
        for role in program.roles.select_related("person"):
            found[role.post].append(role.person)
    return found


def wording_found(program: Program) -> tuple[generation.Wording, ...]:
    """Return the words in the program's texts that an organiser should look at again."""
    texts = (
        program.name,
        program.about_de,
        program.about_en,
        program.greeting_de,
        program.greeting_en,
    )
    return generation.check_wording("\n".join(texts))
