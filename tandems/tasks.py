"""Entry points for the clock."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from tandems.actions import agreement, discover, plan, questions
from tandems.actions.asking import close_askings
from tandems.actions.matching import compute_next_run
from tandems.actions.publishing import publish_released


@shared_task(time_limit=600)  # seconds; shorter than the lease of a run
def work() -> int:
    """Publish released runs, close old questions, compute waiting runs. Returns how many were computed."""
    publish_released(now=timezone.now())
    close_askings(now=timezone.now())
    finished = 0
    while compute_next_run(now=timezone.now()):
        finished += 1
    return finished


@shared_task
def forget_questions() -> int:
    """Erase the questions whose time is over. Returns how many."""
    return questions.forget_questions(now=timezone.now())


@shared_task
def forget_agreements() -> int:
    """Erase the agreements of tandems that ended long ago. Returns how many versions went."""
    return agreement.forget_agreements(now=timezone.now())


@shared_task
def forget_cards() -> int:
    """Erase who was shown to whom once it serves nothing any more. Returns how many cards went."""
    return discover.forget_cards(now=timezone.now())


@shared_task
def forget_plans() -> int:
    """Erase plan items whose time is over. Returns how many."""
    return plan.forget_plans(now=timezone.now())
