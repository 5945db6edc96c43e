"""The topics of a program as those who run it see them: figures and words, never a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, QuerySet

from mentoring.errors import require
from mentoring.profiles.models import Topic, User
from mentoring.profiles.models.topic import Cluster
from programs.models import HiddenTopic, Need, Offer, ParticipantState, Program, ProposalState, TopicProposal
from programs.permissions import can_manage
from programs.queries.topics import ListedTopic, is_found, listed, topics_in_scope
from programs.rules import groups
from programs.rules.dates import turn_of_the_month
from programs.rules.topics import TAKEN_BACK_FOR

CLUSTERS = Cluster.choices


@dataclass(frozen=True, slots=True)
class DeskTopic:
    """A topic with its figures.

    `offered`: mentors with a complete profile who offer it. `wanted`: mentees whose profile was complete at
    the turn of the month, to the nearest five; None where fewer than a figure may speak of. `merged_into` is
    a name, empty unless merged; `can_part` says that the merge can still be taken back.
    """

    topic: ListedTopic
    offered: int
    wanted: int | None
    is_own: bool
    is_hidden: bool
    merged_into: str
    can_part: bool


@dataclass(frozen=True, slots=True)
class DeskFamily:
    """The topics of one cluster: `shown` are offered in the program, `hidden` are not."""

    cluster: str
    label: str
    shown: tuple[DeskTopic, ...]
    hidden: tuple[DeskTopic, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A proposed topic without a name of whoever wrote it."""

    code: str
    name: str
    why: str


def topic_desk(viewer: User, program: Program, *, now: datetime, words: str = "") -> list[DeskFamily]:
    """Return all topics of `program` by cluster, or those that `words` are found in.

    Only for those who manage the program, else NotAllowed. Four queries, however many topics and people.
    """
    require(can_manage(viewer, program))
    hidden = {
        row.topic_id: row for row in HiddenTopic.objects.filter(program=program).select_related("merged_into")
    }
    figures = _figures(program, now)
    families: dict[str, list[DeskTopic]] = {str(cluster): [] for cluster in Cluster}
    for topic in topics_in_scope(program).filter(is_active=True).order_by("position", "code"):
        if is_found(listed(topic), words):
            families[topic.cluster].append(_desk(topic, program, hidden.get(topic.pk), figures, now))
    return [
        DeskFamily(
            cluster,
            str(Cluster(cluster).label),
            tuple(one for one in topics if not one.is_hidden),
            tuple(one for one in topics if one.is_hidden),
        )
        for cluster, topics in families.items()
        if topics
    ]


def managed_topic(viewer: User, program: Program, code: str) -> Topic | None:
    """Return a topic of the catalogue or of the program, for those who manage it; else NotAllowed."""
    require(can_manage(viewer, program))
    return topics_in_scope(program).filter(code=code).first()


def merge_figures(viewer: User, program: Program, topic: Topic, *, now: datetime) -> DeskTopic:
    """Return the figures of the topic that is about to be merged. For those who manage the program."""
    require(can_manage(viewer, program))
    return _desk(topic, program, None, _figures(program, now, topic), now)


def waiting_proposals(viewer: User, program: Program) -> list[Waiting]:
    """Return the proposals nobody has answered, oldest first. For those who manage the program."""
    require(can_manage(viewer, program))
    rows = TopicProposal.objects.filter(participant__program=program, state=ProposalState.OPEN)
    return [Waiting(row.code, str(row.name), str(row.why)) for row in rows]


Figures = tuple[Mapping[int, int], Mapping[int, int]]


def _figures(program: Program, now: datetime, topic: Topic | None = None) -> Figures:
    """Topic → how many mentors offer it, and how many mentees want it."""
    turn = turn_of_the_month(now.astimezone(ZoneInfo(program.time_zone)))
    about = Q(topic=topic) if topic else Q()
    return (
        _people(Offer.objects.filter(about, participant__profile_done_at__isnull=False), program),
        _people(Need.objects.filter(about, participant__profile_done_at__lt=turn), program),
    )


def _people(rows: QuerySet[Offer] | QuerySet[Need], program: Program) -> dict[int, int]:
    taking_part = rows.filter(participant__program=program, participant__state=ParticipantState.ACTIVE)
    return dict(taking_part.order_by().values_list("topic").annotate(people=Count("pk")))


def _desk(
    topic: Topic, program: Program, hidden: HiddenTopic | None, figures: Figures, now: datetime
) -> DeskTopic:
    offered, wanted = (figure.get(topic.pk, 0) for figure in figures)
    merged_into = hidden.merged_into if hidden else None
    return DeskTopic(
        topic=listed(topic),
        offered=offered,
        wanted=groups.rounded(wanted) if wanted >= program.smallest_group else None,
        is_own=bool(topic.scope),
        is_hidden=hidden is not None,
        merged_into=merged_into.name if merged_into else "",
        can_part=bool(hidden and merged_into and now - hidden.hidden_at < TAKEN_BACK_FOR),
    )
