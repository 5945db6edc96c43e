"""Who is still here: the directory as a list, people who left, people the HR file no longer names."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from mentoring.errors import NotAllowed, Refused
from mentoring.privacy.models import AuditEvent
from mentoring.profiles.actions.directory_apply import apply_import
from mentoring.profiles.actions.directory_undo import undo_import
from mentoring.profiles.actions.people import mark_back, mark_here, mark_left
from mentoring.profiles.models import User
from mentoring.profiles.rules.leaving import speaks_of_everybody
from tests.factories.profiles import make_person
from tests.mentoring.profiles.directory_files import ANNA, BELA, csv, dry_run

CARL = "3;Carl;Cyan;carl@example.com;;Clerk;Sales;1"
pytestmark = pytest.mark.django_db


@pytest.fixture
def hr():
    """Somebody of the people team."""
    return make_person("Imke", is_people_team=True)


def imported(*rows, by, days=0):
    now = timezone.now() + timedelta(days=days)
    return apply_import(run=dry_run(csv(*rows), by), by=by, now=now)


def missing():
    return set(User.objects.filter(missing_since__isnull=False).values_list("first_name", flat=True))


@pytest.mark.parametrize(
    ("named", "away", "answer"), [(2, 1, True), (1, 1, True), (1, 2, False), (0, 0, True)]
)
def test_an_excerpt_says_nothing_about_the_rest(named, away, answer):
    assert speaks_of_everybody(named=named, missing=away) is answer


def test_whom_a_whole_file_no_longer_names_is_noted_and_stays_active(hr):
    imported(ANNA, BELA, CARL, by=hr)

    imported(ANNA, BELA, by=hr)

    carl = User.objects.get(first_name="Carl")
    assert missing() == {"Carl"}
    assert (carl.is_active, carl.left_on) == (True, None)


def test_the_first_day_stays_until_a_file_names_them_again(hr):
    imported(ANNA, BELA, CARL, by=hr)
    imported(ANNA, BELA, by=hr, days=-3)

    imported(ANNA, BELA.replace("Clerk", "Boss"), by=hr)
    first = User.objects.get(first_name="Carl").missing_since
    imported(ANNA, CARL, BELA, by=hr)

    assert first == timezone.localdate() - timedelta(days=3)
    assert missing() == set()


def test_an_excerpt_makes_nobody_missing(hr):
    imported(ANNA, BELA, CARL, by=hr)

    imported(ANNA, by=hr)

    assert missing() == set()


def test_an_import_that_is_taken_back_makes_nobody_missing(hr):
    imported(ANNA, BELA, CARL, by=hr)
    imported(ANNA, CARL, by=hr)
    run = imported(ANNA, BELA, by=hr)
    assert missing() == {"Carl"}

    undo_import(run=run, by=hr, now=timezone.now())

    assert missing() == {"Béla"}


def test_whoever_left_cannot_sign_in_and_is_signed_out_everywhere(hr, client):
    emil, elsewhere = make_person("Emil"), Client()
    elsewhere.force_login(emil)
    client.force_login(hr)

    answer = client.post(reverse("profiles:people-leave"), {"people": [emil.code]}, follow=True)

    emil.refresh_from_db()
    assert (emil.is_active, emil.left_on) == (False, timezone.localdate())
    assert "is marked as left" in answer.content.decode()
    assert elsewhere.get("/").url.startswith(reverse("account_login"))
    assert AuditEvent.objects.filter(actor=hr, verb="directory.person_left").count() == 1


def test_a_slip_is_taken_back_with_the_button_of_the_message(hr, client):
    emil = make_person("Emil")
    client.force_login(hr)
    told = client.post(reverse("profiles:people-leave"), {"people": [emil.code]}, follow=True)
    undo = reverse("profiles:people-return") + f"?people={emil.code}"
    assert undo in told.content.decode()

    client.post(undo)

    emil.refresh_from_db()
    assert (emil.is_active, emil.left_on) == (True, None)


def test_hr_marks_who_left_from_the_dry_run(hr, client):
    imported(ANNA, BELA, CARL, by=hr)
    run = dry_run(csv(ANNA, BELA), hr)
    client.force_login(hr)
    page = client.get(reverse("profiles:import-review", args=[run.code]), {"show": "missing"})
    assert 'name="numbers" value="3"' in page.content.decode()

    client.post(reverse("profiles:people-leave"), {"numbers": ["3"]})

    assert not User.objects.get(first_name="Carl").is_active
    assert missing() == set()


def test_whoever_is_still_here_is_asked_about_again_by_the_next_file(hr):
    imported(ANNA, BELA, CARL, by=hr)
    imported(ANNA, BELA, by=hr)

    mark_here(people=[User.objects.get(first_name="Carl")], by=hr, now=timezone.now())
    assert missing() == set()

    imported(ANNA.replace("Head", "Boss"), BELA, by=hr)
    assert missing() == {"Carl"}


def test_nobody_is_taken_out_who_should_not_be(hr):
    onno, now = make_person("Onno", is_site_admin=True), timezone.now()

    for people, code in (([], "nobody_chosen"), ([hr], "left_oneself"), ([onno], "left_site_admin")):
        with pytest.raises(Refused, match=code):
            mark_left(people=people, by=hr, now=now)
    for action in (mark_left, mark_back, mark_here):
        with pytest.raises(NotAllowed):
            action(people=[hr], by=make_person("Emil"), now=now)
    assert User.objects.filter(is_active=False).count() == 0


def test_hr_does_not_let_a_site_admin_who_left_run_the_installation_again(hr):
    onno = make_person("Onno", is_site_admin=True, is_active=False, left_on=timezone.localdate())

    with pytest.raises(Refused, match="left_site_admin"):
        mark_back(people=[onno], by=hr, now=timezone.now())

    assert not User.objects.get(pk=onno.pk).is_active


def test_the_list_finds_people_by_what_hr_knows(hr, client):
    make_person("Zoë", "Ärmel", department="Sales", site="Bremen", employee_number="77")
    make_person("Lena", "Los", is_active=False, left_on=timezone.localdate())
    client.force_login(hr)

    def names(**asked):
        page = client.get(reverse("profiles:people-list"), asked)
        return [person.first_name for person in page.context["page"]]

    assert sorted(names()) == ["Imke", "Lena", "Zoë"]
    assert names(words="armel") == names(words="77") == names(department="Sales", site="Bremen") == ["Zoë"]
    assert names(state="left") == ["Lena"]
    assert names(department="Nowhere", state="x") == names()


def test_people_without_an_address_are_told_apart(hr, client):
    imported(ANNA, BELA.replace("bela@example.com", ""), by=hr)
    client.force_login(hr)

    page = client.get(reverse("profiles:people-list"), {"state": "no_address"}).content.decode()

    assert "no address yet" in page
    assert "Béla" in page
    assert "Anna" not in page
    assert "invalid" not in page


@pytest.mark.parametrize("path", ["/directory/people/?page=9999", "/directory/people/?words=%00"])
def test_strange_addresses_show_a_list(hr, client, path):
    client.force_login(hr)

    assert client.get(path).status_code == 200


def test_the_list_asks_as_much_for_three_as_for_one(hr, client):
    client.force_login(hr)
    make_person("Emil", department="Sales", site="Bremen")
    with CaptureQueriesContext(connection) as one:
        client.get(reverse("profiles:people-list"))
    make_person("Ida", department="Law", site="Dresden")
    make_person("Ole", department="IT", site="Kiel")

    with CaptureQueriesContext(connection) as three:
        client.get(reverse("profiles:people-list"))

    assert len(three) == len(one)
