"""The profile and the topics for one's own part in a program: question by question."""

import pytest
from django.urls import reverse

from mentoring.profiles.models import Profile
from mentoring.profiles.queries.profile import own_profile
from programs.models import Need, Offer, Role, Story
from programs.queries.participation import values_in
from tests.factories.profiles import make_profile, make_topic
from tests.factories.programs import make_participant, make_program, make_ready
from tests.programs.answering import PROFILE, address, answer, rows, seen

pytestmark = pytest.mark.django_db


def answer_all(client, participant, **steps):
    """Describe oneself, question by question."""
    for step, sent in (PROFILE | steps).items():
        answer(client, participant, step, sent)


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
    topics = rows(
        ("ai-hands-on", 3), ("gaming", 1), **{"topics-1-is_live": "on", "topics-0-example": "A bot."}
    )

    answer_all(client, mentor, topics=topics)
    page = client.get(address(mentor))

    mentor.refresh_from_db()
    profile = Profile.objects.get()
    assert "Everything a program needs is here." in page.text
    assert mentor.profile_done_at is not None
    assert profile.person == mentor.person
    assert list(profile.answers.values_list("prompt", "text", "position")) == [
        ("learn-from", "ask why.", 1),
        ("ask-me", "sourdough.", 2),
        ("certain-something", "I sing in a shanty choir.", 3),
    ]
    assert [(one.topic.code, one.level, one.is_live, one.example) for one in Offer.objects.all()] == [
        ("ai-hands-on", 3, False, "A bot."),
        ("gaming", 1, True, ""),
    ]


def test_mentee_says_what_to_learn_and_asks_a_question(client, mentee):
    answer_all(client, mentee, topics=rows(("ai-hands-on", 3), **{"topics-0-question": "Where do I begin?"}))

    mentee.refresh_from_db()
    need = Need.objects.get()
    assert (need.topic.code, need.priority, need.question) == ("ai-hands-on", 3, "Where do I begin?")
    assert mentee.profile_done_at is not None


def test_mentor_says_why_and_a_mentee_what_for(client, mentor):
    mentee = make_participant(mentor.program, Role.MENTEE)

    answer(client, mentor, "motivation", {"motivation": "Curious."})
    answer(client, mentor, "practice", {"practice": "I film.", "seen_practice": "tandem"})
    client.force_login(mentee.person)
    answer(client, mentee, "learning", {"learning": "Prices."})
    answer(client, mentee, "assistant", {"assistant_name": "Jo", "assistant_email": "jo@example.com"})

    told = Story.objects.get(participant=mentor)
    asked = Story.objects.get(participant=mentee)
    assert (told.motivation, told.practice, told.learning) == ("Curious.", "I film.", "")
    assert (asked.learning, asked.assistant_name, asked.assistant_email) == (
        "Prices.",
        "Jo",
        "jo@example.com",
    )
    assert own_profile(mentor.person).audiences == {"practice": "tandem"}


@pytest.mark.parametrize(("role", "step"), [(Role.MENTOR, "learning"), (Role.MENTEE, "practice")])
def test_questions_for_the_other_role_do_not_exist(client, role, step):
    participant = make_participant(make_program(), role)
    client.force_login(participant.person)

    assert client.get(address(participant, step)).status_code == 404


def test_half_a_profile_says_what_comes_next_and_until_when(client, mentor):
    answer(client, mentor, "headline", {"headline": "Later more"})

    page = client.get(address(mentor))

    mentor.refresh_from_db()
    assert mentor.profile_done_at is None
    assert "three sentences about you, where you are in your career, at least one language" in page.text
    assert "Next: First sentence, one minute" in page.text
    assert page.context["done"] == 0


def test_what_was_saved_stands_in_the_form_again(client, mentor):
    answer_all(client, mentor, topics=rows(("gaming", 3)))

    response = client.get(address(mentor))

    assert "I sing in a shanty choir." in response.text
    assert '<option value="gaming" selected>' in response.text


@pytest.mark.parametrize(
    ("step", "gap"),
    [
        ("sentence-2", {"prompt": "ask-me", "text": ""}),
        ("stage", {"career_stage": ""}),
        ("meeting", {"formats": []}),
        ("languages", {}),
        ("topics", rows()),
    ],
)
def test_profile_that_becomes_incomplete_is_not_matched(client, step, gap):
    mentor = make_ready(make_program(), Role.MENTOR)
    client.force_login(mentor.person)

    answer(client, mentor, step, gap)

    mentor.refresh_from_db()
    assert mentor.profile_done_at is None


def test_saving_a_complete_profile_again_keeps_its_date(client):
    mentor = make_ready(make_program(), Role.MENTOR)
    client.force_login(mentor.person)

    answer(client, mentor, "headline", {"headline": "New words"})

    before = mentor.profile_done_at
    mentor.refresh_from_db()
    assert mentor.profile_done_at == before


def test_profile_serves_every_program_of_the_person(client, mentor):
    elsewhere = make_ready(make_program(), Role.MENTOR, person=mentor.person)

    answer(client, mentor, "meeting", {"formats": []})

    elsewhere.refresh_from_db()
    assert elsewhere.profile_done_at is None


def test_profile_completed_outside_counts_in_the_program(client, mentor):
    make_profile(mentor.person, stage="")
    answer(client, mentor, "topics", rows(("gaming", 3)))

    client.post(
        reverse("profiles:profile-step", args=["stage"]),
        {"career_stage": "2-starting", "seen": seen(mentor)},
    )

    mentor.refresh_from_db()
    assert mentor.profile_done_at is not None


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"topics-1-topic": "gaming"}, "Each topic once, please."),
        ({"topics-0-topic": "unheard-of"}, "unheard-of is not one of the available choices"),
        ({"topics-0-strength": ""}, "This field is required."),
        ({"topics-0-strength": "9"}, "9 is not one of the available choices"),
        ({"topics-0-example": "a" * 201}, "at most 200 characters"),
    ],
)
def test_mentor_reads_what_is_wrong_and_loses_nothing(client, mentor, wrong, words):
    sent = rows(("gaming", 3), **{"topics-0-example": "A bot."}) | wrong

    response = answer(client, mentor, "topics", sent)

    assert response.status_code == 422
    assert words in response.text
    assert sent["topics-0-example"] in response.text
    assert not Offer.objects.exists()


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"assistant_name": "Jo"}, "assistant_email"),
        ({"assistant_email": "jo at work"}, "assistant_email"),
    ],
)
def test_assistant_can_be_reached(client, mentee, sent, field):
    response = answer(client, mentee, "assistant", sent)

    assert list(response.context["form"].errors) == [field]
    assert not Story.objects.exists()


def test_form_without_its_rows_is_refused_kindly(client, mentor):
    assert answer(client, mentor, "topics", {}).status_code == 422


def test_topics_of_two_tabs_do_not_overwrite_each_other(client, mentor):
    old = seen(mentor)
    answer(client, mentor, "topics", rows(("gaming", 3)))

    response = client.post(address(mentor, "topics"), rows(("ai-hands-on", 2)) | {"seen": old})

    assert response.status_code == 422
    assert '<option value="ai-hands-on" selected>' in response.text
    assert response.context["form"].theirs["Topics"] == Offer.objects.get().topic.name


def test_whoever_has_said_nothing_yet_finds_empty_fields(mentee):
    values = values_in(mentee, own_profile(mentee.person))

    assert [values[name] for name in ("learning", "assistant_name", "assistant_email")] == ["", "", ""]


def test_language_is_switched_with_the_answer_and_nothing_is_lost(client, mentee):
    said = {"learning": "Mitten im Satz", "seen_learning": "candidates", "seen": seen(mentee)}

    switched = client.post(address(mentee, "learning"), said | {"language": "de"})
    page = client.get(switched.url).text

    assert switched.url == address(mentee, "learning")
    assert '<html lang="de"' in page
    assert "Mitten im Satz" in page
