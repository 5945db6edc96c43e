"""Why somebody has no tandem, as HR reads it: figures of open rules, nothing that tells a private one."""

import pytest
from django.utils import timezone

from programs.models import Role
from tandems.actions.matching import compute_next_run, start_run
from tandems.queries.matching import waiting
from tandems.templatetags.leftover import alike, kind_word, ways_on, what_helps, why_waiting
from tests.factories.profiles import reports_to
from tests.factories.programs import make_post, make_program, make_ready

pytestmark = pytest.mark.django_db

NOW = timezone.now()
SAME_STAGE = {"stage": "4-leading"}  # as all mentees of the factory


def left_over(program):
    hr = make_post(program)
    run = start_run(program=program, by=hr, now=NOW)
    compute_next_run(now=NOW)
    run.refresh_from_db()
    return waiting(hr, run), run


def test_rule_that_leaves_nobody_is_named_with_its_figure_and_the_smallest_step_that_would_help():
    program = make_program(reporting_levels=2, generation_rule="stage")
    mentor = make_ready(program, Role.MENTOR)
    reports_to(mentor.person, make_ready(program, Role.MENTEE).person)

    people, _run = left_over(program)

    one = next(one for one in people if one.side == "mentor")
    assert (one.rules, one.together, one.is_hidden) == ((("reporting_line", 1),), False, False)
    assert what_helps(one, program).url.endswith("/edit/#pairing")
    assert "In detail: the reporting line one." in why_waiting(one)


def test_private_rule_is_never_counted_and_with_few_people_no_figure_at_all_is_told():
    program = make_program(reporting_levels=2, generation_rule="stage")
    mentor = make_ready(program, Role.MENTOR, profile=SAME_STAGE)
    reports_to(mentor.person, make_ready(program, Role.MENTEE).person)
    for _ in range(2):
        make_ready(program, Role.MENTEE)

    people, run = left_over(program)

    one = next(one for one in people if one.side == "mentor")
    assert (one.candidates, one.feasible, one.rules, one.is_hidden) == (3, False, (), True)
    assert "generation" not in str(run.result["unmatched"])
    assert len(why_waiting(one)) == 2


def test_in_a_large_enough_group_the_open_rules_are_counted_and_the_others_do_the_rest():
    program = make_program(reporting_levels=2, generation_rule="stage")
    mentor = make_ready(program, Role.MENTOR, profile=SAME_STAGE)
    reports_to(mentor.person, make_ready(program, Role.MENTEE).person)
    for _ in range(5):
        make_ready(program, Role.MENTEE)

    people, _run = left_over(program)

    one = next(one for one in people if one.side == "mentor")
    assert (one.rules, one.together) == ((("reporting_line", 1),), True)
    assert "the other rules do the rest" in why_waiting(one)[1]


def test_places_are_told_in_plain_words_and_one_more_would_help():
    program = make_program()
    make_ready(program, Role.MENTOR)
    for _ in range(2):
        make_ready(program, Role.MENTEE)

    people, _run = left_over(program)

    assert [len(group) for group in alike(people * 2)] == [2]
    assert why_waiting(people[0]) == ["Among those who fit, one place was free, and 2 people need it."]
    assert what_helps(people[0], program).words == "Allow mentors one mentee more"


def test_topic_that_nobody_offers_leads_to_the_topics_and_a_kind_word_is_in_the_language_of_the_person():
    program = make_program()
    make_ready(program, Role.MENTOR, topics={"gaming": 3})
    make_ready(program, Role.MENTEE, topics={"gaming": 3})
    make_ready(program, Role.MENTEE, topics={"coding-basics": 3})

    people, _run = left_over(program)
    links = [kind_word(people[0], program), *(way.url for way in ways_on(people[0], program))]

    assert any("offered by nobody this time" in sentence for sentence in why_waiting(people[0]))
    assert links[0].startswith(f"mailto:{people[0].person.email}?subject=")
    assert [link.rsplit("/", 2)[-2] for link in links[1:]] == ["guests", "topics"]
