"""Entry points for the clock."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from programs.actions import joining


@shared_task
def forget_applications() -> int:
    """Delete applications that ended without a place three months ago. Returns how many."""
    return joining.forget_applications(now=timezone.now())
