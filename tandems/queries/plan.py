"""The plan as one of its two people sees it. Nobody else gets a row."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from mentoring.profiles.models import Topic, User
from programs.models import Participant, Preset
from programs.queries.topics import visible_topics
from tandems.models import Meeting, PlanItem, PlanState, SessionLog, Tandem, TandemState
from tandems.models.plan import PlanQuerySet
from tandems.queries.cards import suggested
from tandems.queries.mine import sides, tandems_visible_to
from tandems.rules import plan as rules
from tandems.rules.cards import SaidCard

NEVER = dt.datetime.max.replace(tzinfo=dt.UTC)
GLANCE, JOURNEY = 4, 6  # items in the workspace and of the mentor's start page, and in the mentee's journey


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan of a tandem. `held` counts its talks; `free` is the first month without an item."""

    tandem: Tandem
    me: Participant
    partner: Participant
    items: tuple[PlanItem, ...]
    held: int
    free: dt.date | None
    cards: tuple[SaidCard, ...]

    @property
    def next(self) -> PlanItem | None:
        """What comes next: what has a meeting ahead, else the first that is planned, else the first idea."""
        still = [item for item in self.items if item.is_open]
        met = sorted((item for item in still if item.day), key=lambda item: item.day or NEVER)
        planned = [item for item in still if item.state == PlanState.PLANNED]
        return next(iter((*met, *planned, *still)), None)

    @property
    def card(self) -> SaidCard | None:
        """The conversation card for what comes next, else the one that fits best."""
        following = self.next
        return (following.conversation if following else None) or next(iter(self.cards), None)

    @property
    def glance(self) -> tuple[PlanItem, ...]:
        """A few items around the next one: the latest that is done, and what follows."""
        return self._around(GLANCE, before=1)

    @property
    def journey(self) -> tuple[PlanItem, ...]:
        """Some more of them, the way behind included."""
        return self._around(JOURNEY, before=3)

    def _around(self, count: int, *, before: int) -> tuple[PlanItem, ...]:
        following = self.next
        place = self.items.index(following) if following else len(self.items)
        start = max(min(place - before, len(self.items) - count), 0)
        return self.items[start : start + count]

    @property
    def missing(self) -> int:
        """How many items are still to be planned before the first meeting."""
        planned = sum(item.state != PlanState.IDEA for item in self.items)
        return rules.missing(departmental=is_departmental(self.tandem), held=self.held, planned=planned)

    @property
    def is_open(self) -> bool:
        """A tandem that has ended plans nothing more."""
        return self.tandem.state != TandemState.ENDED

    @property
    def has_room(self) -> bool:
        """One more item fits in."""
        return self.is_open and len(self.items) < rules.MOST


def is_departmental(tandem: Tandem) -> bool:
    """Say whether the tandem works in one department and begins with a topic plan."""
    return str(tandem.program.preset) == Preset.DEPARTMENTAL


def items_visible_to(viewer: User) -> PlanQuerySet:
    """Every item of the viewer's own tandems, also what was taken out a moment ago."""
    own = tandems_visible_to(viewer).order_by().values("pk")
    found = PlanItem.objects.filter(tandem__in=own)
    return found.select_related("topic", "meeting", "tandem__program", "tandem__mentor", "tandem__mentee")


def plan(viewer: User, tandem: Tandem, *, held: int, now: dt.datetime) -> Plan:
    """Return the plan of the viewer's own `tandem`, which has talked `held` times. One query."""
    me, partner = sides(viewer, tandem)
    items = tuple(items_visible_to(viewer).kept().filter(tandem=tandem))
    today = now.astimezone(ZoneInfo(viewer.time_zone)).date()
    free = rules.first_free(months_of(tandem), [item.month for item in items if item.month], today)
    return Plan(tandem, me, partner, items, held, free, tuple(suggested(tandem, items, held=held)))


def talks_held(viewer: User, tandem: Tandem) -> int:
    """Return how many talks of the viewer's own `tandem` took place."""
    own = tandems_visible_to(viewer).order_by().values("pk")
    return SessionLog.objects.filter(tandem=tandem, tandem__in=own, took_place=True).count()


def months_of(tandem: Tandem) -> list[dt.date]:
    """Return the months in which the tandem can plan something."""
    return rules.months(tandem.program.kickoff_on, tandem.program.ends_on)


def own_item(viewer: User, code: str, tandem: Tandem) -> PlanItem | None:
    """Return the item of the viewer's own `tandem` with this code; None if there is none."""
    return items_visible_to(viewer).kept().filter(code=code, tandem=tandem).first() if code else None


def card_for(viewer: User, meeting: Meeting, *, now: dt.datetime) -> SaidCard | None:
    """Return the conversation card that helps to prepare `meeting`, None for one that is over. Two queries.

    That is the card it was planned from, else the one that fits its topic; for a meeting that is in no plan
    the next card of the plan, else what fits the tandem.
    """
    if meeting.ends_at <= now:
        return None
    items = list(items_visible_to(viewer).kept().filter(tandem=meeting.tandem))
    about = [item for item in items if item.meeting_id == meeting.pk]
    waiting = [item for item in items if item.is_open and not item.meeting_id]
    own = next((item.conversation for item in about or waiting[:1] if item.conversation), None)
    held = talks_held(viewer, meeting.tandem)
    return own or next(iter(suggested(meeting.tandem, [*about, *items], held=held)), None)


def topics_to_plan(viewer: User, tandem: Tandem, item: PlanItem | None) -> QuerySet[Topic]:
    """Return the topics an item can be about; `item` keeps the one it has."""
    offered = visible_topics(tandem.program)
    if item is None or item.topic_id is None or not items_visible_to(viewer).filter(pk=item.pk).exists():
        return offered
    return Topic.objects.filter(pk__in=[*offered.values_list("pk", flat=True), item.topic_id])


def tandem_to_plan(viewer: User) -> Tandem | None:
    """Return the viewer's living tandem, the latest if there are several."""
    return tandems_visible_to(viewer).exclude(state=TandemState.ENDED).order_by("-started_at", "-pk").first()
