"""Shortening the wait for the next tick. Whatever goes wrong here costs 30 seconds and nothing else."""

from __future__ import annotations

import logging

from celery import current_app
from django.db import connection as database
from django.db import transaction

logger = logging.getLogger(__name__)

DRAIN = "mentoring.notifications.tasks.drain"


# Without these a broker that is away holds a web request for six seconds, `retry=False` or not.
FAIL_FAST = {"max_retries": 0, "interval_start": 0, "interval_step": 0, "interval_max": 0}


def wake(tokens: int = 1) -> int:
    """Tell the workers that there is mail, `tokens` times. Never raises; returns how many were heard."""
    heard = 0
    try:
        with current_app.connection_for_write(transport_options=FAIL_FAST) as connection:
            for heard in range(1, tokens + 1):  # noqa: B007
                current_app.send_task(DRAIN, queue="mail", expires=30, retry=False, connection=connection)
    except Exception as error:  # noqa: BLE001  (a full disk under the file broker raises what it likes)
        logger.warning("nobody could be woken (%s); the next tick sends", type(error).__name__)
        return max(heard - 1, 0)
    return heard


def wake_after_commit() -> None:
    """Wake once when the present transaction is committed, however often it is asked for."""
    if not any(entry[1] is _wake_once for entry in database.run_on_commit):
        transaction.on_commit(_wake_once)


def _wake_once() -> None:
    wake()
