"""Entry points for the clock."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from programs.actions import joining, topic_merging


@shared_task
def forget_applications() -> int:
    """Delete applications that ended without a place three months ago. Returns how many."""
    return joining.forget_applications(now=timezone.now())


@shared_task
def forget_merged() -> int:
    """Delete what was remembered for taking merges of topics back. Returns how many rows."""
    return topic_merging.forget_merged(now=timezone.now())
