"""Giving posts in a program and taking them back."""

import pytest
from django.urls import reverse

from mentoring.notifications import mime
from mentoring.notifications.actions import drain
from mentoring.notifications.models import Delivery
from mentoring.notifications.transport import MemoryTransport
from mentoring.privacy.models import AuditEvent
from programs.models import Post, ProgramRole
from tests.factories.profiles import make_person
from tests.factories.programs import make_post, make_program

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return make_program(name="Nordlicht")


@pytest.fixture
def hr(client, program):
    person = make_post(program)
    client.force_login(person)
    return person


def press(client, program, button, person, post):
    address = reverse(f"programs:post-{button}", args=[program.slug])
    return client.post(address, {"person": person.code, "post": post}, follow=True)


def found(client, program, words):
    page = client.get(reverse("programs:posts", args=[program.slug]), {"words": words})
    return [one.display_name for one in page.context["found"].people]


def mailed(settings):
    """Return the text of every mail, sent now."""
    settings.MAIL_TRANSPORT = "memory"
    MemoryTransport.taken.clear()
    drain()
    mails = [mime.read(content) for _address, content in MemoryTransport.taken]
    return [mail.get_body(("plain",)).get_content() for mail in mails]


def test_hr_admin_finds_people_by_name_and_address_and_nobody_without_words(client, hr, program):
    make_person("Jörg", "Łukasik", email="jl@example.com")
    make_person("Weg", "Łukasik", is_active=False)

    assert found(client, program, "lukasik jorg") == ["Jörg Łukasik"]
    assert found(client, program, "JL@example") == ["Jörg Łukasik"]
    assert found(client, program, "  ") == []


@pytest.mark.parametrize("post", Post.values)
def test_post_is_given_once_told_and_recorded(client, hr, program, post):
    person = make_person("Sven")

    for _ in range(2):
        press(client, program, "give", person, post)

    assert list(program.roles.filter(person=person).values_list("post", flat=True)) == [post]
    assert list(Delivery.objects.values_list("notice", "person")) == [("post_given", person.pk)]
    assert sorted(
        AuditEvent.objects.filter(verb=f"program.{post}_given").values_list("thing", flat=True)
    ) == [
        f"profiles.user:{person.code}",
        f"programs.program:{program.code}",
    ]


@pytest.mark.parametrize(
    ("language", "visibility", "words"),
    [
        ("en", "progress", ["Sponsor", "the phase of each tandem", "Never: notes"]),
        ("de", "aggregates", ["Zahlen zum ganzen Programm", "Niemals: Notizen"]),
    ],
)
def test_mail_says_what_a_sponsor_sees_and_never_sees(client, hr, settings, language, visibility, words):
    program = make_program(visibility=visibility)
    make_post(program, person=hr)
    press(client, program, "give", make_person("Sven", language=language), Post.SPONSOR)

    said = " ".join(mailed(settings)[0].split())

    assert [word for word in words if word not in said] == []


def test_post_taken_back_before_the_mail_left_is_not_mailed(client, hr, program, settings):
    person = make_person("Sven")
    press(client, program, "give", person, Post.SPONSOR)

    press(client, program, "take", person, Post.SPONSOR)

    assert mailed(settings) == []
    assert not person.program_roles.exists()


def test_last_hr_admin_who_can_sign_in_stays(client, hr, program):
    make_post(program, person=make_person("Weg", is_active=False))

    page = press(client, program, "take", hr, Post.ADMIN)

    assert "this is the last HR admin" in page.text
    assert program.roles.filter(person=hr).exists()


def test_hr_admin_hands_over_and_leaves(client, hr, program):
    press(client, program, "give", make_person("Nadja"), Post.ADMIN)

    page = press(client, program, "take", hr, Post.ADMIN)

    assert page.redirect_chain == [(reverse("programs:program-list"), 302)]
    assert client.get(reverse("programs:posts", args=[program.slug])).status_code == 404


@pytest.mark.parametrize(
    "data", [{}, {"person": "nobody", "post": "sponsor"}, {"person": "x", "post": "king"}]
)
def test_nonsense_is_answered_with_a_sentence(client, hr, program, data):
    page = client.post(reverse("programs:post-give", args=[program.slug]), data, follow=True)

    assert "This person is not in the directory" in page.text
    assert ProgramRole.objects.count() == 1


def test_page_says_who_holds_what_and_what_they_see(client, hr, program):
    make_post(program, Post.OBSERVER, make_person("Gesa"))

    page = client.get(reverse("programs:posts", args=[program.slug])).text

    assert "Gesa" in page
    assert "Never: people, profiles, tandems" in page


def test_search_asks_the_database_the_same_for_few_and_many(client, hr, program, query_counter):
    make_person("Sven", "Eins")
    one = query_counter(lambda: found(client, program, "sven"))
    for number in range(30):
        make_post(program, Post.SPONSOR, make_person("Sven", str(number)))

    assert query_counter(lambda: found(client, program, "sven")) == one
    assert len(found(client, program, "sven")) == 20
