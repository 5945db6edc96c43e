"""Entry points for the clock."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from programs.sharing import actions


@shared_task
def close_due_issues() -> int:
    """Close the digests whose noon has come. Returns how many."""
    return actions.close_due_issues(now=timezone.now())
