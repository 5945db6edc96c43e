"""Coming into a program: what is open to somebody, where they stand, and what waits for HR."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Prefetch, Q, QuerySet

from mentoring.errors import require
from mentoring.profiles.models import User
from programs.models import Invitation, Participant, ParticipantState, Post, Program, ProgramRole, Role
from programs.permissions import can_manage
from programs.queries.catalogue import programs_visible_to
from programs.rules import phases
from programs.rules.joining import COMES_BACK

IN_FORCE = (ParticipantState.APPLIED, ParticipantState.WAITING, ParticipantState.ACTIVE)
OWN_SIGHT = (ParticipantState.APPLIED, ParticipantState.WAITING, ParticipantState.REFUSED)
"""States of those who see the public page even when nobody can apply any more."""


@dataclass(frozen=True, slots=True)
class OpenProgram:
    """A program somebody can apply for, or has applied for; `part` is where they stand there."""

    program: Program
    part: Participant | None


def programs_to_apply_for(viewer: User) -> QuerySet[Program]:
    """Programs that take applications and are recruiting; nothing for guests and who may not sign in."""
    takes = Q(mentors_may_apply=True) | Q(mentees_may_apply=True)
    found = Program.objects.filter(takes, state__in=phases.RECRUITING)
    return found if viewer.is_active and not viewer.is_guest else found.none()


def programs_to_read_about(viewer: User) -> QuerySet[Program]:
    """Programs whose public page the viewer sees: open ones, their own, and those they wait for."""
    waits = Program.objects.filter(participants__person=viewer, participants__state__in=OWN_SIGHT)
    waits = waits.exclude(state__in=["draft", "archived"])
    ids = (programs_visible_to(viewer), programs_to_apply_for(viewer), waits)
    either = Q()
    for some in ids:
        either |= Q(pk__in=some.order_by().values("pk"))
    return Program.objects.filter(either)


def open_programs(viewer: User) -> list[OpenProgram]:
    """Return what the viewer could apply for, or waits for; not what they are in or were asked to join."""
    own = Prefetch("participants", Participant.objects.filter(person=viewer), to_attr="own_parts")
    waits = Q(participants__person=viewer, participants__state__in=OWN_SIGHT)
    either = Q(pk__in=programs_to_apply_for(viewer).order_by().values("pk")) | waits
    found = Program.objects.filter(either).exclude(state__in=["draft", "archived"]).distinct()
    rows = [OpenProgram(one, _newest(one.own_parts)) for one in found.prefetch_related(own)]
    return [row for row in rows if row.part is None or row.part.state not in ("invited", "active")]


def _newest(parts: Iterable[Participant]) -> Participant | None:
    """The part that counts of somebody who had several: one in force before one that ended."""
    ended = (*COMES_BACK, ParticipantState.REFUSED)
    return min(parts, key=lambda part: (part.state in ended, -part.pk), default=None)


def own_parts(viewer: User, program: Program) -> list[Participant]:
    """Return every participation of the viewer in the program, whatever became of it."""
    return list(
        program.participants.filter(person=viewer).select_related("person", "application").order_by("role")
    )


def own_part(viewer: User, code: str) -> Participant | None:
    """Return the viewer's participation called `code`, whatever its state."""
    return Participant.objects.filter(person=viewer, code=code).select_related("program", "person").first()


def roles_to_apply_for(viewer: User, program: Program) -> list[str]:
    """Return the roles the viewer can apply for in `program`."""
    if not viewer.is_active or viewer.is_guest or program.state not in phases.RECRUITING:
        return []
    held = {part.role: part.state for part in program.participants.filter(person=viewer)}
    return [
        role for role in Role.values if program.may_apply_as(role) and held.get(role, "left") in COMES_BACK
    ]


def own_invitation(viewer: User, code: str) -> Invitation | None:
    """Return the invitation called `code` if it is for the viewer."""
    return (
        Invitation.objects.filter(code=code, participant__person=viewer)
        .select_related("participant__person", "participant__program")
        .first()
    )


def open_invitations(viewer: User, program: Program) -> list[Invitation]:
    """Return the viewer's invitations into the program that are not answered, ended ones left out."""
    return list(
        Invitation.objects.filter(
            participant__person=viewer,
            participant__program=program,
            participant__state=ParticipantState.INVITED,
            used_at=None,
            voided_at=None,
        )
        .select_related("participant")
        .order_by("participant__role")
    )


def turn_of(participant: Participant) -> int:
    """Return how many are on the waiting list up to and with somebody who waits, counted from 1."""
    before = Q(waiting_since__lt=participant.waiting_since) | Q(
        waiting_since=participant.waiting_since, pk__lte=participant.pk
    )
    return _waiting(participant.program).filter(before, role=participant.role).count()


@dataclass(frozen=True, slots=True)
class Places:
    """The places for one role; `places` None for as many as come."""

    role: str
    places: int | None
    taken: int
    waiting: int
    applied: int

    @property
    def free(self) -> int | None:
        """How many are free; none are below zero, even where places were taken away."""
        return None if self.places is None else max(0, self.places - self.taken)

    @property
    def can_be_offered(self) -> bool:
        """Somebody waits and there is room."""
        return bool(self.waiting) and (self.free is None or self.free > 0)


def places(viewer: User, program: Program) -> list[Places]:
    """Return how full each role is. Only for those who manage the program, else NotAllowed."""
    require(can_manage(viewer, program))
    return places_aggregate(program)


def places_aggregate(program: Program) -> list[Places]:
    """Return how full each role of `program` is, for the program itself."""
    rows = (
        program.participants.order_by()
        .values("role")
        .annotate(
            taken=Count("pk", filter=Q(state=ParticipantState.ACTIVE)),
            waiting=Count("pk", filter=Q(state=ParticipantState.WAITING)),
            applied=Count("pk", filter=Q(state=ParticipantState.APPLIED)),
        )
    )
    known = {row["role"]: (row["taken"], row["waiting"], row["applied"]) for row in rows}
    return [Places(role, program.places_for(role), *known.get(role, (0, 0, 0))) for role in Role.values]


def applications(viewer: User, program: Program) -> QuerySet[Participant]:
    """Those who applied and wait for an answer, first come first. Only for those who manage the program."""
    require(can_manage(viewer, program))
    found = program.participants.filter(state=ParticipantState.APPLIED)
    return found.select_related("person", "application").order_by("applied_at", "pk")


def waiting_list(viewer: User, program: Program) -> QuerySet[Participant]:
    """Those who wait for a place, mentors before mentees, in their order. Only for those who manage it."""
    require(can_manage(viewer, program))
    return (
        _waiting(program)
        .select_related("person", "application")
        .order_by(F("role").desc(), "waiting_since", "pk")
    )


def next_in_turn(program: Program) -> dict[str, str]:
    """Return role → code of the participation that has waited longest."""
    rows = _waiting(program).order_by("role", "waiting_since", "pk").distinct("role")
    return dict(rows.values_list("role", "code"))


def chosen_applications(viewer: User, program: Program, codes: list[str]) -> list[Participant]:
    """Return those among `codes` who applied or wait, by name. Only for those who manage the program."""
    require(can_manage(viewer, program))
    open_states = (ParticipantState.APPLIED, ParticipantState.WAITING)
    return list(
        program.participants.filter(code__in=codes, state__in=open_states).select_related("person", "program")
    )


def lacking_places(viewer: User, program: Program, people: Iterable[Participant]) -> int:
    """Return for how many of `people` no place is free at the moment."""
    free = {side.role: side.free for side in places(viewer, program)}
    wanted: dict[str, int] = {}
    for participant in people:
        wanted[participant.role] = wanted.get(participant.role, 0) + 1
    return sum(
        max(0, number - (free[role] or 0)) for role, number in wanted.items() if free[role] is not None
    )


def motivation_of(part: Participant) -> str:
    """Return the words of somebody's application, "" where there are none."""
    application = getattr(part, "application", None)
    return str(application.motivation) if application else ""


def _waiting(program: Program) -> QuerySet[Participant]:
    return program.participants.filter(state=ParticipantState.WAITING)


def in_tandem(participant: Participant) -> bool:
    """Say whether the participation is in a tandem that has not ended. Tandems stand above programs."""
    of_both = (participant.tandems_as_mentor, participant.tandems_as_mentee)
    return any(side.filter(ended_at=None).exists() for side in of_both)


def organisers_aggregate(program: Program) -> list[User]:
    """Return the HR admins of `program`, whom everybody may ask."""
    roles = ProgramRole.objects.filter(program=program, post=Post.ADMIN, person__is_active=True)
    return [role.person for role in roles.select_related("person")]


def names_of_organisers(program: Program) -> str:
    """Return the names of the HR admins, for a sentence."""
    return ", ".join(person.display_name for person in organisers_aggregate(program))


def programs_applied_for(*, since: datetime) -> list[Program]:
    """Return the recruiting programs somebody applied for after `since` and has no answer yet."""
    fresh = Participant.objects.filter(state=ParticipantState.APPLIED, applied_at__gt=since)
    recruiting = Program.objects.filter(state__in=phases.RECRUITING)
    return list(recruiting.filter(pk__in=fresh.order_by().values("program")))


def programs_with_room() -> list[tuple[Program, str, str]]:
    """Return program, role and code of the next in turn wherever somebody waits and there is a place."""
    recruiting = Program.objects.filter(state__in=phases.RECRUITING)
    waited_for = recruiting.filter(participants__state=ParticipantState.WAITING).distinct()
    found = []
    for program in waited_for:
        turns = next_in_turn(program)
        found += [
            (program, one.role, turns[one.role]) for one in places_aggregate(program) if one.can_be_offered
        ]
    return found
