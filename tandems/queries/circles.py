"""How close somebody is to the people of a program: to which audience of their profiles they belong."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models import Q

from mentoring.profiles.models import User
from mentoring.profiles.queries.line import line_above_aggregate
from mentoring.profiles.rules.audiences import CANDIDATES, PROGRAM, TANDEM
from programs.models import Participant, ParticipantState, Program, ProgramState
from programs.permissions import can_manage
from programs.queries.pool import pool_of_aggregate
from programs.queries.seen import SeenProfile, people_seen
from tandems.matching.rules import rules_for, violated
from tandems.models import Tandem
from tandems.queries.problem import problem_for

PAIRING = (ProgramState.OPEN, ProgramState.MATCHING)
"""While people of the other side are candidates."""
NOT_SHOWN = (ProgramState.DRAFT, ProgramState.ARCHIVED)


def circles(viewer: User, program: Program, participants: Iterable[Participant]) -> dict[int, str]:
    """Return primary key of a participation of `program` → the circle the viewer is in for it.

    Nearest first: "tandem" for the partner in a living tandem (and for oneself); "candidates" for people of
    the other role whom the hard rules allow, until tandems are formed; "program" for all others who take
    part, seen by those who take part or run it. Guests know nobody but their candidates and their tandem. A
    profile that is not complete is a draft: only the own tandem sees it. Whoever is not in the answer does
    not exist for the viewer. As many queries for many as for one.
    """
    asked = [one for one in participants if one.state == ParticipantState.ACTIVE]
    if not asked or not viewer.is_active:
        return {}
    own = list(program.participants.active().filter(person=viewer))
    partners = _partners(viewer, program)
    complete = [one for one in asked if one.profile_done_at is not None]
    near = {one.pk: TANDEM for one in asked if one.person_id == viewer.pk or one.pk in partners}
    rest = [one for one in complete if one.pk not in near]
    if not rest:
        return near
    candidates = candidates_among(viewer, program, own, rest)
    everybody = _reads_program(viewer, program, own)
    found = {one.pk: CANDIDATES if one.pk in candidates else PROGRAM for one in rest}
    return near | {key: circle for key, circle in found.items() if circle == CANDIDATES or everybody}


def seen_by(viewer: User, program: Program, participants: Iterable[Participant]) -> dict[int, SeenProfile]:
    """Return primary key of a participation → what the viewer sees of it, for those they see at all."""
    return people_seen(viewer, circles(viewer, program, participants))


def candidates_among(
    viewer: User, program: Program, own: Iterable[Participant], others: Collection[Participant]
) -> set[int]:
    """Return primary keys of those of `others` whom the viewer could be paired with in one of `own` roles.

    Both need a complete profile, and no hard rule of the program may stand between them.
    """
    mine = [one for one in own if one.profile_done_at is not None and one.person_id == viewer.pk]
    if program.state not in PAIRING or not mine:
        return set()
    roles = {one.role for one in mine}
    across = [one for one in others if roles - {one.role}]
    if not across:
        return set()
    pool = pool_of_aggregate(program, [one.pk for one in (*mine, *across)])
    line = line_above_aggregate([one.person_id for one in (*mine, *across)])
    problem = problem_for(program, pool, line)
    rules = rules_for(problem)
    allowed = {
        (mentor.id, mentee.id)
        for mentor in problem.mentors
        for mentee in problem.mentees
        if viewer.code in {mentor.id, mentee.id} and not violated(rules, mentor, mentee)
    }
    return {one.pk for one in across if _pair(viewer, one) in allowed}


def _pair(viewer: User, other: Participant) -> tuple[str, str]:
    """(mentor, mentee) as codes, if the viewer took the role across from `other`."""
    return (other.person.code, viewer.code) if other.is_mentor else (viewer.code, other.person.code)


def _partners(viewer: User, program: Program) -> set[int]:
    """Primary keys of the participations that share a living tandem with the viewer."""
    living = Tandem.objects.alive().filter(program=program)
    mine = living.filter(Q(mentor__person=viewer) | Q(mentee__person=viewer))
    return {key for pair in mine.values_list("mentor_id", "mentee_id") for key in pair}


def _reads_program(viewer: User, program: Program, own: Collection[Participant]) -> bool:
    """Whether the viewer is one of "everybody in the program"."""
    if can_manage(viewer, program):
        return True
    return bool(own) and not viewer.is_guest and program.state not in NOT_SHOWN
