"""Deciding that a mail shall exist, in the transaction of its cause."""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.db import connection, models, transaction
from django.db.models import Q
from django.db.models.functions import Now

from mentoring.notifications.actions.waking import wake_after_commit
from mentoring.notifications.clock import database_now
from mentoring.notifications.models import Delivery
from mentoring.notifications.notice import RECIPIENT, Due, Notice, about_text
from mentoring.notifications.people import Address, Person, normal
from mentoring.notifications.rules.moves import State

BATCH = 500


def announce(  # noqa: PLR0913  (a mail is said in one breath)
    notice: type[Notice],
    *,
    to: Person | Address | Iterable[Person | Address],
    key: str,
    about: models.Model | None = None,
    due_at: dt.datetime | None = None,
    expires_at: dt.datetime | None = None,
    context: Mapping[str, Any] | None = None,
    scope: str = "",
    serial_key: str = "",
) -> int:
    """Write one delivery per recipient unless it exists already, and wake the sender after commit.

    `key` says what the mail is about (the notice adds its prefix and the recipient). `due_at` None means now.
    `context` holds plain JSON: codes and numbers, never private words. Mails with the same `serial_key` leave
    in the order of their writing. Must be called inside a transaction. Returns how many are new.
    """
    people = [to] if isinstance(to, Person | Address) else list(to)
    now = database_now()
    dues = [
        Due(
            to=person,
            key=key,
            due_at=due_at or now,
            expires_at=expires_at,
            about=about,
            context=context or {},
            scope=scope,
            serial_key=serial_key,
        )
        for person in people
    ]
    written = insert(notice, dues)
    if written and (due_at is None or due_at <= now):
        wake_after_commit()
    return written


def insert(notice: type[Notice], dues: Iterable[Due]) -> int:
    """Write deliveries for `dues` where none exists with the same key. Returns how many are new."""
    _assert_atomic()
    rows = {row.dedupe_key: row for row in (_row(notice, due) for due in dues)}
    keys = list(rows)
    written = 0
    for start in range(0, len(keys), BATCH):
        some = keys[start : start + BATCH]
        known = set(Delivery.objects.filter(dedupe_key__in=some).values_list("dedupe_key", flat=True))
        fresh = [rows[key] for key in some if key not in known]
        Delivery.objects.bulk_create(fresh, ignore_conflicts=True)
        written += len(fresh)
    return written


def enclose(notice: type[Notice], *, address: str, person: Person | None, compose: Any) -> Delivery:
    """Write a delivery whose mail exists already: `compose(message_id)` returns its MIME bytes.

    For mails whose words cannot be made again later: login codes, and whatever a library sends.
    """
    _assert_atomic()
    now = database_now()
    to = person if person is not None else Address(email=address)
    row = _row(notice, Due(to=to, key=uuid.uuid4().hex, due_at=now), personal_key=False)
    row.address = normal(address)
    row.body = compose(row.message_id)
    row.body_sha256 = hashlib.sha256(row.body).hexdigest()
    Delivery.objects.bulk_create([row])
    wake_after_commit()
    return row


def cancel(
    *,
    about: models.Model | None = None,
    serial_key: str = "",
    notice: type[Notice] | None = None,
    to: Person | None = None,
) -> int:
    """Cancel the open mails about something or of one series; one being sent stops at its mark.

    Held ones are dropped too. Must be called inside a transaction. Returns how many changed.
    """
    _assert_atomic()
    if about is None and not serial_key:
        raise ValueError("say what is to be cancelled: about or serial_key")
    which = Q()
    if about is not None:
        which &= Q(about=about_text(about))
    if serial_key:
        which &= Q(serial_key=serial_key)
    if notice is not None:
        which &= Q(notice=notice.slug)
    if to is not None:
        which &= Q(person_id=to.pk)
    rows = Delivery.objects.filter(which)
    stopped = rows.filter(state=State.SENDING, cancel_requested=False).update(cancel_requested=True)
    dropped = rows.filter(state__in=[State.PENDING, State.HELD]).update(
        state=State.CANCELLED, settled_at=Now()
    )
    return stopped + dropped


def _row(notice: type[Notice], due: Due, *, personal_key: bool = True) -> Delivery:
    expires_at = due.expires_at or (due.due_at + notice.expiry if notice.expiry else None)
    if expires_at is None:
        raise ValueError(f"{notice.__name__} has no expiry of its own: say expires_at")
    code = uuid.uuid4()
    context = dict(due.context)
    if isinstance(due.to, Address):
        context[RECIPIENT] = {
            "name": due.to.name,
            "language": due.to.language,
            "time_zone": due.to.time_zone,
        }
    return Delivery(
        code=code,
        dedupe_key=notice.key(due.key, due.to if personal_key else None),
        notice=notice.slug,
        scope=due.scope,
        person_id=None if isinstance(due.to, Address) else due.to.pk,
        address=normal(due.to.email),
        about=about_text(due.about),
        context=context,
        serial_key=due.serial_key,
        priority=notice.priority,
        due_at=due.due_at,
        next_try_at=due.due_at,
        expires_at=expires_at,
        message_id=f"<{code}@{settings.MAIL_DOMAIN}>",
    )


def _assert_atomic() -> None:
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("a mail is written in the transaction of its cause")
