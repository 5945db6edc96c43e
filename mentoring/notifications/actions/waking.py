"""Telling the workers that there is mail, once per transaction."""

from __future__ import annotations

from django.db import connection as database
from django.db import transaction

from mentoring.web.nudge import nudge

DRAIN = "mentoring.notifications.tasks.drain"


def wake(tokens: int = 1) -> int:
    """Tell the workers that there is mail, `tokens` times. Never raises; returns how many were heard."""
    return nudge(DRAIN, queue="mail", tokens=tokens)


def wake_after_commit() -> None:
    """Wake once when the present transaction is committed, however often it is asked for."""
    if not any(entry[1] is _wake_once for entry in database.run_on_commit):
        transaction.on_commit(_wake_once)


def _wake_once() -> None:
    wake()
