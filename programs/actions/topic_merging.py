"""Two topics of a program become one, and for a day they can be taken apart again."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from mentoring.errors import Refused
from mentoring.profiles.models import Topic, User
from programs.actions.topics import managed, topic_called
from programs.models import HiddenTopic, MergedChoice, Need, Offer, Program
from programs.queries.topics import visible_topics
from programs.rules.topics import TAKEN_BACK_FOR, Said, check_merge_is_fresh, together

Choice = Offer | Need  # `kind` is one of the two classes


@transaction.atomic
def merge_topics(*, program: Program, source: str, target: str, by: User, now: datetime) -> HiddenTopic:
    """Let everything that people of `program` offer or want of `source` count for `target`; hide `source`.

    Who has both keeps the stronger. `source` and `target` are codes. Other programs notice nothing. A profile
    saved at the same time waits, or is waited for: nobody is left with the merged topic.
    Raises NotAllowed, or Refused: topic_same, topic_unknown (either is not in use).
    """
    program = managed(program, by)
    if source == target:
        raise Refused("topic_same")
    found = {topic.code: topic for topic in visible_topics(program).filter(code__in=[source, target])}
    if len(found) < 2:  # noqa: PLR2004  (both of them)
        raise Refused("topic_unknown")
    merge = HiddenTopic.objects.create(
        program=program, topic=found[source], merged_into=found[target], hidden_at=now
    )
    _hold_people(program)
    for kind in (Offer, Need):
        _merge(merge, kind)
    return merge


@transaction.atomic
def unmerge_topics(*, program: Program, code: str, by: User, now: datetime) -> Topic:
    """Take a merge of the last day back: the topic called `code` is offered again, with what people said.

    What somebody has changed since stays as they want it. Raises NotAllowed, or Refused: topic_unknown,
    merge_settled (more than a day ago), merge_moved_on (the other topic is hidden or merged by now).
    """
    program = managed(program, by)
    topic = topic_called(program, code)
    merges = HiddenTopic.objects.filter(program=program, topic=topic, merged_into__isnull=False)
    merge = merges.select_related("merged_into").first()
    if merge is None or merge.merged_into is None:
        raise Refused("topic_unknown")
    check_merge_is_fresh(merge.hidden_at, now)
    if not visible_topics(program).filter(pk=merge.merged_into.pk).exists():
        raise Refused("merge_moved_on")
    _hold_people(program)
    for kind in (Offer, Need):
        _take_apart(merge, kind)
    merge.delete()
    return topic


def forget_merged(*, now: datetime) -> int:
    """Delete what people had said before merges that cannot be taken back any more. Returns how many rows."""
    return MergedChoice.objects.filter(merge__hidden_at__lte=now - TAKEN_BACK_FOR).delete()[0]


def _hold_people(program: Program) -> None:
    """Keep everybody's choices still until the transaction ends, always in the same order."""
    list(program.participants.order_by("pk").select_for_update(no_key=True).values_list("pk", flat=True))


def _chosen(merge: HiddenTopic, kind: Any) -> dict[int, dict[int, Choice]]:
    """Participant → topic → what they chose, of both topics of the merge."""
    rows = kind.objects.filter(
        participant__program=merge.program_id, topic__in=[merge.topic_id, merge.merged_into_id]
    )
    found: dict[int, dict[int, Choice]] = {}
    for row in rows:
        found.setdefault(row.participant_id, {})[row.topic_id] = row
    return found


def _merge(merge: HiddenTopic, kind: Any) -> None:
    remembered, moved, joined, gone = [], [], [], []
    for participant, rows in _chosen(merge, kind).items():
        source, target = rows.get(merge.topic_id), rows.get(merge.merged_into_id or 0)
        if source is None:
            continue
        remembered.append(_remember(merge, participant, source, target))
        if target is None:
            source.topic_id = merge.merged_into_id or 0
            moved.append(source)
        else:
            _say(target, together(_said(target), _said(source)))
            joined.append(target)
            gone.append(source.pk)
    MergedChoice.objects.bulk_create(remembered)
    kind.objects.bulk_update(moved, ["topic"])
    kind.objects.bulk_update(joined, _fields(kind))
    kind.objects.filter(pk__in=gone).delete()


def _take_apart(merge: HiddenTopic, kind: Any) -> None:
    rows = _chosen(merge, kind)
    moved, parted, back = [], [], []
    for before in merge.choices.all():
        target = rows.get(before.participant_id, {}).get(merge.merged_into_id or 0)
        if target is None:
            continue
        if before.kept_strength is None:
            target.topic_id = merge.topic_id
            moved.append(target)
            continue
        said = Said(before.strength, before.is_live, str(before.question))
        kept = Said(before.kept_strength, before.kept_is_live, str(before.kept_question))
        if _said(target) == together(kept, said):
            _say(target, kept)
            parted.append(target)
        again = kind(participant_id=before.participant_id, topic_id=merge.topic_id)
        _say(again, said)
        back.append(again)
    kind.objects.bulk_update(moved, ["topic"])
    kind.objects.bulk_update(parted, _fields(kind))
    kind.objects.bulk_create(back)


def _remember(merge: HiddenTopic, participant: int, source: Choice, target: Choice | None) -> MergedChoice:
    said, kept = _said(source), _said(target) if target else None
    return MergedChoice(
        merge=merge,
        participant_id=participant,
        strength=said.strength,
        is_live=said.is_live,
        question=said.question,
        kept_strength=kept.strength if kept else None,
        kept_is_live=kept.is_live if kept else False,
        kept_question=kept.question if kept else "",
    )


def _fields(kind: Any) -> list[str]:
    return ["level", "is_live", "example"] if kind is Offer else ["priority", "question"]


def _said(row: Choice) -> Said:
    if isinstance(row, Offer):
        return Said(row.level, row.is_live, str(row.example))
    return Said(row.priority, question=str(row.question))


def _say(row: Choice, said: Said) -> None:
    if isinstance(row, Offer):
        row.level, row.is_live, row.example = said.strength, said.is_live, said.question
    else:
        row.priority, row.question = said.strength, said.question
