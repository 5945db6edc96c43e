"""Who runs the installation, and who is HR."""

import pytest

from mentoring.notifications.models import Delivery
from mentoring.privacy.models import AuditEvent
from mentoring.profiles.permissions import must_have_second_factor
from tests.factories.profiles import make_person
from tests.factories.programs import make_post, make_program

pytestmark = pytest.mark.django_db

PAGE = "/people/posts/"


@pytest.fixture
def admin(client):
    person = make_person("Onno", is_site_admin=True)
    client.force_login(person)
    return person


def press(client, button, person, post):
    return client.post(f"{PAGE}{button}/", {"person": person.code, "post": post}, follow=True)


@pytest.mark.parametrize(
    ("post", "field"), [("site_admin", "is_site_admin"), ("people_team", "is_people_team")]
)
def test_site_admin_gives_a_post_once_told_and_recorded(client, admin, post, field):
    person = make_person("Nadja")

    for _ in range(2):
        press(client, "give", person, post)

    person.refresh_from_db()
    assert getattr(person, field)
    assert list(Delivery.objects.values_list("notice", "person")) == [("installation_post_given", person.pk)]
    assert AuditEvent.objects.get().thing == f"profiles.user:{person.code}"


def test_last_site_admin_who_can_sign_in_stays(client, admin):
    make_person("Weg", is_site_admin=True, is_active=False)

    page = press(client, "take", admin, "site_admin")

    admin.refresh_from_db()
    assert "Somebody has to run this installation" in page.text
    assert admin.is_site_admin


def test_site_admin_hands_over_and_leaves(client, admin):
    press(client, "give", make_person("Nadja"), "site_admin")

    press(client, "take", admin, "site_admin")

    assert client.get(PAGE).status_code == 404


def test_hr_cannot_make_itself_site_admin(client):
    hr = make_person("Imke", is_people_team=True)
    client.force_login(hr)

    assert client.post(f"{PAGE}give/", {"person": hr.code, "post": "site_admin"}).status_code == 404


@pytest.mark.parametrize("data", [{}, {"person": "nobody", "post": "site_admin"}, {"post": "king"}])
def test_nonsense_is_answered_with_a_sentence(client, admin, data):
    page = client.post(f"{PAGE}give/", data, follow=True)

    assert "This person is not in the directory" in page.text


def test_search_finds_people_and_says_what_they_hold(client, admin):
    make_person("Nadja", "Quast", is_people_team=True)

    found = client.get(PAGE, {"words": "quast"}).context["found"].people
    nobody = client.get(PAGE).context["found"].people

    assert [one.display_name for one in found] == ["Nadja Quast"]
    assert nobody == ()


@pytest.mark.parametrize(("post", "needed"), [("admin", True), ("sponsor", False), ("observer", False)])
def test_who_runs_a_program_needs_a_second_step(post, needed):
    assert must_have_second_factor(make_post(make_program(), post, make_person())) is needed
