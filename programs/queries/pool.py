"""The matchable pool: everybody who can be paired, as plain values without a name."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Prefetch

from mentoring.errors import require
from mentoring.profiles.models import ReportingLine, User
from mentoring.profiles.queries.band import bands_aggregate
from programs.models import GenerationRule, Need, Offer, Participant, Program, Role
from programs.permissions import can_manage


@dataclass(frozen=True, slots=True)
class PoolPerson:
    """One participation as the matching sees it.

    `participant` is the code of the participation, `person` the code of the human (the same on both sides for
    somebody who is mentor and mentee). `topics` maps topic code → level of a mentor or priority of a mentee,
    1 to 3, larger is more; `live` are the topics a mentor can show live; `languages` maps language → fluency
    1 to 3; `career_stage` is 1 to 4, larger is further on; `generation` is the ordinal band, None without
    consent. Text may be empty: not known.
    """

    participant: str
    person: str
    role: str
    capacity: int
    department: str
    site: str
    time_zone: str
    manager: str | None
    languages: Mapping[str, int]
    formats: frozenset[str]
    topics: Mapping[str, int]
    live: frozenset[str]
    career_stage: int
    generation: int | None


@dataclass(frozen=True, slots=True)
class Pool:
    """Both sides, each sorted by the code of the participation."""

    mentors: tuple[PoolPerson, ...]
    mentees: tuple[PoolPerson, ...]


def matchable_pool(viewer: User, program: Program) -> Pool:
    """Return everybody of `program` who takes part and whose profile is complete.

    Only for those who manage the program, else NotAllowed. The number of database queries does not depend on
    the number of people.
    """
    require(can_manage(viewer, program))
    return _pool(program, _ready(program))


def pool_of_aggregate(program: Program, participants: Collection[int]) -> Pool:
    """Return those of the `participants` (primary keys) of `program` that could be paired now.

    For asking the rules about them; nothing of it is shown to anybody. As many queries for one as for many.
    """
    return _pool(program, _ready(program, participants))


def _pool(program: Program, participants: list[Participant]) -> Pool:
    bands = _bands(program, participants)
    people = [_plain(participant, bands.get(participant.person_id)) for participant in participants]
    return Pool(
        mentors=tuple(person for person in people if person.role == Role.MENTOR),
        mentees=tuple(person for person in people if person.role == Role.MENTEE),
    )


def managers_map_aggregate() -> dict[str, str]:
    """Return person code → code of the direct manager, for the whole directory."""
    return dict(ReportingLine.objects.values_list("person__code", "manager__code"))


def _ready(program: Program, only: Collection[int] | None = None) -> list[Participant]:
    offers = Prefetch("offers", queryset=Offer.objects.select_related("topic"))
    needs = Prefetch("needs", queryset=Need.objects.select_related("topic"))
    chosen = (
        program.participants.active() if only is None else program.participants.active().filter(pk__in=only)
    )
    return list(
        chosen.filter(
            profile_done_at__isnull=False,
            person__is_active=True,
            person__profile__isnull=False,
        )
        .exclude(person__profile__career_stage="")
        .select_related("person__profile", "person__line_up__manager")
        .prefetch_related("person__profile__languages", offers, needs)
        .order_by("code")
    )


def _bands(program: Program, participants: list[Participant]) -> dict[int, int]:
    if program.generation_rule == GenerationRule.STAGE:
        return {}
    return bands_aggregate(scope=program.code, person_ids=[one.person_id for one in participants])


def _plain(participant: Participant, generation: int | None) -> PoolPerson:
    person, profile = participant.person, participant.person.profile
    topics = (
        {offer.topic.code: offer.level for offer in participant.offers.all()}
        if participant.is_mentor
        else {need.topic.code: need.priority for need in participant.needs.all()}
    )
    line_up = getattr(person, "line_up", None)
    return PoolPerson(
        participant=participant.code,
        person=person.code,
        role=participant.role,
        capacity=participant.capacity,
        department=person.department,
        site=person.site,
        time_zone=person.time_zone,
        manager=line_up.manager.code if line_up is not None else None,
        languages={spoken.language: spoken.fluency for spoken in profile.languages.all()},
        formats=frozenset(profile.formats),
        topics=topics,
        live=frozenset(offer.topic.code for offer in participant.offers.all() if offer.is_live),
        career_stage=int(profile.career_stage[0]),
        generation=generation,
    )
