"""The clock: every scheduled task exists, and its second run finds nothing left to do."""

import pytest
import time_machine
from celery.beat import Scheduler
from django.apps import apps

from mentoring.celery import app
from tests.architecture.stage import make_stage
from tests.architecture.tree import PACKAGES
from tests.cast import NOW

SCHEDULE = app.conf.beat_schedule
SAYS_IT_LIVES = {"notifications.Heartbeat"}


def rows():
    """Return everything our tables hold."""
    models = [model for model in apps.get_models() if model.__module__.split(".")[0] in PACKAGES]
    kept = [model for model in models if model._meta.label not in SAYS_IT_LIVES]
    return {model._meta.label: sorted(map(repr, model.objects.values())) for model in kept}


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
def test_second_run_does_nothing_more(entry):
    make_stage()

    with time_machine.travel(NOW, tick=False):
        run(entry)
        after_first = rows()
        run(entry)

    assert rows() == after_first


@pytest.mark.django_db
def test_whole_clock_twice_does_nothing_more():
    make_stage()

    with time_machine.travel(NOW, tick=False):
        for entry in [*SCHEDULE, *SCHEDULE]:  # twice, because one task may leave work to another
            run(entry)
        settled = rows()
        for entry in SCHEDULE:
            run(entry)

    assert rows() == settled


def test_first_run_is_due_when_the_clock_starts():
    beat = Scheduler(app, lazy=True)
    beat.setup_schedule()

    assert {entry.is_due().is_due for entry in beat.schedule.values()} == {True}
    assert beat.schedule.keys() == SCHEDULE.keys()
