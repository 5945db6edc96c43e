"""Figures about a whole program, for works-council mode: groups of people, never a tandem.

The figures are those of the last turn of the month, the same for every reader: who looks twice in a month
cannot tell from the difference that somebody met in between.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, OuterRef, QuerySet

from mentoring.profiles.models.topic import Cluster
from programs.models import Need, Offer, ParticipantState, Program
from programs.rules import groups
from programs.rules.dates import turn_of_the_month
from tandems.models import SessionLog, Tandem, TandemState


@dataclass(frozen=True, slots=True)
class Family:
    """A family of topics: how many mentors offer and how many mentees want something of it, rounded to five.

    None where fewer people than a figure may speak of; whether anybody does is then not said either.
    """

    name: str
    offered: int | None
    wanted: int | None


@dataclass(frozen=True, slots=True)
class Health:
    """A program in figures, as of the first of a month in the program's zone.

    `people` are in a living tandem, `met` how many of them have met at least once; None where too few people.
    `sites` partitions the people; `k` is the smallest group.
    """

    as_of: dt.date
    k: int
    people: int | None
    met: groups.Share | None
    sites: tuple[groups.Cell, ...]

    @property
    def hides_sites(self) -> bool:
        """Some site is too small to be shown."""
        return any(cell.hidden for cell in self.sites)


def health_aggregate(program: Program, *, now: dt.datetime) -> Health:
    """Return the figures of the last turn of the month before `now`."""
    as_of, turn = _turn(program, now)
    people: dict[int, bool] = {}
    sites: dict[int, str] = {}
    for tandem in _tandems(program, turn):
        has_met: bool = tandem.has_met  # type: ignore[attr-defined]  # annotated below
        for side in (tandem.mentor, tandem.mentee):
            people[side.person_id] = people.get(side.person_id, False) or has_met
            sites[side.person_id] = side.person.site.strip()
    sizes: dict[str, int] = {}
    for site in sites.values():
        sizes[site] = sizes.get(site, 0) + 1
    k = program.smallest_group
    return Health(
        as_of=as_of,
        k=k,
        people=len(people) if len(people) >= k else None,
        met=groups.share(sum(people.values()), len(people), k),
        sites=tuple(groups.partition(dict(sorted(sizes.items())), k)) if len(people) >= k else (),
    )


def families_aggregate(program: Program, *, now: dt.datetime) -> list[Family]:
    """Return every family of topics with the people whose profile was complete at the last turn of the month.

    Two queries. Single topics would be too few people to speak of in most programs.
    """
    _as_of, turn = _turn(program, now)

    def people(model: type[Offer | Need]) -> dict[str, int]:
        rows = model.objects.filter(
            participant__program=program,
            participant__state=ParticipantState.ACTIVE,
            participant__profile_done_at__lt=turn,
        )
        counted = rows.order_by().values_list("topic__cluster")
        return dict(counted.annotate(people=Count("participant__person", distinct=True)))

    def shown(count: int) -> int | None:
        return groups.rounded(count) if count >= program.smallest_group else None

    offered, wanted = people(Offer), people(Need)
    found = [
        Family(str(family.label), shown(offered.get(family, 0)), shown(wanted.get(family, 0)))
        for family in Cluster
    ]
    return sorted(found, key=lambda one: -((one.offered or 0) + (one.wanted or 0)))


def _turn(program: Program, now: dt.datetime) -> tuple[dt.date, dt.datetime]:
    """The first of the month in the program's zone, as a day and as the instant it began."""
    turn = turn_of_the_month(now.astimezone(ZoneInfo(program.time_zone)))
    return turn.date(), turn


def _tandems(program: Program, turn: dt.datetime) -> QuerySet[Tandem]:
    logs = SessionLog.objects.filter(
        tandem=OuterRef("pk"), took_place=True, held_on__lt=turn.date(), logged_at__lt=turn
    )
    living = Tandem.objects.filter(program=program, started_at__lt=turn).exclude(
        state=TandemState.ENDED, ended_at__lt=turn
    )
    return living.select_related("mentor__person", "mentee__person").annotate(has_met=Exists(logs))
