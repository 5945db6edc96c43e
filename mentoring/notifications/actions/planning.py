"""The tick: what is due and has no row gets one; what is too late or too secret to keep is closed."""

from __future__ import annotations

import datetime as dt
import logging
from itertools import islice

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Now
from django.db.utils import InterfaceError, OperationalError

from mentoring.notifications import queries, registry
from mentoring.notifications.actions.announcing import BATCH, insert
from mentoring.notifications.actions.waking import wake
from mentoring.notifications.clock import database_now
from mentoring.notifications.models import Delivery, Heartbeat
from mentoring.notifications.notice import Notice
from mentoring.notifications.rules.moves import FINAL, State

logger = logging.getLogger(__name__)

MAX_TOKENS = 4
MAILS_PER_TOKEN = 200


def tick() -> int:
    """Plan what is due, close what is over, wake as many senders as there is work. Returns mails waiting."""
    beat("planner")
    plan()
    waiting = queries.count_due()
    if waiting:
        wake(min(MAX_TOKENS, -(-waiting // MAILS_PER_TOKEN)))
    return waiting


def plan(now: dt.datetime | None = None) -> int:
    """Give every due mail without a row one, and close rows whose time is over. Returns how many are new.

    `now` defaults to the database's clock. Safe to run twice, late, or by several at once.
    """
    moment = now or database_now()
    written = sum(_plan_one(notice, moment) for notice in registry.every())
    expire(moment)
    wipe_secrets(moment)
    return written


def _plan_one(notice: Notice, now: dt.datetime) -> int:
    """Plan one kind. A mistake in one kind must not keep the others from being planned."""
    try:
        with transaction.atomic():
            dues = iter(due for due in notice.due(now) if due.due_at <= now)
            written = 0
            while some := list(islice(dues, BATCH)):
                written += insert(type(notice), some)
            return written
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        logger.exception("planning %s failed", notice.slug)
        return 0


def expire(now: dt.datetime) -> int:
    """Close open rows whose time is over; doubtful ones too if they hold a secret. Returns how many."""
    late = Q(state__in=[State.PENDING, State.HELD]) | Q(
        state=State.UNKNOWN, notice__in=registry.secret_slugs()
    )
    return Delivery.objects.filter(late, expires_at__lte=now).update(state=State.EXPIRED, settled_at=Now())


def wipe_secrets(now: dt.datetime) -> int:
    """Forget bodies that open a door once they are final and over. Returns how many.

    Sending wipes them at once; this reaches the rows that ended otherwise, and the demo's, which stay
    readable until then because the mail page is the only place where a login code can be read.
    """
    return Delivery.objects.filter(
        notice__in=registry.secret_slugs(), state__in=FINAL, expires_at__lte=now, body__isnull=False
    ).update(body=None)


def beat(name: str) -> None:
    """Leave a sign of life, by the database's clock."""
    Heartbeat.objects.update_or_create(name=name, defaults={"at": Now()})
