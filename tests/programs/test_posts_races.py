"""Somebody's post is taken while they are still pressing buttons: what waited for its turn is asked anew."""

import threading
import time
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction

from mentoring.errors import NotAllowed
from programs.actions.drafts import save_step
from programs.actions.participants import invite_people
from programs.actions.posts import give_post, take_post
from programs.actions.programs import move_program
from programs.models import Post, Program, ProgramRole, ProgramState
from tests.factories.profiles import make_person
from tests.factories.programs import make_post, make_program

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def wait_until_blocked(waiting):
    """Return once so many connections stand behind somebody's lock."""
    with connection.cursor() as cursor:
        for _ in range(500):
            cursor.execute("SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0] >= waiting:
                return
            time.sleep(0.01)
    raise AssertionError("nobody waits")


@pytest.mark.usefixtures("committed")
def test_whoever_lost_the_post_while_waiting_changes_nothing_any_more():
    program, colleague = make_program(state=ProgramState.DRAFT), make_person()
    staying, leaving = make_post(program), make_post(program)
    by = {"program": program, "by": leaving, "now": NOW}
    presses = [
        lambda: save_step(step="year", said={"name": "Mine"}, follows={}, seen={}, is_done=True, **by),
        lambda: take_post(post=Post.ADMIN, person=staying.code, **by),
        lambda: give_post(post=Post.ADMIN, person=colleague.code, **by),
        lambda: move_program(to=ProgramState.OPEN, **by),
        lambda: invite_people(role="mentor", codes=[colleague.code], addresses=[], **by),
    ]
    answers = []

    def press(button):
        try:
            button()
        except Exception as answer:  # noqa: BLE001  (whatever it is, the test tells it)
            answers.append(type(answer))
        connection.close()

    threads = [threading.Thread(target=press, args=[button]) for button in presses]
    with transaction.atomic():
        Program.objects.select_for_update().get(pk=program.pk)
        for thread in threads:
            thread.start()
        wait_until_blocked(len(threads))
        take_post(program=program, post=Post.ADMIN, person=leaving.code, by=staying, now=NOW)
    for thread in threads:
        thread.join()

    assert answers == [NotAllowed] * len(presses)
    assert [role.person for role in ProgramRole.objects.all()] == [staying]
