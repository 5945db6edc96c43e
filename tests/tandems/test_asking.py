"""Asking first: the people of a proposal say yes or no before a tandem is founded."""

import datetime as dt

import pytest
from django.utils import timezone

from mentoring.errors import NotAllowed, Refused
from mentoring.notifications.models import Delivery
from programs.models import ParticipantState, Role
from tandems.actions.asking import answer, close_askings
from tandems.actions.matching import compute_next_run, start_run
from tandems.actions.publishing import call_back, publish_released, publish_run, release_run
from tandems.models import Asking, AskingState, MatchRun, RunState, Tandem
from tests.factories.programs import make_post, make_program, make_ready
from tests.factories.tandems import make_tandem

pytestmark = pytest.mark.django_db

NOW = timezone.now()
DAY = dt.timedelta(days=1)
RECALL = dt.timedelta(minutes=10)


def made(asked_first, **fields):
    """Return a program with one mentor and one mentee, its HR admin and a run ready for review."""
    program = make_program(asked_first=asked_first, **fields)
    hr = make_post(program)
    make_ready(program, Role.MENTOR, topics={"gaming": 3})
    make_ready(program, Role.MENTEE, topics={"gaming": 3})
    return program, hr, ready_run(program, hr)


def ready_run(program, hr):
    run = start_run(program=program, by=hr, now=NOW)
    compute_next_run(now=NOW)
    run.refresh_from_db()
    return run


def asked(role):
    return Asking.objects.get(participant__role=role)


def say(asking, agrees, *, now=NOW):
    return answer(asking=asking, agrees=agrees, by=asking.participant.person, now=now)


def test_mentee_is_asked_and_says_yes():
    _program, hr, run = made("mentee")
    publish_run(run=run, by=hr, now=NOW)
    told = Delivery.objects.filter(notice="proposal_to_agree")

    assert [one.person for one in told] == [asked("mentee").participant.person]
    assert not Tandem.objects.exists()

    tandem = say(asked("mentee"), True)

    assert tandem == Tandem.objects.get()
    assert Delivery.objects.filter(notice="tandem_introduced").count() == 2


def test_tandem_begins_when_both_said_yes():
    _program, hr, run = made("both")
    publish_run(run=run, by=hr, now=NOW)

    first = say(asked("mentor"), True)
    second = say(asked("mentee"), True)

    assert first is None
    assert second == Tandem.objects.get()


def test_no_is_told_to_nobody_and_the_pair_is_not_proposed_again():
    program, hr, run = made("both")
    publish_run(run=run, by=hr, now=NOW)
    before = Delivery.objects.exclude(state="cancelled").count()

    say(asked("mentee"), False)

    assert asked("mentor").state == AskingState.VOID
    assert Delivery.objects.exclude(state="cancelled").count() <= before
    assert ready_run(program, hr).proposals.count() == 0


def test_yes_twice_founds_one_tandem():
    _program, hr, run = made("mentee")
    publish_run(run=run, by=hr, now=NOW)

    say(asked("mentee"), True)
    again = say(asked("mentee"), True)

    assert again is None
    assert Tandem.objects.count() == 1


def test_nobody_answers_for_somebody_else():
    _program, hr, run = made("mentee")
    publish_run(run=run, by=hr, now=NOW)

    with pytest.raises(NotAllowed):
        answer(asking=asked("mentee"), agrees=True, by=hr, now=NOW)


def test_question_closes_after_its_days_and_the_next_best_can_come():
    program, hr, run = made("mentee", days_to_answer=3)
    publish_run(run=run, by=hr, now=NOW)
    make_ready(program, Role.MENTOR, topics={"gaming": 1})

    early = close_askings(now=NOW + 2 * DAY)
    late = close_askings(now=NOW + 4 * DAY)

    assert (early, late) == (0, 1)
    assert asked("mentee").state == AskingState.EXPIRED
    with pytest.raises(Refused, match="asking_over"):
        say(asked("mentee"), True, now=NOW + 4 * DAY)
    assert ready_run(program, hr).proposals.count() == 1


def test_people_who_are_asked_are_in_no_other_run():
    program, hr, run = made("mentee")
    publish_run(run=run, by=hr, now=NOW)

    second = ready_run(program, hr)

    assert second.state == RunState.FAILED or second.proposals.count() == 0


def test_question_closes_when_the_other_one_leaves():
    _program, hr, run = made("mentee")
    publish_run(run=run, by=hr, now=NOW)
    mentor = run.proposals.get().mentor
    mentor.state, mentor.left_at = ParticipantState.LEFT, NOW
    mentor.save()

    with pytest.raises(Refused, match="asking_over"):
        say(asked("mentee"), True)
    closed = close_askings(now=NOW)

    assert closed == 1
    assert asked("mentee").state == AskingState.VOID


def test_released_run_can_be_called_back_for_ten_minutes():
    _program, hr, run = made("nobody")
    release_run(run=run, by=hr, now=NOW)

    early = publish_released(now=NOW + RECALL / 2)
    called_back = call_back(run=run, by=hr, now=NOW + RECALL / 2)
    late = publish_released(now=NOW + 2 * RECALL)

    assert (early, called_back.state, late) == (0, RunState.DONE, 0)
    assert not Tandem.objects.exists()


def test_released_run_goes_out_by_itself_once():
    _program, hr, run = made("nobody")
    release_run(run=run, by=hr, now=NOW)

    published = [publish_released(now=NOW + RECALL) for _tick in range(2)]

    assert published == [1, 0]
    assert Tandem.objects.count() == 1
    with pytest.raises(Refused, match="run_gone_out"):
        call_back(run=run, by=hr, now=NOW + RECALL)


def test_released_run_goes_back_to_hr_when_somebody_leaves_before_it_goes_out():
    _program, hr, run = made("nobody")
    release_run(run=run, by=hr, now=NOW)
    mentor = run.proposals.get().mentor
    mentor.state, mentor.left_at = ParticipantState.LEFT, NOW
    mentor.save()

    published = publish_released(now=NOW + RECALL)

    run.refresh_from_db()
    assert (published, run.state, run.problem) == (0, RunState.DONE, "stale")
    assert not Tandem.objects.exists()


def test_only_one_run_at_a_time_is_about_to_go_out():
    program, hr, run = made("nobody")
    second = ready_run(program, hr)
    release_run(run=run, by=hr, now=NOW)

    with pytest.raises(Refused, match="run_released"):
        release_run(run=second, by=hr, now=NOW)


def test_yes_that_comes_when_the_place_is_taken_founds_nothing_and_says_so():
    _program, hr, run = made("mentee")
    publish_run(run=run, by=hr, now=NOW)
    proposal = run.proposals.get()
    make_tandem(run.program, mentor=make_ready(run.program, Role.MENTOR), mentee=proposal.mentee)

    with pytest.raises(Refused, match="asking_over"):
        say(asked("mentee"), True)

    assert asked("mentee").state == AskingState.WAITING


def test_released_run_of_somebody_whose_account_is_gone_goes_back_to_hr():
    _program, hr, run = made("nobody")
    release_run(run=run, by=hr, now=NOW)
    MatchRun.objects.update(released_by=None)

    published = publish_released(now=NOW + RECALL)

    run.refresh_from_db()
    assert (published, run.state, run.problem) == (0, RunState.DONE, "stale")
