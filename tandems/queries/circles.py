"""How close somebody is to the people of a program: to which audience of their profiles they belong."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from django.db.models import Q

from mentoring.profiles.models import User
from mentoring.profiles.queries.line import line_above_aggregate
from mentoring.profiles.rules.audiences import CANDIDATES, PROGRAM, TANDEM
from programs.models import Participant, ParticipantState, Program, ProgramState
from programs.permissions import can_manage
from programs.queries.pool import pool_of_aggregate
from programs.queries.seen import SeenProfile, people_seen
from tandems.matching.explain import PairExplanation, explainer
from tandems.matching.people import Person
from tandems.matching.rules import rules_for, violated
from tandems.models import Tandem
from tandems.queries.problem import problem_for

PAIRING = (ProgramState.OPEN, ProgramState.MATCHING)
"""While people of the other side are candidates."""
NOT_SHOWN = (ProgramState.DRAFT, ProgramState.ARCHIVED)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Primary key of a participation the viewer could be paired with → the pair as the engine sees it."""

    pairs: Mapping[int, tuple[Person, Person]] = field(default_factory=dict)
    explain: Callable[[Person, Person], PairExplanation] | None = None

    def why(self, participant: Participant) -> PairExplanation | None:
        """What explains the pair of the viewer and `participant`; None if they are no candidate."""
        pair = self.pairs.get(participant.pk)
        return self.explain(*pair) if pair and self.explain else None


@dataclass(frozen=True, slots=True)
class Near:
    """Primary key of a participation → the circle the viewer is in for it; and who of them are candidates."""

    circles: Mapping[int, str] = field(default_factory=dict)
    candidates: Candidates = field(default_factory=Candidates)


def circles(viewer: User, program: Program, participants: Iterable[Participant]) -> Mapping[int, str]:
    """Return primary key of a participation of `program` → the circle the viewer is in for it; see `near`."""
    return near(viewer, program, participants).circles


def near(viewer: User, program: Program, participants: Iterable[Participant]) -> Near:
    """Return how near the viewer is to each of the `participants` of `program`.

    Nearest first: "tandem" for the partner in a living tandem (and for oneself); "candidates" for people of
    the other role whom the hard rules allow, until tandems are formed; "program" for all others who take
    part, seen by those who take part or run it. Guests know nobody but their candidates and their tandem. A
    profile that is not complete is a draft: only the own tandem sees it. Whoever is not in the answer does
    not exist for the viewer. As many queries for many as for one.
    """
    asked = [one for one in participants if one.state == ParticipantState.ACTIVE]
    if not asked or not viewer.is_active:
        return Near()
    own = list(program.participants.active().filter(person=viewer))
    partners = _partners(viewer, program)
    close = {one.pk: TANDEM for one in asked if one.person_id == viewer.pk or one.pk in partners}
    rest = [one for one in asked if one.pk not in close and one.profile_done_at is not None]
    candidates = candidates_among(viewer, program, own, rest)
    known = rest if rest and _reads_program(viewer, program, own) else []
    wide = dict.fromkeys([one.pk for one in known], PROGRAM) | dict.fromkeys(candidates.pairs, CANDIDATES)
    return Near(close | wide, candidates)


def seen_by(viewer: User, program: Program, participants: Iterable[Participant]) -> dict[int, SeenProfile]:
    """Return primary key of a participation → what the viewer sees of it, for those they see at all."""
    return people_seen(viewer, circles(viewer, program, participants))


def candidates_among(
    viewer: User, program: Program, own: Iterable[Participant], others: Collection[Participant]
) -> Candidates:
    """Return those of `others` whom the viewer could be paired with in one of their `own` roles.

    Both need a complete profile, and no hard rule of the program may stand between them. Whom HR excluded or
    who said no is one still: nobody is to learn of it from a page that shows less than before. None when
    tandems are not being formed.
    """
    mine = [one for one in own if one.profile_done_at is not None and one.person_id == viewer.pk]
    roles = {one.role for one in mine}
    across = {_pair(viewer, one): one.pk for one in others if roles - {one.role}}
    if program.state not in PAIRING or not across:
        return Candidates()
    asked = [*mine, *(one for one in others if one.pk in across.values())]
    pool = pool_of_aggregate(program, [one.pk for one in asked])
    problem = problem_for(program, pool, line_above_aggregate([one.person_id for one in asked]))
    problem = replace(problem, vetoes=())
    rules = rules_for(problem)
    pairs = {
        across[mentor.id, mentee.id]: (mentor, mentee)
        for mentor in problem.mentors
        for mentee in problem.mentees
        if (mentor.id, mentee.id) in across and not violated(rules, mentor, mentee)
    }
    return Candidates(pairs, explainer(problem))


def _pair(viewer: User, other: Participant) -> tuple[str, str]:
    """The codes of mentor and mentee, if the viewer took the role across from `other`."""
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
