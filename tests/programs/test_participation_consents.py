"""Who has to answer what within a program, and the consents that are asked for on the way."""

import pytest

from mentoring.privacy.models import Consent, Purpose
from mentoring.profiles.models import Profile
from programs.models import GenerationRule, Need, Offer, ProgramState, Role
from tests.factories.profiles import make_person, make_topic
from tests.factories.programs import agree, make_participant, make_program
from tests.programs.answering import PROFILE, address, answer, rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def mentor(client):
    participant = make_participant(make_program(), Role.MENTOR)
    client.force_login(participant.person)
    make_topic("ai-hands-on")
    make_topic("gaming")
    return participant


@pytest.fixture
def mentee(client):
    participant = make_participant(make_program(), Role.MENTEE)
    client.force_login(participant.person)
    make_topic("ai-hands-on")
    return participant


def test_person_with_two_roles_has_questions_for_each(client, mentor):
    mentee = make_participant(mentor.program, Role.MENTEE, person=mentor.person)

    answer(client, mentee, "topics", rows(("gaming", 3)), query="?role=mentee")
    page = client.get(address(mentor, query="?role=mentor"))

    assert Need.objects.get().participant == mentee
    assert not Offer.objects.exists()
    assert "?role=mentee" in page.text


def test_mentor_withdraws_the_consent_to_compare_generations(client, mentor):
    agree(mentor, Purpose.GENERATION)

    shown = client.get(address(mentor, "generations"))
    answer(client, mentor, "generations", {})

    assert 'class="switch" id="generations_compare_generation" checked' in shown.text
    assert not Consent.objects.filter(withdrawn_at=None).exists()


def test_mentor_gives_the_consent_later(client, mentor):
    answer(client, mentor, "generations", {"compare_generation": "on"})

    consent = Consent.objects.get()
    assert (consent.person, consent.purpose, consent.mode) == (
        mentor.person,
        Purpose.GENERATION,
        "progress",
    )


@pytest.mark.parametrize(
    "program",
    [
        {"generation_rule": GenerationRule.STAGE, "generation_reason": ""},
        {"state": ProgramState.CLOSED},
    ],
)
def test_program_that_compares_no_generations_asks_nobody(client, program):
    mentor = make_participant(make_program(**program))
    client.force_login(mentor.person)

    shown = client.get(address(mentor))
    sent = answer(client, mentor, "generations", {"compare_generation": "on"})

    assert "compare_generation" not in shown.text
    assert sent.status_code == 404
    assert not Consent.objects.exists()


@pytest.mark.parametrize("state", ["invited", "declined", "left"])
def test_somebody_who_does_not_take_part_has_no_such_page(client, state):
    participant = make_participant(make_program(), state=state)
    client.force_login(participant.person)

    assert client.get(address(participant)).status_code == 404
    assert answer(client, participant, "headline", PROFILE["headline"]).status_code == 404


def test_stranger_cannot_save_a_profile_in_the_program(client, mentor):
    client.force_login(make_person())

    assert answer(client, mentor, "headline", PROFILE["headline"]).status_code == 404
    assert not Profile.objects.exists()
