"""T2 and T3: the mark before the hand-over, and what an answer means for the row."""

from __future__ import annotations

import datetime as dt
import logging
import random
from collections.abc import Callable

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest, Now

from mentoring.notifications.actions.claiming import Claim, doubted
from mentoring.notifications.actions.moving import move
from mentoring.notifications.clock import database_now
from mentoring.notifications.models import Delivery, DeliveryAttempt, Outcome, Suppression
from mentoring.notifications.people import address_hash
from mentoring.notifications.rules.answers import Ambiguous, ChannelFault, Deferred, Fault, Rejected
from mentoring.notifications.rules.moves import State
from mentoring.notifications.rules.retry import MAX_ATTEMPTS, backoff

logger = logging.getLogger(__name__)

OK = 250


def mark(held: Claim) -> bool:
    """Write down that the hand-over begins. False: taken over or cancelled meanwhile; send nothing."""
    with transaction.atomic(durable=True):
        mine = _mine(held)
        if mine is None or mine.cancel_requested:
            return False
        DeliveryAttempt.objects.filter(token=held.token, outcome="").update(data_at=Now())
    return True


def settle_sent(held: Claim) -> None:
    """The next server took the mail: 250 to the final dot."""
    _settle(held, Outcome.SENT, OK, lambda row: move(row, State.SENT, token=held.token, last_code=OK))


def settle_fault(held: Claim, fault: Fault) -> None:
    """The hand-over did not end in 250: decide by the class of the answer."""
    if isinstance(fault, ChannelFault):
        _settle(held, Outcome.NO_CONNECTION, fault.code, lambda row: _give_back(held, row, fault))
    elif isinstance(fault, Ambiguous):
        _settle(
            held,
            Outcome.UNKNOWN,
            fault.code,
            lambda row: doubted(row, fault.text, token=held.token, code=fault.code or None),
        )
    elif isinstance(fault, Rejected):
        _settle(held, Outcome.REJECTED, fault.code, lambda row: _reject(held, row, fault))
    elif isinstance(fault, Deferred):
        _settle(held, Outcome.DEFERRED, fault.code, lambda row: _defer(held, row, fault))


def settle_unmarked(held: Claim) -> None:
    """The mark was refused: the row is cancelled, or belongs to somebody else now."""
    _settle(held, Outcome.CANCELLED, 0, lambda row: move(row, State.CANCELLED, token=held.token))


def settle_bug(held: Claim, text: str) -> None:
    """Our own code failed: never try again, so that one broken mail cannot become a storm."""
    _settle(held, Outcome.FAILED, 0, lambda row: move(row, State.DEAD, token=held.token, last_error=text))


def _settle(held: Claim, outcome: Outcome, code: int, apply: Callable[[Delivery], bool]) -> None:
    with transaction.atomic(durable=True):
        mine = _mine(held)
        if mine is None or not apply(mine):
            outcome = Outcome.FENCED
            logger.warning("mail %s was taken over by another sender", held.row.code)
        DeliveryAttempt.objects.filter(token=held.token, outcome="").update(
            outcome=outcome, code=code or None, done_at=Now()
        )


def _mine(held: Claim) -> Delivery | None:
    rows = Delivery.objects.select_for_update()
    return rows.filter(pk=held.row.pk, lease_token=held.token, state=State.SENDING).first()


def _give_back(held: Claim, row: Delivery, fault: ChannelFault) -> bool:
    """The way was broken, the mail is not to blame: its attempt does not count."""
    to = State.CANCELLED if row.cancel_requested else State.PENDING
    return move(
        row,
        to,
        token=held.token,
        attempts=Greatest(F("attempts") - 1, 0),
        last_code=fault.code or None,
        last_error=fault.text,
    )


def _defer(held: Claim, row: Delivery, fault: Fault) -> bool:
    """Try again later, unless that is too late or too often."""
    told = {"last_code": fault.code or None, "last_error": fault.text}
    if row.cancel_requested:
        return move(row, State.CANCELLED, token=held.token, **told)
    wait: dt.timedelta = backoff(row.attempts, jitter=random.random())  # noqa: S311  (spreads load)
    again = database_now() + wait
    if row.attempts >= MAX_ATTEMPTS or again >= row.expires_at:
        return move(row, State.DEAD, token=held.token, **told)
    return move(row, State.PENDING, token=held.token, next_try_at=again, **told)


def _reject(held: Claim, row: Delivery, fault: Rejected) -> bool:
    """Never again; an address refused on two different days gets no more mail at all."""
    if fault.one_more and row.attempts == 1:
        return _defer(held, row, fault)
    _suppress_if_refused_before(row)
    return move(row, State.DEAD, token=held.token, last_code=fault.code or None, last_error=fault.text)


def _suppress_if_refused_before(row: Delivery) -> None:
    earlier = DeliveryAttempt.objects.filter(
        delivery__address=row.address, outcome=Outcome.REJECTED, done_at__date__lt=database_now().date()
    )
    if earlier.exists():
        Suppression.objects.get_or_create(
            address_hmac=address_hash(row.address),
            scope=Suppression.ALL,
            defaults={"reason": Suppression.Reasons.HARD_BOUNCE, "delivery": row},
        )
