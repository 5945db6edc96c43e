"""T1 and T1b: taking a due row, asking once more whether it shall be sent, and freezing its bytes."""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
import os
import socket
import uuid
from dataclasses import dataclass
from enum import Enum, auto

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now
from django.db.utils import InterfaceError, OperationalError

from mentoring.notifications import queries, registry, rendering
from mentoring.notifications.actions import locks
from mentoring.notifications.actions.moving import move
from mentoring.notifications.clock import database_now
from mentoring.notifications.models import Delivery, DeliveryAttempt, Outcome
from mentoring.notifications.rules.moves import State
from mentoring.notifications.rules.retry import AFTER_DOUBT, MAX_ATTEMPTS, parks

logger = logging.getLogger(__name__)

LEASE = dt.timedelta(minutes=5)  # longer than the slowest mail (100 s) and a restart of the database
WORKER = f"{socket.gethostname()[:60]}/{os.getpid()}"


@dataclass(frozen=True, slots=True)
class Claim:
    """A row that this process may send, as long as `token` is on it."""

    row: Delivery
    token: uuid.UUID


class Step(Enum):
    """A claim that gave nothing to send."""

    SETTLED = auto()  # a row came to an end without sending; go on
    BUSY = auto()  # a living sender has it; go on
    NOTHING = auto()


def claim(busy: set[int]) -> Claim | Step:
    """Take the most urgent due row that is not in `busy`. A claimed row's advisory lock is held on return."""
    locked: int | None = None
    taken: Claim | Step = Step.NOTHING
    try:
        with transaction.atomic(durable=True):
            row = queries.due().exclude(pk__in=busy).select_for_update(skip_locked=True, of=("self",)).first()
            if row is None:
                return Step.NOTHING
            if not locks.take(row.pk):
                busy.add(row.pk)
                return Step.BUSY
            locked = row.pk
            taken = _take(row)
    finally:
        if locked is not None and not isinstance(taken, Claim):
            locks.release(locked)
    return taken


def _take(row: Delivery) -> Claim | Step:
    if row.state == State.SENDING and not _close_interrupted(row):
        return Step.SETTLED
    end = _objection(row)
    if end is not None:
        state, reason = end
        move(row, state, last_error=reason)
        return Step.SETTLED
    token = uuid.uuid4()
    move(
        row,
        State.SENDING,
        attempts=F("attempts") + 1,
        lease_token=token,
        lease_expires_at=Now() + LEASE,
    )
    DeliveryAttempt.objects.create(delivery=row, number=row.tries.count() + 1, token=token, worker=WORKER)
    return Claim(Delivery.objects.select_related("person").get(pk=row.pk), token)


def _close_interrupted(row: Delivery) -> bool:
    """End the attempt of a sender that is gone. True if the row may be sent again right now.

    Without the mark nothing was handed over. With it nobody knows, and the kind of mail decides.
    """
    attempts = row.tries.filter(outcome="")
    if not attempts.filter(data_at__isnull=False).exists():
        attempts.update(outcome=Outcome.CRASHED_SAFE, done_at=Now())
        return True
    attempts.update(outcome=Outcome.UNKNOWN, done_at=Now())
    doubted(row, "interrupted during the hand-over")
    return False


def doubted(row: Delivery, reason: str, *, token: uuid.UUID | None = None, code: int | None = None) -> bool:
    """Settle a row whose mail may have arrived, as its kind wants it: park, or try again later."""
    ambiguous = row.ambiguous + 1
    fields = {"ambiguous": ambiguous, "last_error": reason, "last_code": code}
    if row.cancel_requested or parks(registry.get(row.notice).policy, ambiguous):
        return move(row, State.UNKNOWN, token=token, **fields)
    return move(row, State.PENDING, token=token, next_try_at=Now() + AFTER_DOUBT, **fields)


def _objection(row: Delivery) -> tuple[State, str] | None:
    """Why the row must not be sent, with the state it ends in. None: send it."""
    if row.cancel_requested:
        return State.CANCELLED, ""
    return _is_over(row) or _is_unwanted(row)


def _is_over(row: Delivery) -> tuple[State, str] | None:
    if row.expires_at <= database_now():
        return State.EXPIRED, ""
    if row.attempts >= MAX_ATTEMPTS:
        return State.DEAD, row.last_error or "too many attempts"
    return None


def _is_unwanted(row: Delivery) -> tuple[State, str] | None:
    if row.person is not None and not row.person.is_active:
        return State.CANCELLED, "the person has left"
    notice = registry.get(row.notice)
    unwanted = queries.unwanted(row, notice)
    if unwanted:
        return State.SUPPRESSED, unwanted
    try:
        with transaction.atomic():
            return None if notice.still_true(row) else (State.CANCELLED, "")
    except (OperationalError, InterfaceError):
        raise
    except Exception:  # noqa: BLE001  (a mistake in one notice ends its mail, not the queue)
        return State.DEAD, incident(row)


def freeze(held: Claim) -> bytes | None:
    """Return the mail's bytes, rendered now if this is the first time. None: the claim is lost."""
    if held.row.body is not None:
        return bytes(held.row.body)
    with transaction.atomic(durable=True):
        row = Delivery.objects.select_for_update(of=("self",)).select_related("person")
        mine = row.filter(pk=held.row.pk, lease_token=held.token).first()
        if mine is None:
            return None
        body = rendering.render(registry.get(mine.notice), mine, at=database_now())
        Delivery.objects.filter(pk=mine.pk).update(body=body, body_sha256=hashlib.sha256(body).hexdigest())
    return body


def incident(row: Delivery) -> str:
    """Log the exception being handled under a short id, and return the text that names it on the row."""
    number = uuid.uuid4().hex[:8]
    logger.exception(  # noqa: LOG004  (called while one is being handled)
        "mail %s (%s) failed, incident %s", row.code, row.notice, number
    )
    return f"incident {number}"
