"""The one place where a delivery changes its state."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db.models.functions import Now

from mentoring.notifications import registry
from mentoring.notifications.models import Delivery
from mentoring.notifications.rules.moves import FINAL, State, check_move

PAGE = "page"


def move(row: Delivery, to: State, *, token: uuid.UUID | None = None, **fields: Any) -> bool:
    """Move `row` to a state, with everything that goes with it. The caller holds the row lock.

    With a `token` the move happens only while that claim is still the valid one. Returns whether it happened.
    Raises Impossible for a move that the table does not know.
    """
    check_move(row.state, to)
    changes: dict[str, Any] = {"state": to, "last_error": "", **fields}
    if to is not State.SENDING:
        changes |= {"lease_token": None, "lease_expires_at": None}
    if to in FINAL:
        changes["settled_at"] = Now()
        if to is State.SENT:
            changes["sent_at"] = Now()
        if _must_forget(row):
            changes["body"] = None
    which = Delivery.objects.filter(pk=row.pk)
    if token is not None:
        which = which.filter(lease_token=token)
    return which.update(**changes) == 1


def _must_forget(row: Delivery) -> bool:
    """A body that opens a door is wiped at once; the demo's page shows it until its secret is over."""
    return row.notice in registry.secret_slugs() and settings.MAIL_TRANSPORT != PAGE
