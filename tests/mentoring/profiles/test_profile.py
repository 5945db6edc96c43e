"""The person's own page, outside any program: every part saves itself and nothing else."""

import pytest
from django.urls import reverse

from mentoring.errors import NotAllowed
from mentoring.profiles.actions.profile import save_profile
from mentoring.profiles.forms.steps import STEPS
from mentoring.profiles.forms.zones import zone_choices
from mentoring.profiles.models import Profile
from mentoring.profiles.prompts import FIRST_THREE, PROMPTS
from mentoring.profiles.queries.profile import ProfileContent, own_profile, sites_for, values_of, with_values
from mentoring.profiles.rules.style import AXES
from tests.factories.profiles import make_person, make_profile
from tests.factories.programs import NOW
from tests.mentoring.profiles.answering import address, seen

pytestmark = pytest.mark.django_db

PAGE = "/profile/"

STYLE = dict.fromkeys(AXES, "4")
REACH = {"language": "en", "time_zone": "Europe/Madrid"}

ANSWERS = {
    "headline": ({"headline": " Always \n curious "}, {"headline": "Always curious"}),
    "sentence-2": ({"prompt": "ask-me", "text": "sourdough."}, {"sentence_2": ("ask-me", "sourdough.")}),
    "style": (STYLE, {"style": (4,) * 6}),
    "languages": ({"pl": "3", "de": "2"}, {"languages": (("de", 2), ("pl", 3))}),
    "meeting": (
        {"formats": ["phone", "on_site"], "own_words": "Kiel , Dock 4"},
        {"formats": ("on_site", "phone"), "sites": ("Kiel", "Dock 4")},
    ),
    "stage": ({"career_stage": "3-experienced"}, {"career_stage": "3-experienced"}),
    "times": (
        {"usual_times": ["fri-pm", "mon-am"], "meeting_minutes": "45"},
        {"usual_times": ("mon-am", "fri-pm"), "meeting_minutes": 45},
    ),
    "interests": (
        {"suggested": ["cooking"], "own_words": "sea, chess , sea"},
        {"interests": ("cooking", "sea", "chess")},
    ),
    "good-to-know": ({"good_to_know": "Call me."}, {"good_to_know": "Call me."}),
}


@pytest.fixture
def person(client):
    somebody = make_person("Kim")
    client.force_login(somebody)
    return somebody


@pytest.mark.parametrize("step", ANSWERS)
def test_each_part_saves_what_it_asks_and_nothing_else(client, person, step):
    make_profile(person, answers=1)
    before = values_of(own_profile(person))
    sent, kept = ANSWERS[step]

    client.post(address(step), sent | {"seen": seen(person)})

    assert values_of(own_profile(person)) == before | kept


@pytest.mark.parametrize("step", [step.name for step in STEPS if step.form])
def test_each_part_shows_what_was_saved(client, person, step):
    make_profile(person)
    for name, (sent, _kept) in ANSWERS.items():
        client.post(address(name), sent | {"seen": seen(person)})
    form = client.get(address(step)).context["form"]
    shown = {name: form[name].initial for name in form.fields if form[name].initial is not None}

    client.post(address(step), shown | {"seen": form.marks()})

    again = client.get(address(step)).context["form"]
    assert {name: again[name].initial for name in again.fields} == {
        name: form[name].initial for name in form.fields
    }
    assert {name: again.values[name] for name in form.names} == {
        name: form.values[name] for name in form.names
    }


def test_person_is_led_from_question_to_question(client, person):
    places = [step.name for step in STEPS if step.form]

    for name, after in zip(places, [*places[1:], None], strict=True):
        sent = REACH if name == "reach" else ANSWERS.get(name, ({},))[0]
        response = client.post(address(name), sent | {"seen": seen(person)})
        assert response.url == (address(after) if after else PAGE)

    person.refresh_from_db()
    assert person.time_zone == "Europe/Madrid"


def test_going_back_saves_too(client, person):
    sent = {"prompt": "ask-me", "text": "bread.", "go": "back", "seen": seen(person)}

    response = client.post(address("sentence-2"), sent)

    assert response.url == address("sentence-1")
    assert own_profile(person).answers == (("ask-me", "bread."),)


def test_sentence_stays_where_it_was_written(client, person):
    client.post(address("sentence-3"), {"prompt": "ask-me", "text": "bread.", "seen": seen(person)})

    page = client.get(address("sentence-1"))

    assert "bread." not in page.text
    assert "bread." in client.get(address("sentence-3")).text


def test_empty_profile_begins_with_three_different_sentences(client, person):
    forms = [client.get(address(f"sentence-{place}")).context["form"] for place in (1, 2, 3)]

    assert tuple(form["prompt"].value() for form in forms) == FIRST_THREE
    assert not Profile.objects.exists()


def test_other_beginnings_keep_what_was_typed(client, person):
    typed = {"prompt": "learn-from", "text": "ask why.", "turn": "0", "go": "other"}

    first = client.get(address("sentence-1")).context["form"]
    other = client.post(address("sentence-1"), typed)

    shown = {str(option.data["value"]) for option in other.context["form"].beginnings()}
    before = {str(option.data["value"]) for option in first.beginnings()}
    assert "ask why." in other.text
    assert shown & before == {"learn-from"}
    assert len(shown) == 4
    assert not Profile.objects.exists()


def test_every_beginning_is_offered_in_turn(client, person):
    form = client.get(address("sentence-1")).context["form"]
    form.data, form.is_bound, offered = {"prompt": "learn-from", "turn": "0"}, True, set()

    for _turn in range(8):
        offered |= {str(option.data["value"]) for option in form.beginnings()}
        form.next_turn()

    assert offered == set(PROMPTS)


def test_complete_profile_can_change_but_stays_complete(client, person):
    make_profile(person)

    changed = client.post(address("meeting"), {"formats": ["phone"], "seen": seen(person)})
    emptied = client.post(address("meeting"), {"formats": [], "seen": seen(person)})

    assert changed.status_code == 302
    assert emptied.status_code == 422
    assert "please keep at least one way to meet." in emptied.text
    assert own_profile(person).formats == ("phone",)


@pytest.mark.parametrize(
    ("step", "wrong", "field"),
    [
        ("reach", {"time_zone": "Mars/Olympus", "language": "de"}, "time_zone"),
        ("reach", {"time_zone": "UTC", "language": ""}, "language"),
        ("headline", {"headline": "a" * 5000}, "headline"),
        ("sentence-1", {"prompt": "", "text": "sourdough."}, "prompt"),
        ("sentence-1", {"prompt": "certain-something", "text": "sourdough."}, "prompt"),
        ("sentence-1", {"prompt": "learn-from", "text": "sourdough" * 600}, "text"),
        ("languages", {"de": "4"}, "de"),
        ("style", STYLE | {"think-do": "6"}, "think-do"),
        ("meeting", {"formats": ["telepathy"]}, "formats"),
        ("times", {"usual_times": ["sun-am"]}, "usual_times"),
        ("times", {"meeting_minutes": "31"}, "meeting_minutes"),
        ("stage", {"career_stage": "5-retired"}, "career_stage"),
        ("interests", {"own_words": "a, b, c, d, e, f, g, h, i"}, "own_words"),
        ("interests", {"own_words": "x" * 41}, "own_words"),
        ("good-to-know", {"good_to_know": "a" * 401}, "good_to_know"),
        ("good-to-know", {"good_to_know": "Call me.", "seen_good_to_know": "everybody"}, "seen_good_to_know"),
        ("languages", {"de": "2", "seen_languages": "tandem"}, "seen_languages"),
    ],
)
def test_person_reads_what_is_wrong_at_its_field(client, person, step, wrong, field):
    make_profile(person)
    before = values_of(own_profile(person))

    response = client.post(address(step), wrong | {"seen": seen(person)})

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert values_of(own_profile(person)) == before


@pytest.mark.parametrize("words", ['<u>"Grüße" & mehr</u>', "🎻🧵", "שלום, world", "Ł"])
def test_words_stay_as_they_are_typed(client, person, words):
    client.post(address("sentence-1"), {"prompt": "learn-from", "text": words, "seen": seen(person)})
    page = client.get(PAGE)

    assert own_profile(person).answers == (("learn-from", words),)
    assert "<u>" not in page.text


def test_person_chooses_who_sees_a_part(client, person):
    client.post(address("style"), STYLE | {"seen_style": "tandem", "seen": seen(person)})
    client.post(
        address("sentence-1"),
        {"prompt": "ask-me", "text": "bread.", "seen_sentence_1": "program", "seen": seen(person)},
    )

    content = own_profile(person)
    assert content.audiences == {"style": "tandem"}
    assert content.sentence_audiences == {"ask-me": "program"}


def test_working_style_can_be_taken_back(client, person):
    client.post(address("style"), STYLE | {"seen": seen(person)})

    client.post(address("style"), {"go": "nothing", "seen": seen(person)})

    assert own_profile(person).style == ()


def test_saved_values_can_be_told_from_one_another():
    content = ProfileContent(
        answers=(("ask-me", "x"),),
        places=(2,),
        style=(1, 2, 3, 4, 5, 1),
        sentence_audiences={"ask-me": "tandem"},
    )

    assert with_values(ProfileContent(), values_of(content)) == content
    assert with_values(ProfileContent(), values_of(content)).places == (2,)


def test_guest_is_not_told_where_the_company_sits(person):
    make_person("Mia", site="Bremen")
    guest = make_person("Gast", guest_until=NOW.date())

    assert sites_for(person) == ["Bremen"]
    assert sites_for(guest) == []


def test_nobody_saves_the_profile_of_somebody_else(person):
    with pytest.raises(NotAllowed):
        save_profile(person=make_person(), content=ProfileContent(), by=person, now=NOW)


def test_unknown_question_does_not_exist(client, person):
    assert client.get(address("salary")).status_code == 404


def test_page_asks_for_sign_in(client):
    assert client.get(PAGE).url.startswith(reverse("account_login"))


def test_page_shows_nothing_about_age(client, person):
    text = client.get(PAGE).text.lower()

    assert not any(word in text for word in ("birth", "generation", "younger", " age "))


def test_catalogue_of_sentences_has_two_dozen_and_fits_the_column():
    assert len(PROMPTS) == 24
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
