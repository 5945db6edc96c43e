"""Claim, send, settle, until nothing is due or the time is up."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.conf import settings
from django.db.utils import InterfaceError, OperationalError

from mentoring.notifications import transport
from mentoring.notifications.actions import breaking, claiming, locks, settling
from mentoring.notifications.actions.planning import beat
from mentoring.notifications.models import MailChannel
from mentoring.notifications.rules.answers import Ambiguous, ChannelFault, Fault


def _never() -> bool:
    return False


def drain(budget: float = 20, *, stop: Callable[[], bool] = _never) -> int:
    """Send what is due for at most `budget` seconds plus one mail. Returns how many mails were handed over.

    Several may drain at once; `stop` is asked between mails. No transaction is open during SMTP.
    """
    deadline = time.monotonic() + budget
    beat("drain")
    channel = breaking.channel_for(settings.MAIL_TRANSPORT)
    with locks.slot(channel.pk) as free:
        allowed = breaking.may_use(channel) if free else 0
        if allowed == 0:
            return 0
        way = transport.current()
        busy: set[int] = set()
        sent = 0
        try:
            while time.monotonic() < deadline and not stop() and (allowed is None or sent < allowed):
                held = claiming.claim(busy)
                if held is claiming.Step.NOTHING:
                    break
                if isinstance(held, claiming.Claim):
                    handed_over, usable = _hold(held, way, channel)
                    sent += handed_over
                    if not usable or allowed is not None:
                        break
        finally:
            way.close()
    return sent


def _hold(held: claiming.Claim, way: transport.Transport, channel: MailChannel) -> tuple[bool, bool]:
    """Send a claimed mail and give its lock free. Returns (handed over, the channel may be used again)."""
    try:
        fault = _hand_over(held, way)
    finally:
        locks.release(held.row.pk)
    if fault is None:
        breaking.works(channel)
        return True, True
    if isinstance(fault, ChannelFault | Ambiguous):
        at_once = isinstance(fault, ChannelFault) and fault.at_once
        rests = breaking.fails(channel, fault.text, at_once=at_once)
        return False, not rests and isinstance(fault, Ambiguous)
    return False, True


def _hand_over(held: claiming.Claim, way: transport.Transport) -> Fault | None:
    """Freeze, connect, mark, send, settle. Returns the fault that ended it, None if it was taken."""
    marked = False
    try:
        body = claiming.freeze(held)
        if body is not None:
            way.begin(held.row.address)
            marked = settling.mark(held)
        if body is None or not marked:
            way.abort()
            settling.settle_unmarked(held)
            return Fault("not wanted any more")
        way.finish(body)
    except Fault as fault:
        settling.settle_fault(held, fault)
        return fault
    except (OperationalError, InterfaceError):
        raise  # the database is gone: the lease and the mark tell the next sender what happened
    except Exception as error:  # noqa: BLE001  (one broken mail must not stop the others)
        text = claiming.incident(held.row)
        way.abort()
        if not marked:
            settling.settle_bug(held, text)
            return Fault(text)
        doubt = Ambiguous(f"{type(error).__name__}, {text}")
        settling.settle_fault(held, doubt)
        return doubt
    settling.settle_sent(held)
    return None
