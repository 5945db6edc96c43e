"""Likes count, and nobody reads them: neither HR on the board nor somebody with the tables before them."""

import json

import pytest
from django.utils import timezone

from programs.models import Role
from tandems.actions.feasible import has_gone_stale
from tandems.actions.matching import compute_next_run, start_run
from tandems.actions.swaps import swaps
from tandems.queries.matching import tiles
from tests.factories.programs import make_post, make_program, make_ready
from tests.factories.tandems import make_card

pytestmark = pytest.mark.django_db


def pool(**fields):
    """Two mentors and two mentees who fit equally well."""
    program = make_program(reporting_levels=0, **fields)
    mentors = [make_ready(program, Role.MENTOR) for _ in range(2)]
    mentees = [make_ready(program, Role.MENTEE) for _ in range(2)]
    return program, make_post(program), mentors, mentees


def both_say_yes(mentor, mentee):
    make_card(mentor, mentee, "yes")
    make_card(mentee, mentor, "yes")


def run_of(program, hr):
    run = start_run(program=program, by=hr, now=timezone.now())
    compute_next_run(now=timezone.now())
    run.refresh_from_db()
    return run


def pairs_of(run):
    return {(one.mentor_id, one.mentee_id) for one in run.proposals.all()}


@pytest.mark.parametrize("mode", ["weight", "mutual"])
def test_two_people_who_like_each_other_come_together(mode):
    program, hr, mentors, mentees = pool(interest_mode=mode)
    both_say_yes(mentors[0], mentees[1])

    run = run_of(program, hr)

    assert (mentors[0].pk, mentees[1].pk) in pairs_of(run)


def test_likes_count_nothing_where_a_program_does_without():
    program, hr, mentors, mentees = pool(interest_mode="off")
    before = run_of(program, hr)
    for mentor, mentee in (
        ((0, 1), (1, 0)) if (mentors[0].pk, mentees[0].pk) in pairs_of(before) else ((0, 0),)
    ):
        both_say_yes(mentors[mentor], mentees[mentee])

    after = run_of(program, hr)

    assert pairs_of(after) == pairs_of(before)
    assert after.input_hash == before.input_hash


def test_no_mark_on_the_board_tells_hr_that_somebody_has_just_said_yes():
    program, hr, mentors, mentees = pool()
    run = run_of(program, hr)

    both_say_yes(mentors[1], mentees[1])

    assert not has_gone_stale(run, by=hr)
    assert run_of(program, hr).input_hash == run.input_hash


def test_who_is_wanted_by_two_is_proposed_to_the_first_where_mutual_interest_proposes():
    program, hr, mentors, mentees = pool(interest_mode="mutual")
    both_say_yes(mentors[1], mentees[0])
    both_say_yes(mentors[0], mentees[0])

    run = run_of(program, hr)

    assert (mentors[1].pk, mentees[0].pk) in pairs_of(run)


def test_mutual_interest_breaks_no_hard_rule():
    program, hr, mentors, mentees = pool(interest_mode="mutual", department_rule="different")
    for one in (mentors[0], mentees[1]):
        one.person.department = "Finance"
        one.person.save()
    both_say_yes(mentors[0], mentees[1])

    run = run_of(program, hr)

    assert pairs_of(run) == {(mentors[0].pk, mentees[0].pk), (mentors[1].pk, mentees[1].pk)}


def test_hr_reads_the_same_about_a_pair_with_and_without_likes():
    program, hr, mentors, _mentees = pool()
    before = run_of(program, hr).proposals.get(mentor=mentors[0])
    both_say_yes(mentors[0], before.mentee)

    run = run_of(program, hr)
    after = run.proposals.get(mentor=mentors[0])

    assert (after.mentee, after.score, after.explanation) == (before.mentee, before.score, before.explanation)
    assert "interest" not in {part.code for part in tiles(hr, [after])[0].parts}
    assert "interest" not in json.dumps(after.explanation)
    assert run.result["floor"] <= after.score
    assert "total" not in run.result["certificate"]


def test_order_of_alternatives_follows_what_hr_reads_and_no_likes():
    program = make_program(reporting_levels=0)
    hr = make_post(program)
    levels = (3, 3, 2, 1)
    mentors = [make_ready(program, Role.MENTOR, topics={"ai-hands-on": one, "gaming": one}) for one in levels]
    mentee = make_ready(program, Role.MENTEE, topics={"ai-hands-on": 3, "gaming": 3})
    both_say_yes(mentors[0], mentee)
    both_say_yes(mentors[3], mentee)
    run = run_of(program, hr)
    pair = {"mentor": mentors[0].person.code, "mentee": mentee.person.code}

    found = swaps(run, **pair, instead_of="mentor", by=hr)

    assert [one.mentor for one in found] == [one.person.code for one in mentors[1:]]
