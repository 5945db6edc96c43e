"""The matchable pool: everybody who can be paired, as plain values without a name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from mentoring.errors import require
from mentoring.profiles.models import PartAudience, ReportingLine, SpokenLanguage, User
from mentoring.profiles.queries.band import bands_aggregate
from mentoring.profiles.rules.audiences import CANDIDATES, PARTS, audience_of, reaches
from programs.models import GenerationRule, Need, Offer, Participant, Program, Role
from programs.permissions import can_manage, is_own


@dataclass(frozen=True, slots=True)
class PoolPerson:
    """One participation as the matching sees it.

    `participant` is the code of the participation, `person` the code of the human (the same on both sides for
    somebody who is mentor and mentee); `keys` are the primary keys of the two. `topics` maps topic code →
    level of a mentor or priority of a mentee, 1 to 3, larger is more; `live` are the topics a mentor can show
    live; `languages` maps language → fluency 1 to 3; `style` is empty or a position from 1 to 5 on each axis;
    `times` are parts of the week in `time_zone`; `kept_back` are the parts of the profile that candidates do
    not see; `career_stage` is 1 to 4, larger is further on; `generation` is the ordinal band, None without
    consent. Text may be empty: not known.
    """

    participant: str
    person: str
    keys: tuple[int, int]
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
    style: tuple[int, ...]
    times: frozenset[str]
    kept_back: frozenset[str]
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


def candidates_around(
    viewer: User,
    own: Participant,
    *,
    only: Collection[int] | None = None,
    leave_out: Collection[QuerySet[Participant]] = (),
    beside: QuerySet[Participant] | None = None,
) -> Pool:
    """Return the viewer on their own side and, on the other, everybody who could be asked about.

    `own` is the viewer's own participation in force, else NotAllowed; `only` narrows the other side to these
    participations (primary keys); `beside` are others on the viewer's side to ask about, too. It serves the
    rules: nothing of a person is shown from here. At most two queries. Whoever is not ready to be matched or
    in `leave_out` is missing, the viewer too.
    """
    require(is_own(viewer, own))
    other = Role.MENTEE if own.is_mentor else Role.MENTOR
    others = _ready(own.program).filter(role=other).exclude(person=viewer)
    if only is not None:
        others = others.filter(pk__in=only)
    mine = Q(pk=own.pk) if beside is None else Q(pk=own.pk) | Q(pk__in=beside.values("pk"))
    found = others | _ready(own.program).filter(mine)
    for rows in leave_out:
        found = found.exclude(pk__in=rows.order_by().values("pk"))
    return _pool(own.program, found)


def pool_of_aggregate(program: Program, participants: Collection[int]) -> Pool:
    """Return those of the `participants` (primary keys) of `program` that could be paired now.

    For asking the rules about them; nothing of it is shown to anybody. As many queries for one as for many.
    """
    return _pool(program, _ready(program).filter(pk__in=participants))


def managers_map_aggregate() -> dict[str, str]:
    """Return person code → code of the direct manager, for the whole directory."""
    return dict(ReportingLine.objects.values_list("person__code", "manager__code"))


def _ready(program: Program) -> QuerySet[Participant]:
    return (
        Participant.objects.active()
        .filter(
            program=program,
            profile_done_at__isnull=False,
            person__is_active=True,
            person__profile__isnull=False,
        )
        .exclude(person__profile__career_stage="")
    )


def _pool(program: Program, ready: QuerySet[Participant]) -> Pool:
    rows = list(_rows(ready))
    bands = _bands(program, [row["person_id"] for row in rows])
    people = [_plain(row, bands.get(row["person_id"])) for row in rows]
    return Pool(
        mentors=tuple(person for person in people if person.role == Role.MENTOR),
        mentees=tuple(person for person in people if person.role == Role.MENTEE),
    )


def _rows(ready: QuerySet[Participant]) -> Iterable[Mapping[str, Any]]:
    """One row for each, with what lies in other tables as lists of words "code:number"."""
    profile, own = OuterRef("person__profile"), OuterRef("pk")
    topic = "topic__code"
    return (
        ready.annotate(
            manager=F("person__line_up__manager__code"),
            spoken=_words(SpokenLanguage.objects.filter(profile=profile), "language", "fluency"),
            offered=_words(Offer.objects.filter(participant=own), topic, "level"),
            wanted=_words(Need.objects.filter(participant=own), topic, "priority"),
            shown_live=ArraySubquery(Offer.objects.filter(participant=own, is_live=True).values(topic)),
            audiences=_words(PartAudience.objects.filter(profile=profile), "part", "seen_by"),
        )
        .order_by("code")
        .values(
            "pk",
            "code",
            "role",
            "capacity",
            "person_id",
            "person__code",
            "person__department",
            "person__site",
            "person__time_zone",
            "person__profile__formats",
            "person__profile__style",
            "person__profile__usual_times",
            "person__profile__career_stage",
            "manager",
            "spoken",
            "offered",
            "wanted",
            "shown_live",
            "audiences",
        )
    )


def _words(rows: QuerySet[Any], name: str, value: str) -> ArraySubquery:
    word = Concat(F(name), Value(":"), Cast(value, CharField()))
    return ArraySubquery(rows.order_by().annotate(word=word).values("word"))


def _bands(program: Program, person_ids: list[int]) -> dict[int, int]:
    if program.generation_rule == GenerationRule.STAGE:
        return {}
    return bands_aggregate(scope=program.code, person_ids=person_ids)


def _plain(row: Mapping[str, Any], generation: int | None) -> PoolPerson:
    chosen = _split(row["audiences"])
    topics = row["offered"] if row["role"] == Role.MENTOR else row["wanted"]
    return PoolPerson(
        participant=row["code"],
        person=row["person__code"],
        keys=(row["pk"], row["person_id"]),
        role=row["role"],
        capacity=row["capacity"],
        department=row["person__department"],
        site=row["person__site"],
        time_zone=row["person__time_zone"],
        manager=row["manager"],
        languages=_numbers(row["spoken"]),
        formats=frozenset(row["person__profile__formats"]),
        topics=_numbers(topics),
        live=frozenset(row["shown_live"]),
        style=tuple(row["person__profile__style"]),
        times=frozenset(row["person__profile__usual_times"]),
        kept_back=frozenset(part for part in PARTS if not reaches(audience_of(part, chosen), CANDIDATES))
        if chosen
        else KEPT_BACK_UNASKED,
        career_stage=int(row["person__profile__career_stage"][0]),
        generation=generation,
    )


KEPT_BACK_UNASKED = frozenset(part for part in PARTS if not reaches(PARTS[part], CANDIDATES))


def _split(words: list[str]) -> dict[str, str]:
    return dict(word.rsplit(":", 1) for word in words)


def _numbers(words: list[str]) -> dict[str, int]:
    return {name: int(number) for name, number in _split(words).items()}
