"""The clock's two tasks. No arguments: there is nothing in them that could be stale, lost or poisonous."""

from __future__ import annotations

from celery import shared_task

from mentoring.notifications import actions


@shared_task
def tick() -> int:
    """Plan what is due and wake the senders. Returns how many mails wait."""
    actions.beat("beat")
    return actions.tick()


@shared_task
def drain() -> int:
    """Send what is due, for about twenty seconds. Returns how many mails left."""
    return actions.drain(budget=20)
