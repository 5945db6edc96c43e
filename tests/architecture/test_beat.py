"""The clock: every scheduled task exists, and its second run finds nothing left to do."""

import pytest
from celery.beat import Scheduler
from django.apps import apps

from mentoring.celery import app
from mentoring.notifications.actions import drain
from mentoring.notifications.models import Delivery
from tests.architecture.due import make_due
from tests.architecture.tree import PACKAGES

SCHEDULE = app.conf.beat_schedule
HOLDERS = (*PACKAGES, "allauth")
SAYS_IT_LIVES = {"notifications.Heartbeat"}


def rows():
    """Return everything our tables hold."""
    models = [model for model in apps.get_models() if model.__module__.split(".")[0] in HOLDERS]
    kept = [model for model in models if model._meta.label not in SAYS_IT_LIVES]
    return {model._meta.label: sorted(map(repr, model.objects.values())) for model in kept}


def changed(before):
    """Return the names of the tables that differ from `before`."""
    return {name for name, values in rows().items() if values != before[name]}


def run(entry):
    app.tasks[SCHEDULE[entry]["task"]].apply(throw=True)


@pytest.fixture(autouse=True, scope="module")
def tasks_are_known():
    app.loader.import_default_modules()


@pytest.mark.parametrize("entry", SCHEDULE)
def test_scheduled_task_exists_and_takes_nothing(entry):
    assert SCHEDULE[entry]["task"] in app.tasks
    assert not {"args", "kwargs"} & SCHEDULE[entry].keys()


@pytest.mark.parametrize("entry", SCHEDULE)
@pytest.mark.django_db
def test_first_run_does_what_is_due_and_the_second_nothing_more(entry):
    make_due()
    before = rows()

    run(entry)
    after_first, done = rows(), changed(before)
    run(entry)

    assert done
    assert changed(after_first) == set()


@pytest.mark.django_db
def test_whole_clock_and_the_senders_leave_nothing_to_do():
    make_due()

    for entry in [*SCHEDULE, *SCHEDULE]:  # twice, because one task may leave work to another
        run(entry)
    sent = drain()
    settled = rows()
    for entry in SCHEDULE:
        run(entry)
    sent_again = drain()

    kinds = {mail.notice for mail in Delivery.objects.filter(state="sent")}
    assert (sent, sent_again) == (len(Delivery.objects.filter(state="sent")), 0)
    assert kinds >= {"meeting_reminder", "log_it"}
    assert changed(settled) == set()


def test_first_run_is_due_when_the_clock_starts():
    beat = Scheduler(app, lazy=True)
    beat.setup_schedule()

    assert {entry.is_due().is_due for entry in beat.schedule.values()} == {True}
    assert beat.schedule.keys() == SCHEDULE.keys()
