"""The profile and the topics for one's own part in a program."""

import pytest
from django.urls import reverse

from mentoring.privacy.models import Consent, Purpose
from mentoring.profiles.models import Profile
from programs.models import GenerationRule, Need, Offer, ProgramState, Role
from tests.factories.profiles import make_person, make_topic
from tests.factories.programs import agree, make_participant, make_program, make_ready

pytestmark = pytest.mark.django_db

PROFILE = {
    "headline": "Planning shifts in Bremen",
    "prompt_1": "learn-from",
    "answer_1": "ask why.",
    "prompt_2": "ask-me",
    "answer_2": "sourdough.",
    "prompt_3": "certain-something",
    "answer_3": "I sing in a shanty choir.",
    "career_stage": "2-starting",
    "formats": ["video", "on_site"],
    "language_de": "3",
    "language_en": "2",
}


def rows(*topics, **more):
    """Return the five rows as a browser sends them; rows without a topic keep their preset strength."""
    sent = {"topics-TOTAL_FORMS": "5", "topics-INITIAL_FORMS": "0"}
    for number in range(5):
        sent |= {f"topics-{number}-topic": "", f"topics-{number}-strength": "2"}
    for number, (topic, strength) in enumerate(topics):
        sent |= {f"topics-{number}-topic": topic, f"topics-{number}-strength": str(strength)}
    return sent | more


def address(participant, query=""):
    return reverse("programs:participation", args=[participant.program.slug]) + query


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


def test_mentor_completes_the_profile_and_can_be_matched(client, mentor):
    sent = PROFILE | rows(("ai-hands-on", 3), ("gaming", 1), **{"topics-1-is_live": "on"})

    response = client.post(address(mentor), sent, follow=True)

    mentor.refresh_from_db()
    profile = Profile.objects.get()
    assert "Your profile is complete, you can be matched." in response.text
    assert mentor.profile_done_at is not None
    assert profile.person == mentor.person
    assert profile.headline == "Planning shifts in Bremen"
    assert profile.career_stage == "2-starting"
    assert profile.formats == ["video", "on_site"]
    assert list(profile.answers.values_list("prompt", "text", "position")) == [
        ("learn-from", "ask why.", 1),
        ("ask-me", "sourdough.", 2),
        ("certain-something", "I sing in a shanty choir.", 3),
    ]
    assert list(profile.languages.values_list("language", "fluency")) == [("de", 3), ("en", 2)]
    assert list(Offer.objects.values_list("topic__code", "level", "is_live")) == [
        ("ai-hands-on", 3, False),
        ("gaming", 1, True),
    ]


def test_mentee_says_what_to_learn_and_asks_a_question(client, mentee):
    sent = PROFILE | rows(("ai-hands-on", 3), **{"topics-0-question": "Where do I begin?"})

    client.post(address(mentee), sent)

    mentee.refresh_from_db()
    need = Need.objects.get()
    assert (need.topic.code, need.priority, need.question) == ("ai-hands-on", 3, "Where do I begin?")
    assert mentee.profile_done_at is not None


def test_mentor_saves_half_a_profile_and_reads_what_is_missing(client, mentor):
    response = client.post(address(mentor), {"headline": "Later more"} | rows(), follow=True)

    mentor.refresh_from_db()
    assert Profile.objects.get().headline == "Later more"
    assert mentor.profile_done_at is None
    assert (
        "Still missing: three sentences about you, where you are in your career, at least one language, "
        "at least one way to meet, at least one topic." in response.text
    )


def test_what_was_saved_stands_in_the_form_again(client, mentor):
    client.post(address(mentor), PROFILE | rows(("gaming", 3)))

    response = client.get(address(mentor))

    assert "I sing in a shanty choir." in response.text
    assert '<option value="gaming" selected>' in response.text
    assert '<option value="ask-me" selected>' in response.text


@pytest.mark.parametrize(
    "gap",
    [
        {"answer_2": ""},
        {"career_stage": ""},
        {"formats": []},
        {"language_de": "", "language_en": ""},
        {"topics-0-topic": ""},
    ],
)
def test_profile_that_becomes_incomplete_is_not_matched(client, mentor, gap):
    client.post(address(mentor), PROFILE | rows(("gaming", 3)))

    client.post(address(mentor), PROFILE | rows(("gaming", 3)) | gap)

    mentor.refresh_from_db()
    assert mentor.profile_done_at is None


def test_saving_a_complete_profile_again_keeps_its_date(client, mentor):
    client.post(address(mentor), PROFILE | rows(("gaming", 3)))
    mentor.refresh_from_db()
    before = mentor.profile_done_at

    client.post(address(mentor), PROFILE | rows(("ai-hands-on", 1)))

    mentor.refresh_from_db()
    assert mentor.profile_done_at == before


def test_profile_serves_every_program_of_the_person(client, mentor):
    elsewhere = make_ready(make_program(), Role.MENTOR, person=mentor.person)

    client.post(address(mentor), PROFILE | rows(("gaming", 3)) | {"formats": []})

    elsewhere.refresh_from_db()
    assert elsewhere.profile_done_at is None


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"prompt_2": "learn-from"}, "Please choose a different beginning for each sentence."),
        ({"prompt_1": "made-up"}, "made-up is not one of the available choices"),
        ({"answer_1": "a" * 161}, "at most 160 characters"),
        ({"headline": "a" * 121}, "at most 120 characters"),
        ({"career_stage": "5-retired"}, "5-retired is not one of the available choices"),
        ({"formats": ["telepathy"]}, "telepathy is not one of the available choices"),
        ({"language_de": "4"}, "4 is not one of the available choices"),
        ({"topics-1-topic": "gaming"}, "Each topic once, please."),
        ({"topics-0-topic": "unheard-of"}, "unheard-of is not one of the available choices"),
        ({"topics-0-strength": ""}, "This field is required."),
        ({"topics-0-strength": "9"}, "9 is not one of the available choices"),
    ],
)
def test_mentor_reads_what_is_wrong_and_loses_nothing(client, mentor, wrong, words):
    response = client.post(address(mentor), PROFILE | rows(("gaming", 3)) | wrong)

    assert response.status_code == 422
    assert words in response.text
    assert "I sing in a shanty choir." in response.text
    assert not Profile.objects.exists()
    assert not Offer.objects.exists()


def test_form_without_its_rows_is_refused_kindly(client, mentor):
    assert client.post(address(mentor), PROFILE).status_code == 422


def test_person_with_two_roles_has_a_page_for_each(client, mentor):
    mentee = make_participant(mentor.program, Role.MENTEE, person=mentor.person)

    client.post(address(mentee, "?role=mentee"), PROFILE | rows(("gaming", 3)))
    page = client.get(address(mentor, "?role=mentor"))

    assert Need.objects.get().participant == mentee
    assert not Offer.objects.exists()
    assert "?role=mentee" in page.text


def test_mentor_withdraws_the_consent_to_compare_generations(client, mentor):
    agree(mentor, Purpose.GENERATION)

    shown = client.get(address(mentor))
    client.post(address(mentor), PROFILE | rows(("gaming", 3)))

    assert 'name="compare_generation" class="switch" id="id_compare_generation" checked' in shown.text
    assert not Consent.objects.filter(withdrawn_at=None).exists()


def test_mentor_gives_the_consent_later(client, mentor):
    client.post(address(mentor), PROFILE | rows() | {"compare_generation": "on"})

    consent = Consent.objects.get()
    assert (consent.person, consent.purpose, consent.mode) == (
        mentor.person,
        Purpose.GENERATION,
        "progress",
    )


def test_program_by_career_stage_keeps_no_consent_about_generations(client):
    program = make_program(generation_rule=GenerationRule.STAGE, generation_reason="")
    mentor = make_participant(program)
    client.force_login(mentor.person)

    shown = client.get(address(mentor))
    client.post(address(mentor), PROFILE | rows() | {"compare_generation": "on"})

    assert "compare_generation" not in shown.text
    assert not Consent.objects.exists()


def test_nobody_agrees_to_a_comparison_in_a_program_that_is_over(client):
    mentor = make_participant(make_program(state=ProgramState.CLOSED))
    client.force_login(mentor.person)

    shown = client.get(address(mentor))
    client.post(address(mentor), PROFILE | rows() | {"compare_generation": "on"})

    assert "compare_generation" not in shown.text
    assert not Consent.objects.exists()


@pytest.mark.parametrize("state", ["invited", "declined", "left"])
def test_somebody_who_does_not_take_part_has_no_such_page(client, state):
    participant = make_participant(make_program(), state=state)
    client.force_login(participant.person)

    assert client.get(address(participant)).status_code == 404
    assert client.post(address(participant), PROFILE | rows()).status_code == 404


def test_stranger_cannot_save_a_profile_in_the_program(client, mentor):
    client.force_login(make_person())

    assert client.post(address(mentor), PROFILE | rows()).status_code == 404
    assert not Profile.objects.exists()
