"""From a pool of people to published tandems: runs, proposals, publication."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mentoring.errors import NotAllowed, Refused
from mentoring.notifications.models import Delivery
from programs.models import ParticipantState, ProgramState, Role
from tandems.actions.matching import ATTEMPTS, LEASE, compute_next_run, start_run
from tandems.actions.publishing import publish_run
from tandems.models import MatchRun, Proposal, RunState, Tandem
from tandems.queries.matching import runs_visible_to, tiles, waiting
from tests.factories.profiles import reports_to
from tests.factories.programs import make_post, make_program, make_ready

pytestmark = pytest.mark.django_db


@pytest.fixture
def pool():
    """A program of HR admin Hanna with two mentors and two mentees who suit each other crosswise."""
    program = make_program(reporting_levels=2)
    hr = make_post(program)
    ai, gaming = {"ai-hands-on": 3}, {"gaming": 3}
    mentors = [make_ready(program, Role.MENTOR, topics=ai), make_ready(program, Role.MENTOR, topics=gaming)]
    mentees = [make_ready(program, Role.MENTEE, topics=gaming), make_ready(program, Role.MENTEE, topics=ai)]
    return program, hr, mentors, mentees


def finished_run(program, hr):
    run = start_run(program=program, by=hr, now=timezone.now())
    assert compute_next_run(now=timezone.now())
    run.refresh_from_db()
    return run


def pairs_of(run):
    return {(one.mentor_id, one.mentee_id) for one in run.proposals.all()}


def test_mentees_are_proposed_to_the_mentors_who_offer_what_they_want(pool):
    program, hr, mentors, mentees = pool

    run = finished_run(program, hr)

    assert run.state == RunState.DONE
    assert pairs_of(run) == {(mentors[0].pk, mentees[1].pk), (mentors[1].pk, mentees[0].pk)}
    assert run.result["tandems"] == 2
    assert run.percent == 100


def test_nobody_is_proposed_to_their_own_boss(pool):
    program, hr, mentors, mentees = pool
    reports_to(mentors[0].person, mentees[1].person)

    run = finished_run(program, hr)

    assert pairs_of(run) == {(mentors[0].pk, mentees[0].pk), (mentors[1].pk, mentees[1].pk)}


def test_hr_reads_why_a_pair_is_proposed(pool):
    program, hr, mentors, mentees = pool

    run = finished_run(program, hr)
    board = tiles(hr, list(run.proposals.filter(mentor=mentors[0])))

    name, other = mentors[0].person.first_name, mentees[1].person.first_name
    assert f"{name} offers a topic that {other} wants: “AI, hands on”." in board[0].reasons.common
    assert [part.code for part in board[0].parts] == ["topics", "contrast", "frame"]
    most = sum(board[0].proposal.explanation["maxima"].values())
    assert abs(board[0].score - 100 * board[0].proposal.score / most) <= 1


def test_whoever_is_left_over_is_named_with_the_figures_behind_it(pool):
    program, hr, mentors, _mentees = pool
    third = make_ready(program, Role.MENTOR, topics={"gaming": 1})

    run = finished_run(program, hr)
    left = waiting(hr, run)

    assert [one.person for one in left] == [third.person]
    assert (left[0].candidates, left[0].feasible) == (2, True)
    assert (left[0].competitors, left[0].places) == (3, 2)
    assert mentors[0].person not in {one.person for one in left}


def test_the_hr_admin_of_another_program_can_neither_start_nor_see_a_run(pool):
    program, hr, _mentors, _mentees = pool
    stranger = make_post(make_program())
    run = finished_run(program, hr)

    with pytest.raises(NotAllowed):
        start_run(program=program, by=stranger, now=timezone.now())

    assert list(runs_visible_to(stranger)) == []
    assert list(runs_visible_to(hr)) == [run]


def test_a_second_run_waits_until_the_first_is_done(pool):
    program, hr, _mentors, _mentees = pool
    start_run(program=program, by=hr, now=timezone.now())

    with pytest.raises(Refused, match="run_already"):
        start_run(program=program, by=hr, now=timezone.now())


def test_a_draft_program_does_not_match(pool):
    program, hr, _mentors, _mentees = pool
    program.state = ProgramState.DRAFT
    program.save()

    with pytest.raises(Refused, match="run_phase"):
        start_run(program=program, by=hr, now=timezone.now())


def test_matching_waits_for_complete_profiles_on_both_sides(pool):
    program, hr, _mentors, mentees = pool
    for mentee in mentees:
        mentee.profile_done_at = None
        mentee.save()

    with pytest.raises(Refused, match="run_nobody"):
        start_run(program=program, by=hr, now=timezone.now())


def test_the_worker_does_nothing_more_when_it_asks_twice(pool):
    program, hr, _mentors, _mentees = pool
    finished_run(program, hr)
    proposals = list(Proposal.objects.values_list("pk", flat=True))

    again = compute_next_run(now=timezone.now())

    assert again is False
    assert list(Proposal.objects.values_list("pk", flat=True)) == proposals


def test_a_run_whose_worker_died_is_taken_up_after_its_lease(pool):
    program, hr, _mentors, _mentees = pool
    now = timezone.now()
    run = start_run(program=program, by=hr, now=now)
    MatchRun.objects.update(state=RunState.RUNNING, attempts=1, lease_expires_at=now + LEASE)

    too_early = compute_next_run(now=now)
    later = compute_next_run(now=now + LEASE + timedelta(seconds=1))

    run.refresh_from_db()
    assert (too_early, later) == (False, True)
    assert run.state == RunState.DONE


def test_a_run_that_keeps_killing_its_worker_ends_as_failed(pool):
    program, hr, _mentors, _mentees = pool
    now = timezone.now()
    run = start_run(program=program, by=hr, now=now)
    MatchRun.objects.update(state=RunState.RUNNING, attempts=ATTEMPTS, lease_expires_at=now - LEASE)

    compute_next_run(now=now)

    run.refresh_from_db()
    assert run.state == RunState.FAILED


def test_publishing_founds_the_tandems_and_mails_both_people(pool):
    program, hr, mentors, mentees = pool
    run = finished_run(program, hr)

    tandems = publish_run(run=run, by=hr, now=timezone.now())

    assert [tandem.number for tandem in tandems] == [1, 2]
    told = Delivery.objects.filter(notice="tandem_introduced").values_list("person", flat=True)
    assert sorted(told) == sorted(one.person_id for one in (*mentors, *mentees))


def test_a_run_is_published_once(pool):
    program, hr, _mentors, _mentees = pool
    run = finished_run(program, hr)
    publish_run(run=run, by=hr, now=timezone.now())

    with pytest.raises(Refused, match="run_not_ready"):
        publish_run(run=run, by=hr, now=timezone.now())

    assert Tandem.objects.count() == 2


def test_two_runs_over_the_same_people_cannot_both_be_published(pool):
    program, hr, _mentors, _mentees = pool
    first, second = finished_run(program, hr), finished_run(program, hr)
    publish_run(run=first, by=hr, now=timezone.now())

    with pytest.raises(Refused, match="run_stale"):
        publish_run(run=second, by=hr, now=timezone.now())

    assert Tandem.objects.count() == 2


def test_nothing_is_published_when_somebody_left_meanwhile(pool):
    program, hr, mentors, _mentees = pool
    run = finished_run(program, hr)
    mentors[0].state, mentors[0].left_at = ParticipantState.LEFT, timezone.now()
    mentors[0].save()

    with pytest.raises(Refused, match="run_stale"):
        publish_run(run=run, by=hr, now=timezone.now())

    assert Tandem.objects.count() == 0


def test_nothing_is_published_when_somebody_left_the_company_meanwhile(pool):
    program, hr, _mentors, mentees = pool
    run = finished_run(program, hr)
    mentees[1].person.is_active = False
    mentees[1].person.save()

    with pytest.raises(Refused, match="run_stale"):
        publish_run(run=run, by=hr, now=timezone.now())

    assert Tandem.objects.count() == 0


def test_nothing_is_published_in_a_program_that_is_closing(pool):
    program, hr, _mentors, _mentees = pool
    run = finished_run(program, hr)
    program.state = ProgramState.CLOSING
    program.save()

    with pytest.raises(Refused, match="run_phase"):
        publish_run(run=run, by=hr, now=timezone.now())

    assert Tandem.objects.count() == 0


def test_a_later_run_is_for_those_who_have_no_tandem_yet(pool):
    program, hr, _mentors, _mentees = pool
    publish_run(run=finished_run(program, hr), by=hr, now=timezone.now())
    mentor = make_ready(program, Role.MENTOR, topics={"gaming": 2})
    mentee = make_ready(program, Role.MENTEE, topics={"gaming": 2})

    run = finished_run(program, hr)

    assert pairs_of(run) == {(mentor.pk, mentee.pk)}


def test_run_that_takes_too_long_is_ended_and_says_so(pool, client, settings):
    program, hr, _mentors, _mentees = pool
    settings.MATCHING_SECONDS = 0.05  # less than any process needs to begin
    client.force_login(hr)

    run = finished_run(program, hr)
    shown = client.get(run.get_absolute_url()).content.decode()

    assert (run.state, run.problem, run.proposals.count()) == (RunState.FAILED, "out_of_time", 0)
    assert "It took longer than this installation allows" in shown


def test_run_in_a_process_of_its_own_finds_the_same(pool, settings):
    program, hr, _mentors, _mentees = pool
    here = finished_run(program, hr)
    settings.MATCHING_SECONDS = 60

    there = finished_run(program, hr)

    assert pairs_of(there) == pairs_of(here)
    assert there.seconds > 0
