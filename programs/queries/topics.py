"""The topics of a program: the catalogue without what the program hid, and with what it added."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef, Q, QuerySet

from mentoring.profiles.models import Topic, User
from mentoring.profiles.models.topic import Cluster
from programs.models import HiddenTopic, Participant, Program, TopicProposal
from programs.rules import phases
from programs.rules.topics import without_marks


@dataclass(frozen=True, slots=True)
class ListedTopic:
    """One topic to choose. `name`, `about` and `question` are in the active language.

    `words` holds name and explanation in both languages, for searching; `is_past` says that the program does
    not offer it any more and that it is listed for somebody who chose it before.
    """

    code: str
    name: str
    about: str
    question: str
    words: str
    is_past: bool = False


@dataclass(frozen=True, slots=True)
class TopicFamily:
    """The topics of one cluster. `cluster` is its code, `label` its name in the active language."""

    cluster: str
    label: str
    topics: tuple[ListedTopic, ...]

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Code and name of each topic, as a form wants them."""
        return [(topic.code, topic.name) for topic in self.topics]


def topics_in_scope(program: Program) -> QuerySet[Topic]:
    """Return the catalogue and what `program` added, hidden or not."""
    return Topic.objects.filter(scope__in=("", program.code))


def visible_topics(program: Program) -> QuerySet[Topic]:
    """Return what people of `program` choose from: never the own topics of another program."""
    hidden = HiddenTopic.objects.filter(program=program, topic=OuterRef("pk"))
    return topics_in_scope(program).filter(~Exists(hidden), is_active=True)


def topic_choices(program: Program, *, keep: Collection[str] = ()) -> list[TopicFamily]:
    """Return the topics of `program` by cluster, in the order of the catalogue. One query; two with `keep`.

    `keep` are codes somebody chose before: they stay in the list even if the program has hidden them since.
    """
    shown = visible_topics(program)
    either = Q(pk__in=shown.values("pk")) | Q(code__in=keep)
    found = topics_in_scope(program).filter(either) if keep else shown
    past = set(keep) - set(shown.filter(code__in=keep).values_list("code", flat=True)) if keep else set()
    families: dict[str, list[ListedTopic]] = {str(cluster): [] for cluster in Cluster}
    for topic in found.order_by("position", "code"):
        families[topic.cluster].append(listed(topic, is_past=topic.code in past))
    return [
        TopicFamily(cluster, str(Cluster(cluster).label), tuple(topics))
        for cluster, topics in families.items()
        if topics
    ]


def is_found(topic: ListedTopic, words: str) -> bool:
    """Say whether each of `words` is in the name, or begins a word of name or explanation in any language."""
    name, said = without_marks(topic.name), f" {without_marks(topic.words)}"
    return all(word in name or f" {word}" in said for word in without_marks(words).split())


def found_topics(program: Program, words: str) -> list[TopicFamily]:
    """Return the topics of `program` that hold every one of `words`; all without words. One query."""
    families = [
        replace(family, topics=tuple(one for one in family.topics if is_found(one, words)))
        for family in topic_choices(program)
    ]
    return [family for family in families if family.topics]


def takes_proposals(program: Program) -> bool:
    """Say whether topics can be proposed still."""
    return not phases.is_over(program.state)


def own_proposals(viewer: User, participant: Participant) -> list[TopicProposal]:
    """Return what the viewer has proposed, latest first."""
    proposals = participant.topic_proposals.filter(participant__person=viewer)
    return list(proposals.select_related("topic").order_by("-proposed_at", "-pk"))


def listed(topic: Topic, *, is_past: bool = False) -> ListedTopic:
    """Return what is shown of `topic` in a list, in the active language."""
    words = f"{topic.name_de} {topic.name_en} {topic.about_de} {topic.about_en}"
    return ListedTopic(topic.code, topic.name, topic.about, topic.question, words, is_past)


def merged_topics(program: Program) -> set[str]:
    """Return the codes that went into other topics: a page opened before may still send them."""
    merges = HiddenTopic.objects.filter(program=program, merged_into__isnull=False)
    return set(merges.values_list("topic__code", flat=True))


def current_topics(program: Program, codes: Collection[str]) -> dict[str, Topic]:
    """Return code → the topic that stands for it in `program`: itself, or what it was merged into.

    Unknown codes and topics of other programs are left out. Two queries, whatever was merged into what.
    """
    merges = HiddenTopic.objects.filter(program=program, merged_into__isnull=False)
    into = dict(merges.values_list("topic__code", "merged_into__code"))
    ends = {code: _end(code, into) for code in codes}
    topics = topics_in_scope(program).filter(code__in=set(ends.values()))
    found = {topic.code: topic for topic in topics}
    return {code: found[end] for code, end in ends.items() if end in found}


def _end(code: str, into: dict[str, str]) -> str:
    """Follow merges to the last one; they never run in a circle, as only a topic in use is merged into."""
    while code in into:
        code = into[code]
    return code
