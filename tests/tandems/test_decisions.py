"""HR holds, excludes and swaps pairs; every later run follows, and every step can be undone."""

import pytest
from django.utils import timezone

from mentoring.errors import NotAllowed, Refused
from programs.models import ParticipantState, Role
from tandems.actions import decisions
from tandems.actions.feasible import has_gone_stale
from tandems.actions.matching import compute_next_run, start_run
from tandems.actions.publishing import publish_run
from tandems.models import PairDecision, PairNote
from tandems.queries.decisions import force_aggregate, history_visible_to
from tests.factories.profiles import reports_to
from tests.factories.programs import make_post, make_program, make_ready

pytestmark = pytest.mark.django_db

NOW = timezone.now()


@pytest.fixture
def pool():
    """A program of HR admin Hanna with two mentors and two mentees who suit each other crosswise."""
    program = make_program(reporting_levels=2)
    hr = make_post(program)
    ai, gaming = {"ai-hands-on": 3}, {"gaming": 3}
    mentors = [make_ready(program, Role.MENTOR, topics=ai), make_ready(program, Role.MENTOR, topics=gaming)]
    mentees = [make_ready(program, Role.MENTEE, topics=gaming), make_ready(program, Role.MENTEE, topics=ai)]
    return program, hr, mentors, mentees


def proposed(program, hr):
    run = start_run(program=program, by=hr, now=NOW)
    assert compute_next_run(now=NOW)
    return {(one.mentor_id, one.mentee_id) for one in run.proposals.all()}


def hold(pool, mentor, mentee):
    program, hr, mentors, mentees = pool
    couple = {"mentor": mentors[mentor].code, "mentee": mentees[mentee].code}
    return decisions.hold(program=program, by=hr, now=NOW, **couple)


def exclude(pool, mentor, mentee, reason="They know each other privately."):
    program, hr, mentors, mentees = pool
    couple = {"mentor": mentors[mentor].code, "mentee": mentees[mentee].code}
    return decisions.exclude(program=program, reason=reason, by=hr, now=NOW, **couple)


def test_held_pair_is_proposed_although_another_would_suit_better(pool):
    program, hr, mentors, mentees = pool

    hold(pool, 0, 0)

    assert (mentors[0].pk, mentees[0].pk) in proposed(program, hr)


def test_excluded_pair_is_never_proposed(pool):
    program, hr, mentors, mentees = pool

    exclude(pool, 0, 1)

    assert (mentors[0].pk, mentees[1].pk) not in proposed(program, hr)


def test_excluding_needs_a_reason_that_only_hr_of_the_program_reads(pool):
    program, hr, *_people = pool

    with pytest.raises(Refused, match="veto_reason"):
        exclude(pool, 0, 1, reason="  ")
    exclude(pool, 0, 1)

    assert [one.reason for one in history_visible_to(hr, program)] == ["They know each other privately."]
    assert history_visible_to(make_post(make_program()), program) == []


def test_pair_that_breaks_a_rule_cannot_be_held(pool):
    program, _hr, mentors, mentees = pool
    reports_to(mentors[0].person, mentees[1].person)

    with pytest.raises(Refused, match="lock_breaks_rule"):
        hold(pool, 0, 1)

    assert force_aggregate(program) == {}


def test_holding_another_partner_lets_the_first_go_in_one_step(pool):
    program, hr, mentors, mentees = pool
    hold(pool, 0, 0)

    hold(pool, 1, 0)

    assert force_aggregate(program) == {(mentors[1].code, mentees[0].code): "lock"}
    decisions.undo(program=program, by=hr, now=NOW)
    assert force_aggregate(program) == {(mentors[0].code, mentees[0].code): "lock"}


def test_steps_are_undone_from_the_newest_on_and_done_again_in_order(pool):
    program, hr, *_people = pool
    hold(pool, 0, 0)
    exclude(pool, 1, 0)
    both = force_aggregate(program)

    decisions.undo(program=program, by=hr, now=NOW)
    one = force_aggregate(program)
    decisions.undo(program=program, by=hr, now=NOW)
    none = force_aggregate(program)
    decisions.redo(program=program, by=hr, now=NOW)
    one_again = force_aggregate(program)
    decisions.redo(program=program, by=hr, now=NOW)

    assert (len(both), len(one), none) == (2, 1, {})
    assert one_again == one
    assert force_aggregate(program) == both
    with pytest.raises(Refused, match="nothing_to_redo"):
        decisions.redo(program=program, by=hr, now=NOW)


def test_after_a_new_decision_the_undone_one_cannot_come_back(pool):
    program, hr, *_people = pool
    hold(pool, 0, 0)
    decisions.undo(program=program, by=hr, now=NOW)
    exclude(pool, 1, 1)

    with pytest.raises(Refused, match="nothing_to_redo"):
        decisions.redo(program=program, by=hr, now=NOW)


def test_nothing_can_be_undone_at_first(pool):
    program, hr, *_people = pool

    with pytest.raises(Refused, match="nothing_to_undo"):
        decisions.undo(program=program, by=hr, now=NOW)


def test_pair_can_be_left_open_again(pool):
    program, hr, mentors, mentees = pool
    couple = {"mentor": mentors[0].code, "mentee": mentees[1].code}
    exclude(pool, 0, 1)

    decisions.leave_open(program=program, by=hr, now=NOW, **couple)

    assert force_aggregate(program) == {}
    assert decisions.leave_open(program=program, by=hr, now=NOW, **couple) is None


def test_hr_of_another_program_decides_nothing(pool):
    program, _hr, mentors, mentees = pool
    stranger = make_post(make_program())
    couple = {"mentor": mentors[0].code, "mentee": mentees[0].code}

    for action in (decisions.hold, decisions.leave_open):
        with pytest.raises(NotAllowed):
            action(program=program, by=stranger, now=NOW, **couple)
    with pytest.raises(NotAllowed):
        decisions.undo(program=program, by=stranger, now=NOW)

    assert not PairDecision.objects.exists()


def test_people_of_another_program_cannot_be_held(pool):
    program, hr, mentors, _mentees = pool
    elsewhere = make_ready(make_program(), Role.MENTEE)

    with pytest.raises(Refused, match="pair_gone"):
        decisions.hold(program=program, mentor=mentors[0].code, mentee=elsewhere.code, by=hr, now=NOW)


def test_pair_excluded_after_the_run_is_not_published(pool):
    program, hr, *_people = pool
    run = start_run(program=program, by=hr, now=NOW)
    compute_next_run(now=NOW)
    exclude(pool, 0, 1)

    with pytest.raises(Refused, match="run_stale"):
        publish_run(run=run, by=hr, now=NOW)


def test_hr_remembers_something_about_a_pair_and_forgets_it(pool):
    program, hr, mentors, mentees = pool
    couple = {"mentor": mentors[0].code, "mentee": mentees[0].code}

    decisions.note(program=program, text="Ask Katrin first.", by=hr, now=NOW, **couple)
    decisions.note(program=program, text="Asked: fine.", by=hr, now=NOW, **couple)
    assert [one.text for one in PairNote.objects.all()] == ["Asked: fine."]

    decisions.note(program=program, text=" ", by=hr, now=NOW, **couple)
    assert not PairNote.objects.exists()


def test_words_about_a_pair_are_as_short_as_the_board_says(pool):
    program, hr, mentors, mentees = pool
    couple = {"mentor": mentors[0].code, "mentee": mentees[0].code}

    with pytest.raises(Refused, match="text_too_long"):
        exclude(pool, 0, 0, reason="a" * 201)
    with pytest.raises(Refused, match="text_too_long"):
        decisions.note(program=program, text="a" * 501, by=hr, now=NOW, **couple)
    decisions.note(program=program, text="a\r\n" * 250, by=hr, now=NOW, **couple)

    assert PairNote.objects.count() == 1


def test_run_is_not_out_of_date_because_somebody_of_a_held_pair_has_left(pool):
    program, hr, mentors, _mentees = pool
    hold(pool, 0, 0)
    mentors[0].state, mentors[0].left_at = ParticipantState.LEFT, NOW
    mentors[0].save()

    run = start_run(program=program, by=hr, now=NOW)
    compute_next_run(now=NOW)
    run.refresh_from_db()

    assert not has_gone_stale(run, by=hr)


def test_run_for_the_rest_is_not_out_of_date_because_a_held_pair_is_a_tandem(pool):
    program, hr, *_people = pool
    hold(pool, 0, 0)
    first = start_run(program=program, by=hr, now=NOW)
    compute_next_run(now=NOW)
    publish_run(run=first, by=hr, now=NOW)
    make_ready(program, Role.MENTOR)
    make_ready(program, Role.MENTEE)

    second = start_run(program=program, by=hr, now=NOW)
    compute_next_run(now=NOW)
    second.refresh_from_db()

    assert second.proposals.count() == 1
    assert not has_gone_stale(second, by=hr)
