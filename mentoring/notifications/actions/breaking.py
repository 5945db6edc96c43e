"""The circuit breaker: a broken way to the mail server rests instead of being hammered."""

from __future__ import annotations

import datetime as dt
import logging

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Now

from mentoring.notifications import queries
from mentoring.notifications.models import MailChannel
from mentoring.notifications.rules.retry import pause

logger = logging.getLogger(__name__)

PROBE = dt.timedelta(minutes=1)


def channel_for(name: str) -> MailChannel:
    """Return the channel called `name`, made on first use."""
    return MailChannel.objects.get_or_create(name=name)[0]


def may_use(channel: MailChannel) -> int | None:
    """Return how many mails may go this way now: None for any number, 1 as a probe after a pause, or 0.

    Only one of several senders gets the probe.
    """
    if channel.state == MailChannel.States.OK:
        return None
    if not queries.due().exists():
        return 0
    rested = MailChannel.objects.filter(
        pk=channel.pk, state=MailChannel.States.PAUSED, paused_until_at__lte=Now()
    )
    return rested.update(paused_until_at=Now() + PROBE)


def works(channel: MailChannel) -> None:
    """A mail went through: forget earlier faults."""
    healed = MailChannel.objects.filter(pk=channel.pk).filter(
        Q(consecutive_failures__gt=0) | Q(state=MailChannel.States.PAUSED)
    )
    if healed.update(state=MailChannel.States.OK, paused_until_at=None, consecutive_failures=0, reason=""):
        logger.info("mail channel %s works again", channel.name)


def fails(channel: MailChannel, reason: str, *, at_once: bool) -> bool:
    """Count a fault of the channel. Returns True if it now rests."""
    with transaction.atomic():
        row = MailChannel.objects.select_for_update().get(pk=channel.pk)
        row.consecutive_failures += 1
        rest = pause(row.consecutive_failures, at_once=at_once or row.state == MailChannel.States.PAUSED)
        row.reason = reason[:500]
        if rest is not None:
            row.state = MailChannel.States.PAUSED
            row.paused_until_at = Now() + rest
            logger.warning("mail channel %s rests for %s: %s", row.name, rest, row.reason)
        row.save(update_fields=["consecutive_failures", "reason", "state", "paused_until_at"])
    return rest is not None
