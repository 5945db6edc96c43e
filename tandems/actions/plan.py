"""Planning what a tandem is about: both add, change, order and take out. Nobody overwrites the other."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F, Max

from mentoring.errors import Refused, require
from mentoring.profiles.models import Topic, User
from tandems import permissions
from tandems.models import Meeting, PlanItem, PlanState, SessionLog, Tandem
from tandems.models.plan import OPEN_STATES
from tandems.rules import plan as rules


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody wants an item to say. `card` is the code of a card, `month` its first day."""

    words: str
    question: str
    topic: Topic | None
    month: dt.date | None
    format: str
    state: str
    card: str = ""


def begin_plan(tandem: Tandem) -> int:
    """Fill an empty plan from what the mentee needs. Returns how many items; a second time does nothing.

    The caller founds the tandem.
    """
    if PlanItem.objects.filter(tandem=tandem).exists():
        return 0
    needs = tandem.mentee.needs.order_by("-priority", "topic__code")
    sketches = rules.first_plan(
        [(need.topic_id, str(need.question)) for need in needs],
        start=max(tandem.program.kickoff_on, tandem.started_at.date()),
        end=tandem.program.ends_on,
    )
    made = PlanItem.objects.bulk_create(
        PlanItem(
            tandem=tandem,
            position=position,
            card=sketch.card,
            topic_id=sketch.topic,
            question=sketch.question,
            month=sketch.month,
        )
        for position, sketch in enumerate(sketches, start=1)
    )
    return len(made)


@transaction.atomic
def add_item(*, tandem: Tandem, draft: Draft, by: User, now: datetime) -> PlanItem:  # noqa: ARG001  (as every action)
    """Add an item at the end. Raises NotAllowed, or Refused: plan_full, plan_item_empty."""
    tandem = _held(tandem)
    require(permissions.can_plan(by, tandem))
    _check_says_something(draft)
    items = PlanItem.objects.filter(tandem=tandem)
    rules.check_room(items.kept().count())
    last = items.aggregate(last=Max("position"))["last"] or 0
    return PlanItem.objects.create(tandem=tandem, position=last + 1, **_fields_of(draft))


@transaction.atomic
def change_item(*, item: PlanItem, draft: Draft, revision: int, by: User, now: datetime) -> PlanItem:  # noqa: ARG001  (as every action)
    """Change what an item says. `revision` is the one the writer saw.

    Raises NotAllowed, or Refused: plan_item_empty, or plan_item_changed if somebody saved something else
    meanwhile; saving the same words twice is no conflict.
    """
    tandem = _held(item.tandem)
    require(permissions.can_plan(by, tandem))
    _check_says_something(draft)
    present = PlanItem.objects.select_related("topic").get(pk=item.pk)
    wanted = _fields_of(draft)
    if all(getattr(present, name) == value for name, value in wanted.items()):
        return present
    rules.check_revision(seen=revision, present=present.revision)
    for name, value in wanted.items():
        setattr(present, name, value)
    present.revision += 1
    present.save()
    return present


@transaction.atomic
def set_state(*, item: PlanItem, state: str, by: User, now: datetime) -> PlanItem:  # noqa: ARG001  (as every action)
    """Say how far the two have come with an item. Raises NotAllowed."""
    require(permissions.can_plan(by, _held(item.tandem)))
    changed = PlanItem.objects.filter(pk=item.pk).exclude(state=state)
    changed.update(state=PlanState(state), revision=F("revision") + 1)
    return item


@transaction.atomic
def order_item(
    *,
    item: PlanItem,
    step: int,
    before: str | None,
    by: User,
    now: datetime,  # noqa: ARG001  (as every action)
) -> PlanItem:
    """Move an item by `step` places (-1 up, 1 down), or in front of the item `before` ("" = to the end).

    Two who order at once queue up; each move is made on what the other left. Raises NotAllowed.
    """
    tandem = _held(item.tandem)
    require(permissions.can_plan(by, tandem))
    items = {one.code: one for one in PlanItem.objects.kept().filter(tandem=tandem).order_by("position")}
    if item.code not in items:
        return item
    order = [*items]
    wanted = rules.moved(order, item.code, step) if before is None else rules.placed(order, item.code, before)
    positions = [one.position for one in items.values()]
    for position, code in zip(positions, wanted, strict=True):
        if items[code].position != position:
            PlanItem.objects.filter(pk=items[code].pk).update(position=position)
    return item


@transaction.atomic
def take_out(*, item: PlanItem, by: User, now: datetime) -> Tandem:
    """Take an item out; a second time changes nothing. Returns the tandem. Raises NotAllowed."""
    require(permissions.can_plan(by, _held(item.tandem)))
    PlanItem.objects.filter(pk=item.pk, removed_at__isnull=True).update(removed_at=now)
    return item.tandem


@transaction.atomic
def put_back(*, item: PlanItem, by: User, now: datetime) -> Tandem:  # noqa: ARG001  (as every action)
    """Undo taking an item out; it stands where it stood. Raises NotAllowed, or Refused: plan_full."""
    tandem = _held(item.tandem)
    require(permissions.can_plan(by, tandem))
    gone = PlanItem.objects.filter(pk=item.pk, removed_at__isnull=False)
    if gone.exists():
        rules.check_room(PlanItem.objects.kept().filter(tandem=tandem).count())
        gone.update(removed_at=None)
    return tandem


def plan_for(item: PlanItem | None, meeting: Meeting) -> None:
    """Note that `meeting` is about `item`, an own one of its tandem. Nothing without an item."""
    if item is None or item.tandem_id != meeting.tandem_id:
        return
    PlanItem.objects.filter(pk=item.pk).update(meeting=meeting, revision=F("revision") + 1)
    PlanItem.objects.filter(pk=item.pk, state=PlanState.IDEA).update(state=PlanState.PLANNED)


def note_discussed(log: SessionLog) -> None:
    """Mark what the meeting of `log` was about as discussed, if the two met."""
    if log.took_place and log.meeting_id:
        open_ones = PlanItem.objects.filter(meeting=log.meeting_id, state__in=OPEN_STATES)
        open_ones.update(state=PlanState.DISCUSSED, revision=F("revision") + 1)


def forget_plans(*, now: datetime) -> int:
    """Erase what was taken out a day ago, and plans of tandems that ended thirty days ago.

    Returns how many items went. Nobody acts here: the clock does.
    """
    over = PlanItem.objects.filter(tandem__ended_at__lte=now - rules.FORGET_AFTER)
    gone = PlanItem.objects.filter(removed_at__lte=now - rules.UNDO_FOR)
    return (over | gone).delete()[0]


def _fields_of(draft: Draft) -> dict[str, object]:
    """Return the fields of an item that `draft` sets."""
    return {name: getattr(draft, name) for name in Draft.__dataclass_fields__}


def _check_says_something(draft: Draft) -> None:
    if not (draft.words or draft.card or draft.topic):
        raise Refused("plan_item_empty", field="words")


def _held(tandem: Tandem) -> Tandem:
    """Return the tandem as it is now, held: two who plan at once queue up here."""
    locked = Tandem.objects.select_for_update(of=("self",)).select_related("mentor", "mentee")
    return locked.get(pk=tandem.pk)
