"""The page where people choose which mails they get."""

import pytest
from django.urls import reverse

from mentoring.notifications import links, registry
from mentoring.notifications.actions import choose, drain
from mentoring.notifications.models import Preference, Suppression
from mentoring.notifications.people import Address
from mentoring.notifications.queries import choices_of
from tests.cast import NOW
from tests.factories.profiles import make_person
from tests.mentoring.notifications.kinds import WindReport

pytestmark = pytest.mark.django_db
PAGE = "/my/mails/"
TANDEM = {"group": "tandems"} | dict.fromkeys(
    ("meeting_reminder", "log_it", "profile_reminder", "agreement_to_sign"), "on"
)


@pytest.fixture
def ada(client):
    """Somebody signed in."""
    ada = make_person("Ada", language="en")
    client.force_login(ada)
    return ada


def test_every_kind_that_can_come_is_named_once(client, ada):
    shown = client.get(PAGE).content.decode()

    kinds = [kind for group in choices_of(ada) for kind in group.kinds]
    assert {kind.slug for kind in kinds} == {notice.slug for notice in registry.every()} - {
        "guest_ends",
        "share_to_approve",
        "people_team_given",
        "test_mail",
    }
    assert [kind.slug for kind in kinds if f"<strong>{kind.name}" not in shown] == []


def test_what_cannot_be_switched_off_says_why_and_has_no_switch(client, ada):
    shown = client.get(PAGE).content.decode()

    assert "Your calendar would show a wrong time." in shown
    assert 'name="meeting_invite"' not in shown


def test_editors_alone_are_asked_about_shares_that_wait_for_them(cast):
    def offered(person):
        return "share_to_approve" in {kind.slug for group in choices_of(person) for kind in group.kinds}

    assert (offered(cast.hr), offered(cast.mentor), offered(cast.other_hr)) == (True, False, True)


def test_what_is_switched_off_stays_off_until_it_is_switched_on(client, ada):
    answer = client.post(PAGE, TANDEM | {"log_it": ""})
    off = [row.notice for row in Preference.objects.filter(person=ada)]
    client.post(PAGE, TANDEM)

    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    assert off == ["log_it"]
    assert not Preference.objects.exists()


def test_one_group_leaves_the_others_alone(client, ada):
    choose(wanted={"monthly_digest": False}, by=ada, now=NOW)

    client.post(PAGE, TANDEM)

    assert [row.notice for row in Preference.objects.all()] == ["monthly_digest"]


def test_switched_off_here_means_not_sent(client, ada, announced, taken):
    row = announced(to=ada)

    client.post(PAGE, {"group": "notifications"})
    drain()

    row.refresh_from_db()
    assert (row.state, taken) == ("suppressed", [])


def test_a_switch_that_is_not_there_cannot_be_turned(client, ada):
    client.post(PAGE, {"group": "tandems", "meeting_invite": ""})

    assert "meeting_invite" not in {row.notice for row in Preference.objects.all()}


def test_an_unknown_group_changes_nothing(client, ada):
    answer = client.post(PAGE, {"group": "weather", "log_it": ""})

    assert (answer.status_code, Preference.objects.count()) == (422, 0)


def test_a_link_that_switched_the_address_off_is_undone_here(client, ada):
    link = links.unsubscribe(registry.get(WindReport.slug), None, Address(ada.email).email)
    client.post(link.removeprefix("http://localhost:8000"))
    before = Suppression.objects.count()
    kinds = {kind.slug: kind.wanted for group in choices_of(ada) for kind in group.kinds}

    client.post(
        PAGE, {"group": "notifications", "wind_report": "on", "wind_digest": "on", "wind_reminder": "on"}
    )

    assert (before, kinds["wind_report"], Suppression.objects.count()) == (1, False, 0)


def test_htmx_gets_the_group_back_and_the_message(client, ada):
    answer = client.post(PAGE, TANDEM | {"log_it": ""}, headers={"HX-Request": "true"})

    said = answer.content.decode()
    assert answer.status_code == 200
    assert said.count("<form") == 1
    assert 'id="mails-tandems"' in said
    assert "Saved" in said


def test_mails_of_the_last_month_are_listed_by_kind(client, ada, announced):
    announced(to=ada)
    announced(to=make_person("Bea"), key="2")
    drain()

    shown = client.get(PAGE).content.decode()

    assert shown.count("<strong>Wind report</strong><br>") == 1


def test_the_way_back_from_one_click_is_on_its_page(client, announced):
    row = announced()
    link = links.unsubscribe(registry.get(row.notice), row.person, row.address)

    done = client.post(link.removeprefix("http://localhost:8000")).content.decode()

    assert f'href="{reverse("notifications:preferences")}"' in done
