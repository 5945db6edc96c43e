"""People act at the same moment while tandems are formed, and nobody gets a tandem too many."""

import datetime as dt
import threading

import pytest
from django.db import connection
from django.utils import timezone

from mentoring.errors import Refused
from programs.actions.joining import end_own_part
from programs.models import Role
from tandems.actions.asking import answer, close_askings
from tandems.actions.matching import compute_next_run, start_run
from tandems.actions.publishing import call_back, publish_released, publish_run, release_run
from tandems.models import Asking, AskingState, MatchRun, RunState, Tandem
from tests.factories.programs import make_post, make_program, make_ready

pytestmark = pytest.mark.usefixtures("committed")

DAY = dt.timedelta(days=1)


def made(asked_first, *, pairs=2):
    """Return a program of so many pairs, two HR admins and a run ready for review."""
    program = make_program(asked_first=asked_first)
    admins = [make_post(program), make_post(program)]
    for topic in ("gaming", "coding-basics")[:pairs]:
        make_ready(program, Role.MENTOR, topics={topic: 3})
        make_ready(program, Role.MENTEE, topics={topic: 3})
    return program, admins, computed(program, admins[0])


def computed(program, hr):
    run = start_run(program=program, by=hr, now=timezone.now())
    compute_next_run(now=timezone.now())
    run.refresh_from_db()
    return run


def at_once(*steps):
    """Do the steps at the same moment, each on its own connection; return "done" or the refusal of each."""
    together = threading.Barrier(len(steps))
    said = ["" for _ in steps]

    def do(place, step):
        together.wait()
        try:
            step()
            said[place] = "done"
        except Refused as refused:
            said[place] = refused.code
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=one) for one in enumerate(steps)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return said


def nobody_has_too_many():
    for side in ("mentor", "mentee"):
        held = list(Tandem.objects.alive().values_list(side, flat=True))
        if len(held) != len(set(held)):
            return False
    return True


def test_two_admins_who_publish_at_once_found_each_tandem_once():
    _program, admins, run = made("nobody")
    now = timezone.now()

    said = at_once(*(lambda hr=hr: publish_run(run=run, by=hr, now=now) for hr in admins))

    assert sorted(said) == ["done", "run_not_ready"]
    assert Tandem.objects.count() == 2
    assert nobody_has_too_many()


def test_two_runs_over_the_same_people_released_at_once_go_out_once():
    program, admins, first = made("nobody")
    second = computed(program, admins[1])
    now = timezone.now()

    said = at_once(
        *(
            lambda run=run, hr=hr: release_run(run=run, by=hr, now=now)
            for run, hr in zip((first, second), admins, strict=True)
        )
    )
    publish_released(now=now + DAY)

    assert sorted(said) == ["done", "run_released"]
    assert Tandem.objects.count() == 2


def test_two_runs_over_the_same_people_published_at_once_leave_everybody_one_tandem():
    program, admins, first = made("nobody")
    second = computed(program, admins[1])
    now = timezone.now()

    said = at_once(
        *(
            lambda run=run, hr=hr: publish_run(run=run, by=hr, now=now)
            for run, hr in zip((first, second), admins, strict=True)
        )
    )

    assert sorted(said) == ["done", "run_stale"]
    assert Tandem.objects.count() == 2
    assert nobody_has_too_many()


def test_somebody_who_leaves_during_the_publication_gets_no_tandem_or_hears_of_theirs():
    _program, admins, run = made("nobody")
    mentor = run.proposals.first().mentor
    now = timezone.now()

    said = at_once(
        lambda: publish_run(run=run, by=admins[0], now=now),
        lambda: end_own_part(participant=mentor, by=mentor.person, now=now),
    )

    tandems = Tandem.objects.alive().filter(mentor=mentor).count()
    assert (said, tandems) in [(["run_stale", "done"], 0), (["done", "in_tandem"], 1)]


def test_call_back_and_the_clock_at_once_agree_about_what_happened():
    _program, admins, run = made("nobody")
    now = timezone.now()
    release_run(run=run, by=admins[0], now=now)

    said = at_once(
        lambda: publish_released(now=now + DAY), lambda: call_back(run=run, by=admins[1], now=now + DAY)
    )

    run.refresh_from_db()
    outcome = (run.state, Tandem.objects.count(), said[1])
    assert outcome in [(RunState.PUBLISHED, 2, "run_gone_out"), (RunState.DONE, 0, "done")]


def test_both_sides_who_say_yes_at_once_found_one_tandem():
    _program, admins, run = made("both", pairs=1)
    publish_run(run=run, by=admins[0], now=timezone.now())
    now = timezone.now()

    said = at_once(
        *(
            lambda one=one: answer(asking=one, agrees=True, by=one.participant.person, now=now)
            for one in Asking.objects.select_related("participant__person")
        )
    )

    assert said == ["done", "done"]
    assert Tandem.objects.count() == 1


def test_yes_of_the_one_and_no_of_the_other_at_once_found_nothing():
    _program, admins, run = made("both", pairs=1)
    publish_run(run=run, by=admins[0], now=timezone.now())
    first, second = Asking.objects.select_related("participant__person")
    now = timezone.now()

    said = at_once(
        lambda: answer(asking=first, agrees=True, by=first.participant.person, now=now),
        lambda: answer(asking=second, agrees=False, by=second.participant.person, now=now),
    )

    assert said in (["done", "done"], ["asking_over", "done"])
    assert not Tandem.objects.exists()


def test_yes_in_the_last_second_and_the_end_of_the_days_leave_one_answer():
    _program, admins, run = made("mentee", pairs=1)
    publish_run(run=run, by=admins[0], now=timezone.now())
    asking = Asking.objects.select_related("participant__person").get()
    in_time = asking.expires_at - dt.timedelta(seconds=1)

    said = at_once(
        lambda: answer(asking=asking, agrees=True, by=asking.participant.person, now=in_time),
        lambda: close_askings(now=asking.expires_at),
    )

    asking.refresh_from_db()
    outcome = (asking.state, Tandem.objects.count(), said[0])
    assert outcome in [(AskingState.AGREED, 1, "done"), (AskingState.EXPIRED, 0, "asking_over")]


def test_two_runs_started_at_once_are_one():
    program, admins, _run = made("nobody", pairs=1)
    now = timezone.now()

    said = at_once(*(lambda hr=hr: start_run(program=program, by=hr, now=now) for hr in admins))

    assert sorted(said) == ["done", "run_already"]
    assert MatchRun.objects.filter(state=RunState.QUEUED).count() == 1
