"""Reading the outbox."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet
from django.db.models.functions import Now
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentoring.notifications import registry
from mentoring.notifications.models import (
    Choice,
    Delivery,
    Heartbeat,
    MailChannel,
    Preference,
    Suppression,
)
from mentoring.notifications.notice import Notice
from mentoring.notifications.people import Person, address_hash, normal
from mentoring.notifications.rules.moves import OPEN, State


def due() -> QuerySet[Delivery]:
    """Rows that may be claimed now: pending and due, or left behind by a sender whose lease is over.

    A row waits while an older one of the same series is open.
    """
    older = Delivery.objects.filter(
        serial_key=OuterRef("serial_key"), id__lt=OuterRef("id"), state__in=OPEN
    ).exclude(serial_key="")
    ready = Q(state=State.PENDING, next_try_at__lte=Now()) | Q(
        state=State.SENDING, lease_expires_at__lt=Now()
    )
    return Delivery.objects.filter(ready).exclude(Exists(older)).order_by("priority", "next_try_at")


def count_due() -> int:
    """How many rows may be claimed now."""
    return due().count()


def count_late(wait: dt.timedelta) -> int:
    """How many rows could have been claimed for longer than `wait`."""
    return due().filter(next_try_at__lt=Now() - wait).count()


def paused_channels() -> list[MailChannel]:
    """Ways that take no mail for the time being."""
    return list(MailChannel.objects.filter(state=MailChannel.States.PAUSED))


def signs_of_life(names: Collection[str]) -> dict[str, dt.datetime]:
    """Return when each of these last ran, in UTC; those that never did are missing."""
    return dict(Heartbeat.objects.filter(name__in=names).values_list("name", "at"))


def may_have_left(serial_key: str) -> bool:
    """True if any mail of the series left or may have left. A calendar CANCEL is pointless otherwise."""
    left = Q(state__in=[State.SENT, State.UNKNOWN]) | Q(ambiguous__gt=0) | Q(tries__data_at__isnull=False)
    return Delivery.objects.filter(left, serial_key=serial_key).exists()


def person_at(address: str) -> Person | None:
    """Return the person whose e-mail address this is, or None."""
    people: Any = get_user_model()._default_manager
    person: Person | None = people.filter(email=normal(address)).first()
    return person


@dataclass(frozen=True, slots=True)
class Backlog:
    """Figures of one kind in one state. `oldest_due_at` is in UTC."""

    notice: str
    state: str
    count: int
    oldest_due_at: dt.datetime


def backlog() -> list[Backlog]:
    """Return the mails that are not final, counted by kind and state."""
    rows = (
        Delivery.objects.filter(state__in=[*OPEN, State.UNKNOWN, State.HELD])
        .values("notice", "state")
        .annotate(count=Count("id"), oldest=Min("due_at"))
        .order_by("notice", "state")
    )
    return [Backlog(row["notice"], row["state"], row["count"], row["oldest"]) for row in rows]


def readable_mails() -> QuerySet[Delivery]:
    """Mails of the demo's page, newest first: everything with a body. Never used with real mail."""
    return Delivery.objects.filter(body__isnull=False).order_by("-id")


def readable_mail(code: uuid.UUID) -> Delivery | None:
    """One mail of the demo's page, or None."""
    return readable_mails().filter(code=code).first()


def unwanted(row: Delivery, notice: Notice) -> str:
    """Return why the recipient must not get this mail, or "". Erasure stops even mails of the login flow."""
    if (
        notice.can_be_switched_off
        and Preference.objects.filter(person_id=row.person_id, notice=row.notice, choice=Choice.OFF).exists()
    ):
        return "switched off"
    blocks = Suppression.objects.filter(
        address_hmac=address_hash(row.address), scope__in=[Suppression.ALL, row.notice]
    )
    if not notice.suppressible:
        blocks = blocks.filter(reason=Suppression.Reasons.ERASED)
    return blocks.values_list("reason", flat=True).first() or ""


OWN_GROUP = _("Signing in and account")
SHOWN_MAILS, SHOWN_DAYS = 20, 30


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of mail as its reader sees it. `wanted` is what they chose; needed kinds are always wanted."""

    slug: str
    name: str | Promise
    description: str | Promise
    can_be_switched_off: bool
    needed: str | Promise
    wanted: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The kinds of mail about one thing, those that can be switched off first."""

    slug: str
    title: str | Promise
    kinds: list[Kind]

    @property
    def choices(self) -> list[Kind]:
        """The kinds that are the reader's choice."""
        return [kind for kind in self.kinds if kind.can_be_switched_off]

    @property
    def needed(self) -> list[Kind]:
        """The kinds that always come."""
        return [kind for kind in self.kinds if not kind.can_be_switched_off]


def unwanted_kinds(person: Person) -> set[str]:
    """Return the slugs of what a person switched off, here or by the link of a mail to their address."""
    off = Preference.objects.filter(person_id=person.pk, choice=Choice.OFF)
    blocked = Suppression.objects.filter(
        address_hmac=address_hash(person.email), reason=Suppression.Reasons.UNSUBSCRIBED
    )
    return {*off.values_list("notice", flat=True), *blocked.values_list("scope", flat=True)}


def choices_of(person: Person) -> list[Group]:
    """Return every kind of mail that `person` can get, the groups that are closest to people first."""
    off = unwanted_kinds(person)
    groups: dict[str, Group] = {}
    order = [config.label for config in apps.get_app_configs()]
    for notice in registry.every():
        if not notice.can_reach(person):
            continue
        config = apps.get_containing_app_config(type(notice).__module__)
        own = config is None or config.label == "notifications"
        label = "notifications" if config is None else config.label
        title = OWN_GROUP if own or config is None else config.verbose_name
        groups.setdefault(label, Group(label, title, [])).kinds.append(_kind(notice, notice.slug not in off))
    return sorted(groups.values(), key=lambda group: order.index(group.slug), reverse=True)


def _kind(notice: Notice, wanted: bool) -> Kind:
    return Kind(
        slug=notice.slug,
        name=notice.name,
        description=notice.description,
        can_be_switched_off=notice.can_be_switched_off,
        needed=notice.needed,
        wanted=wanted or not notice.can_be_switched_off,
    )


@dataclass(frozen=True, slots=True)
class Sent:
    """One line of what somebody was written: the kind and what became of it, never the words."""

    name: str | Promise
    state: str
    state_name: str
    at: dt.datetime


def recent_mails(person: Person, *, now: dt.datetime) -> list[Sent]:
    """Return what `person` was written in the last thirty days, newest first, at most twenty mails."""
    rows = Delivery.objects.filter(person_id=person.pk, due_at__range=(now - dt.timedelta(SHOWN_DAYS), now))
    found = []
    for row in rows.only("notice", "state", "sent_at", "due_at").order_by("-due_at", "-id")[:SHOWN_MAILS]:
        notice = registry.find(row.notice)
        name = notice.name if notice else row.notice
        found.append(Sent(name, row.state, row.get_state_display(), row.sent_at or row.due_at))
    return found
