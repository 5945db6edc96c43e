"""What the clock does for the directory."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from mentoring.profiles.actions import directory


@shared_task
def forget_old_imports() -> int:
    """Drop imports that were left undecided. Returns how many."""
    return directory.forget_old_imports(now=timezone.now())
