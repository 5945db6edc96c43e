"""Who can be matched, and what the matching gets to know about them."""

import pytest

from mentoring.errors import NotAllowed
from mentoring.privacy.models import Purpose
from programs.models import GenerationRule, Offer, ParticipantState, Role
from programs.queries.pool import managers_map_aggregate, matchable_pool
from tests.factories.profiles import know_band, make_person, make_profile, make_topic, reports_to
from tests.factories.programs import agree, make_participant, make_post, make_program, make_ready

pytestmark = pytest.mark.django_db


def test_pool_holds_mentors_and_mentees_whose_profile_is_complete():
    program = make_program()
    hr = make_post(program)
    mentor = make_ready(program, Role.MENTOR)
    mentee = make_ready(program, Role.MENTEE)
    make_participant(program, Role.MENTOR)
    make_participant(program, Role.MENTEE, state=ParticipantState.INVITED)
    make_ready(make_program(), Role.MENTOR)

    pool = matchable_pool(hr, program)

    assert [one.participant for one in pool.mentors] == [mentor.code]
    assert [one.participant for one in pool.mentees] == [mentee.code]


def test_pool_says_what_a_mentor_offers_and_where_they_sit():
    program = make_program()
    hr = make_post(program)
    boss = make_person("Bruno")
    person = make_person(department="Finance", site="Kiel", time_zone="Europe/Madrid")
    reports_to(person, boss)
    make_profile(person, stage="2-starting", formats=("video",), languages={"de": 3, "en": 2})
    mentor = make_ready(program, person=person, topics={"ai-hands-on": 3}, capacity=2)
    Offer.objects.create(participant=mentor, topic=make_topic("gaming"), level=1, is_live=True)

    found = matchable_pool(hr, program).mentors[0]

    assert found.person == person.code
    assert (found.department, found.site, found.time_zone) == ("Finance", "Kiel", "Europe/Madrid")
    assert found.manager == boss.code
    assert found.topics == {"ai-hands-on": 3, "gaming": 1}
    assert found.live == {"gaming"}
    assert found.languages == {"de": 3, "en": 2}
    assert found.formats == {"video"}
    assert (found.career_stage, found.capacity) == (2, 2)


def test_band_of_a_person_who_did_not_agree_stays_unread():
    program = make_program()
    hr = make_post(program)
    agreeing, silent = make_ready(program), make_ready(program)
    know_band(agreeing.person, 2)
    know_band(silent.person, 1)
    agree(agreeing, Purpose.GENERATION)

    bands = {one.participant: one.generation for one in matchable_pool(hr, program).mentors}

    assert bands == {agreeing.code: 2, silent.code: None}


def test_consent_given_in_another_program_does_not_count():
    program, other = make_program(), make_program()
    hr = make_post(program)
    person = make_person()
    make_ready(program, person=person)
    elsewhere = make_ready(other, person=person)
    know_band(person, 2)
    agree(elsewhere, Purpose.GENERATION)

    pool = matchable_pool(hr, program)

    assert pool.mentors[0].generation is None


def test_program_by_career_stage_reads_no_band():
    program = make_program(generation_rule=GenerationRule.STAGE, generation_reason="")
    hr = make_post(program)
    mentor = make_ready(program)
    know_band(mentor.person, 2)
    agree(mentor, Purpose.GENERATION)

    pool = matchable_pool(hr, program)

    assert pool.mentors[0].generation is None


def test_hr_admin_of_another_program_gets_no_pool():
    program, other = make_program(), make_program()
    stranger = make_post(other)

    with pytest.raises(NotAllowed):
        matchable_pool(stranger, program)


@pytest.mark.parametrize("rows", [1, 3])
def test_pool_costs_the_same_for_one_and_three(rows, django_assert_num_queries):
    program = make_program()
    hr = make_post(program)
    for _ in range(rows):
        for role in Role.values:
            participant = make_ready(program, role)
            reports_to(participant.person, hr)
            know_band(participant.person, 1)
            agree(participant, Purpose.GENERATION)

    with django_assert_num_queries(3):
        pool = matchable_pool(hr, program)

    assert len(pool.mentors) == rows


def test_managers_of_the_whole_directory_are_known():
    boss, person, outsider = make_person("Bruno"), make_person(), make_person()
    reports_to(person, boss)
    reports_to(outsider, person)

    assert managers_map_aggregate() == {person.code: boss.code, outsider.code: person.code}
