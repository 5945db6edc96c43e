"""Reading the outbox."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet
from django.db.models.functions import Now

from mentoring.notifications.models import Choice, Delivery, Preference, Suppression
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


def may_have_left(serial_key: str) -> bool:
    """True if any mail of the series left or may have left. A calendar CANCEL is pointless otherwise."""
    left = Q(state__in=[State.SENT, State.UNKNOWN]) | Q(ambiguous__gt=0) | Q(tries__data_at__isnull=False)
    return Delivery.objects.filter(left, serial_key=serial_key).exists()


def person_at(address: str) -> Person | None:
    """Return the person whose e-mail address this is, or None."""
    people: Any = get_user_model()._default_manager  # noqa: SLF001
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
