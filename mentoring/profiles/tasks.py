"""What the clock does for the directory and for sign-ins."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from mentoring.profiles.actions import account, directory


@shared_task
def forget_old_imports() -> int:
    """Drop imports that were left undecided. Returns how many."""
    return directory.forget_old_imports(now=timezone.now())


@shared_task
def forget_ended_sessions() -> int:
    """Drop sessions that are over, and the list entries about them. Returns how many entries."""
    return account.forget_ended_sessions(now=timezone.now())
