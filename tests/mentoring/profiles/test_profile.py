"""The person's own page."""

import pytest
from django.urls import reverse

from mentoring.errors import NotAllowed
from mentoring.profiles.actions.profile import save_profile
from mentoring.profiles.forms.zones import zone_choices
from mentoring.profiles.models import Profile
from mentoring.profiles.prompts import FIRST_THREE, PROMPTS
from mentoring.profiles.queries.profile import ProfileContent, own_profile
from tests.factories.profiles import make_person, make_profile
from tests.factories.programs import NOW

pytestmark = pytest.mark.django_db

PAGE = "/profile/"
COMPLETE = {
    "headline": "Always curious",
    "prompt_1": "learn-from",
    "answer_1": "ask why.",
    "prompt_2": "ask-me",
    "answer_2": "sourdough.",
    "prompt_3": "walk-with",
    "answer_3": "the harbour.",
    "career_stage": "3-experienced",
    "formats": ["phone"],
    "language_pl": "3",
    "language": "de",
    "time_zone": "Europe/Madrid",
}


@pytest.fixture
def person(client):
    somebody = make_person("Kim")
    client.force_login(somebody)
    return somebody


def test_person_describes_themselves(client, person):
    response = client.post(PAGE, COMPLETE)

    person.refresh_from_db()
    assert response.url == reverse("profiles:profile-edit")
    assert (person.language, person.time_zone) == ("de", "Europe/Madrid")
    assert own_profile(person) == ProfileContent(
        headline="Always curious",
        career_stage="3-experienced",
        formats=("phone",),
        languages={"pl": 3},
        answers=(("learn-from", "ask why."), ("ask-me", "sourdough."), ("walk-with", "the harbour.")),
    )


def test_empty_profile_begins_with_three_different_sentences(client, person):
    response = client.get(PAGE)

    form = response.context["form"]
    assert tuple(form[f"prompt_{place}"].value() for place in (1, 2, 3)) == FIRST_THREE
    assert not Profile.objects.exists()


def test_person_may_save_a_beginning(client, person):
    client.post(PAGE, {"headline": "Soon more", "language": "en", "time_zone": "UTC"})

    assert own_profile(person) == ProfileContent(headline="Soon more")


def test_complete_profile_can_change_but_stays_complete(client, person):
    make_profile(person)

    in_english = COMPLETE | {"language": "en"}

    changed = client.post(PAGE, in_english)
    emptied = client.post(PAGE, in_english | {"answer_2": "", "formats": []})

    assert changed.status_code == 302
    assert emptied.status_code == 422
    assert "please keep three sentences about you, at least one way to meet." in emptied.text
    assert own_profile(person).formats == ("phone",)


@pytest.mark.parametrize(
    "wrong",
    [
        {"time_zone": "Mars/Olympus"},
        {"language": "xx"},
        {"language": ""},
        {"time_zone": ""},
        {"prompt_2": "learn-from"},
        {"prompt_1": ""},
    ],
)
def test_person_reads_what_is_wrong_and_loses_nothing(client, person, wrong):
    response = client.post(PAGE, COMPLETE | wrong)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == list(wrong)
    assert "sourdough." in response.text
    assert not Profile.objects.exists()


def test_answer_keeps_its_words_as_they_are_typed(client, person):
    words = '<u>"Grüße" & mehr</u>'

    client.post(PAGE, COMPLETE | {"answer_1": words})
    page = client.get(PAGE)

    assert own_profile(person).answers[0] == ("learn-from", words)
    assert "<u>" not in page.text


def test_nobody_saves_the_profile_of_somebody_else(person):
    with pytest.raises(NotAllowed):
        save_profile(person=make_person(), content=ProfileContent(), by=person, now=NOW)


def test_profile_asks_for_sign_in(client):
    assert client.get(PAGE).url.startswith(reverse("account_login"))


def test_page_shows_nothing_about_age(client, person):
    text = client.get(PAGE).text.lower()

    assert not any(word in text for word in ("birth", "generation", "younger", " age "))


def test_catalogue_of_sentences_has_twelve_and_fits_the_column():
    assert len(PROMPTS) == 12
    assert max(map(len, PROMPTS)) <= 40
    assert "certain-something" in PROMPTS


@pytest.mark.django_db
def test_zones_begin_with_those_of_the_people_here(settings):
    settings.TIME_ZONE = "Europe/Berlin"
    for number in range(6):
        make_person(f"Person {number}", time_zone="Asia/Kolkata" if number else "Pacific/Apia")

    (first, usual), (second, europe), *_others = zone_choices()

    assert (first, second) == ("Usual here", "Europe")
    assert [zone for zone, _name in usual] == ["Europe/Berlin", "Asia/Kolkata"]
    assert "Europe/Berlin" not in dict(europe)
    names = [zone for _group, zones in zone_choices() for zone, _name in zones]
    assert len(names) == len(set(names)) > 300
