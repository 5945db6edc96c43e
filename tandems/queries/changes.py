"""Tandems that somebody should look at because the directory changed: for the HR admins of their program.

Only what HR admins know in every mode: who is in a tandem, and what the directory says. No meeting, no word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from mentoring.encryption import keyed_hash
from mentoring.profiles.models import User
from mentoring.profiles.queries.line import managers_above_aggregate
from mentoring.profiles.rules.line import distance
from programs.models import Participant, ParticipantState, Program, ProgramState
from programs.queries.catalogue import programs_managed_by
from tandems.models import Tandem, TandemState, Waiver
from tandems.queries.matching import OPEN_STATES
from tandems.rules import changes as rules

ALIVE = (*OPEN_STATES, ProgramState.CLOSING)  # what changes in a program that is over changes nothing
Above = tuple[Literal["mentor", "mentee"], int] | None


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody who gets a mail when the tandem ends: its language, whose end it tells of, and why."""

    name: str
    language: str
    partner: str
    reason: rules.Reason


@dataclass(frozen=True, slots=True)
class Case:
    """A tandem to decide about, and the most pressing change nobody has accepted.

    `concerned` are those whom it is about, `remaining` those who would stay behind and can be told.
    """

    tandem: Tandem
    change: rules.Change
    concerned: tuple[User, ...]
    remaining: tuple[Participant, ...]

    @property
    def kind(self) -> str:
        return self.change.kind.value

    @property
    def steps(self) -> tuple[rules.Step, ...]:
        """What can be decided."""
        return rules.steps_for(self.change.kind, somebody_remains=bool(self.remaining))

    @property
    def proposed(self) -> rules.Step | None:
        """The step that is prepared, None where somebody has to ask first."""
        matching = self.tandem.program.state in OPEN_STATES
        return rules.proposed_step(
            self.change.kind, somebody_remains=bool(self.remaining), is_matching=matching
        )

    @property
    def other(self) -> User:
        """The partner of the first of those it is about."""
        mentor, mentee = self.tandem.mentor.person, self.tandem.mentee.person
        return mentee if self.concerned[0] == mentor else mentor

    @property
    def told(self) -> tuple[Told, ...]:
        """Who would get which mail when it ends; nobody who left does."""
        mentor, mentee = self.tandem.mentor.person, self.tandem.mentee.person
        return tuple(
            Told(one.display_name, one.language, partner.display_name, self.reason_for(one))
            for one, partner in ((mentor, mentee), (mentee, mentor))
            if one.is_active
        )

    def reason_for(self, person: User) -> rules.Reason:
        """What the mail to `person` would say."""
        return rules.reason_for(self.change.kind, is_concerned=person in self.concerned)


def cases(viewer: User, program: Program) -> list[Case]:
    """Return what is to be decided in `program`, by sail number; nothing for who does not manage it."""
    return _cases(_open(viewer).filter(program=program))


def case_of(viewer: User, tandem: Tandem) -> Case | None:
    """Return what is to be decided about `tandem`, None if nothing is (any more)."""
    return next(iter(_cases(_open(viewer).filter(pk=tandem.pk))), None)


def case_counts(viewer: User) -> Counter[int]:
    """Return primary key of program → how many tandems wait for a decision. Two queries."""
    return Counter(case.tandem.program_id for case in _cases(_open(viewer)))


def tandems_managed_by(viewer: User, program: Program) -> QuerySet[Tandem]:
    """Every tandem of `program`, living or ended, for those who manage it; none for anybody else."""
    found = Tandem.objects.filter(program=program, program__in=programs_managed_by(viewer))
    return found.select_related("program", "mentor__person", "mentee__person")


def waivers_visible_to(viewer: User, program: Program) -> QuerySet[Waiver]:
    """What was accepted for living tandems of `program`, the latest first."""
    tandems = tandems_managed_by(viewer, program).alive()  # type: ignore[attr-defined]  # of TandemQuerySet
    people = ("by", "tandem__mentor__person", "tandem__mentee__person")
    return Waiver.objects.filter(tandem__in=tandems).select_related(*people)


def without_partner(viewer: User, program: Program) -> QuerySet[Tandem]:
    """Ended tandems whose people stay out of matching as HR decided, as far as somebody could be matched."""
    free = Q(state=ParticipantState.ACTIVE, person__is_active=True)
    people = Participant.objects.filter(free, program=program)
    ended = tandems_managed_by(viewer, program).filter(state=TandemState.ENDED, rematch=False)
    return ended.filter(Q(mentor__in=people) | Q(mentee__in=people)).order_by("number")


def looking_again(viewer: User, program: Program) -> QuerySet[Tandem]:
    """Ended tandems of which somebody is free for a new partner, for HR admins; the latest first."""
    living = Tandem.objects.alive()
    free = Participant.objects.active().filter(
        program=program, program__state__in=OPEN_STATES, person__is_active=True
    )
    free = free.exclude(pk__in=living.values("mentor")).exclude(pk__in=living.values("mentee"))
    ended = tandems_managed_by(viewer, program).filter(state=TandemState.ENDED, rematch=True)
    return ended.filter(Q(mentor__in=free) | Q(mentee__in=free)).order_by("-ended_at", "number")


def resting_aggregate(program: Program) -> set[str]:
    """Return the codes of the participations that the next matching run leaves out, as HR decided."""
    ended = Tandem.objects.filter(program=program, state=TandemState.ENDED, rematch=False)
    sides = Q(pk__in=ended.values("mentor")) | Q(pk__in=ended.values("mentee"))
    return set(program.participants.filter(sides).values_list("code", flat=True))


def _open(viewer: User) -> QuerySet[Tandem]:
    programs = programs_managed_by(viewer).filter(state__in=ALIVE)
    found = Tandem.objects.alive().filter(program__in=programs)
    told = JSONObject(kind="kind", circumstance="circumstance")
    waivers = Waiver.objects.filter(tandem=OuterRef("pk")).order_by().values(told=told)
    people = ("program", "mentor__person", "mentee__person")
    found = found.select_related(*people).annotate(accepted=ArraySubquery(waivers))
    return found.order_by("program", "number")


def _cases(found: QuerySet[Tandem]) -> list[Case]:
    tandems = list(found)
    above = _lines(tandem for tandem in tandems if tandem.program.reporting_levels)
    every = (_case(tandem, above.get(tandem.pk)) for tandem in tandems)
    return [case for case in every if case is not None]


def _lines(tandems: Iterable[Tandem]) -> dict[int, Above]:
    """Primary key of tandem → who stands above the other in one line, and by how many levels."""
    pairs = {tandem.pk: (tandem.mentor.person_id, tandem.mentee.person_id) for tandem in tandems}
    managers = managers_above_aggregate({person for pair in pairs.values() for person in pair})
    return {tandem: _above(*pair, managers) for tandem, pair in pairs.items()}


def _above(mentor: int, mentee: int, managers: dict[int, int]) -> Above:
    levels = distance(mentor, mentee, managers)
    if not levels:
        return None
    person = mentor
    for _level in range(levels):
        person = managers.get(person, 0)
    return ("mentee" if person == mentee else "mentor", levels)


def _case(tandem: Tandem, above: Above) -> Case | None:
    program = tandem.program
    found = rules.changes(
        _side(tandem.mentor),
        _side(tandem.mentee),
        above=above,
        reporting_levels=program.reporting_levels,
        department_rule=program.department_rule,
    )
    accepted: list[dict[str, str]] = tandem.accepted  # type: ignore[attr-defined]  # annotated by _open
    change = next((one for one in found if _waived(one) not in accepted), None)
    if change is None:
        return None
    sides = {"mentor": tandem.mentor, "mentee": tandem.mentee}
    concerned = tuple(side.person for name, side in sides.items() if change.who in (name, "both"))
    is_about_rules = change.kind in (rules.Kind.LINE, rules.Kind.DEPARTMENT)
    remaining = tuple(
        side
        for name, side in sides.items()
        if (is_about_rules or change.who not in (name, "both"))
        and side.person.is_active
        and side.state == ParticipantState.ACTIVE
    )
    return Case(tandem, change, concerned, remaining)


def fingerprint(change: rules.Change) -> str:
    """Return the keyed hash by which the circumstance of a change is recognised."""
    return keyed_hash(change.circumstance)


def _waived(change: rules.Change) -> dict[str, str]:
    """Return how a waiver of this change would name it."""
    return {"kind": change.kind.value, "circumstance": fingerprint(change)}


def _side(participant: Participant) -> rules.Side:
    person = participant.person
    return rules.Side(
        is_active=person.is_active,
        takes_part=participant.state == ParticipantState.ACTIVE,
        missing_since=person.missing_since,
        department=person.department.strip(),
    )
