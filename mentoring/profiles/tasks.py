"""What the clock does for the directory and for sign-ins."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from mentoring.profiles.actions import (
    account,
    directory,
    directory_undo,
    directory_work,
    guest_erasure,
    partners,
)


@shared_task
def forget_old_imports() -> int:
    """Drop imports that were left undecided, and what nobody can take back any more. Returns how many."""
    now = timezone.now()
    return directory.forget_old_imports(now=now) + directory_undo.forget_undo(now=now)


@shared_task(time_limit=600)  # seconds; shorter than the lease of an import
def work_on_imports() -> int:
    """Read and import the large files that wait. Returns how many steps were done."""
    done = 0
    while directory_work.work_on_next_import(now=timezone.now()):
        done += 1
    return done


@shared_task
def forget_ended_sessions() -> int:
    """Drop sessions that are over, and the list entries about them. Returns how many entries."""
    return account.forget_ended_sessions(now=timezone.now())


@shared_task
def close_ended_guests() -> int:
    """Deactivate the accounts of guests whose last day is over. Returns how many."""
    return partners.close_ended_guests(now=timezone.now())


@shared_task
def erase_former_guests() -> int:
    """Erase guests whose account ended thirty days ago. Returns how many."""
    return guest_erasure.erase_former_guests(now=timezone.now())
