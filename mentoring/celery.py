"""The Celery app and the whole beat schedule.

Celery is only the clock: no task takes arguments, nothing is lost with the broker, and every task may run
twice or late. What is due stands in the database. Hence one short interval per job, never a time of day.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import Any

from celery import Celery
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mentoring.settings")

app = Celery("rueckenwind")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


def every(seconds: int, task: str) -> dict[str, Any]:
    """Return a beat entry: `task` at once when beat starts, then every `seconds`.

    A token that nobody took in time is dropped, because the next one does the same work. The time is never so
    short that a file broker, which looks at one queue after the other, finds every token too late.
    """
    return {
        "task": task,
        "schedule": seconds,
        "last_run_at": datetime(2000, 1, 1, tzinfo=UTC),  # long overdue: the first run is now
        "options": {"expires": max(10, seconds * 5 // 6)},
    }


app.conf.beat_schedule = {
    # name         how often                task
    "tick": every(settings.TICK_SECONDS, "mentoring.notifications.tasks.tick"),
    "work": every(settings.TICK_SECONDS, "tandems.tasks.work"),
    "digests": every(settings.TICK_SECONDS, "programs.sharing.tasks.close_due_issues"),
    "questions": every(3600, "tandems.tasks.forget_questions"),
    "agreements": every(3600, "tandems.tasks.forget_agreements"),
    "plans": every(3600, "tandems.tasks.forget_plans"),
    "cards": every(3600, "tandems.tasks.forget_cards"),
    "applications": every(3600, "programs.tasks.forget_applications"),
    "merged topics": every(3600, "programs.tasks.forget_merged"),
    "imports": every(settings.TICK_SECONDS, "mentoring.profiles.tasks.work_on_imports"),
    "old imports": every(3600, "mentoring.profiles.tasks.forget_old_imports"),
    "guests": every(3600, "mentoring.profiles.tasks.close_ended_guests"),
    "former guests": every(3600, "mentoring.profiles.tasks.erase_former_guests"),
    "sessions": every(3600, "mentoring.profiles.tasks.forget_ended_sessions"),
}
app.conf.task_routes = {
    # task                                queue
    "mentoring.notifications.tasks.*": {"queue": "mail"},
    "tandems.tasks.work": {"queue": "bulk"},
    "mentoring.profiles.tasks.work_on_imports": {"queue": "bulk"},
}
app.conf.task_default_queue = "default"
app.conf.result_expires = None  # no results are kept, so beat has none to clean up
