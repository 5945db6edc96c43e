"""The first start of an installation, as the person meets it who runs it."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from mentoring.company.actions import change_company
from mentoring.errors import NotAllowed, Refused
from mentoring.notifications.actions import drain
from mentoring.notifications.models import Delivery
from mentoring.privacy.models import AuditEvent
from mentoring.profiles.actions.people import invite_to_people_team
from mentoring.profiles.models import User
from tandems.actions.start import send_test_mail
from tandems.queries.start import start as start_of
from tandems.rules.start import TEST_MAILS, TEST_MAILS_WITHIN, Facts, is_complete, next_step, steps
from tests.cast import NOW
from tests.factories.profiles import make_person
from tests.factories.programs import make_program

START = "tandems:start"


def facts(**known):
    nothing = {
        "has_second_factor": False,
        "needs_second_factor": True,
        "has_company": False,
        "has_sent_mail": False,
        "people": 0,
        "programs": 0,
        "others_in_hr": 0,
    }
    return Facts(**(nothing | known))


LOCKED = {"has_second_factor": True}
NAMED = LOCKED | {"has_company": True}
MAILED = NAMED | {"has_sent_mail": True}
PEOPLED = MAILED | {"people": 3}
READY = PEOPLED | {"programs": 1}


@pytest.mark.parametrize(
    ("known", "states", "following", "complete"),
    [
        ({}, "open open open open later later", "factor", False),
        ({"needs_second_factor": False}, "open open open open later later", "company", False),
        (LOCKED, "done open open open later later", "company", False),
        (NAMED, "done done open open later later", "mail", False),
        (MAILED, "done done done open later open", "directory", False),
        (PEOPLED, "done done done done open open", "program", False),
        (READY, "done done done done done open", "hr", True),
        (READY | {"others_in_hr": 1}, "done done done done done done", "", True),
    ],
)
def test_one_step_after_the_other(known, states, following, complete):
    found = steps(facts(**known))

    assert " ".join(step.state.value for step in found) == states
    assert next_step(found) == following
    assert is_complete(found) is complete


@pytest.fixture
def onno(db):
    """The first person, straight from the terminal."""
    call_command("init", "--email", "onno@example.com", "--first-name", "Onno")
    person = User.objects.get()
    person.language = "en"
    person.save()
    return person


def test_the_first_person_is_led_from_the_start_page_to_the_steps(client, onno):
    client.force_login(onno)

    home = client.get("/").content.decode()
    page = client.get(reverse(START))

    assert reverse(START) in home
    assert "Make it your company" in page.content.decode()
    assert page.context["start"].next == "company"


def test_a_test_mail_shows_how_far_it_is(client, onno):
    client.force_login(onno)
    client.post(reverse("tandems:start-test-mail"))
    waiting = client.get(reverse(START), headers={"HX-Request": "true"}).content.decode()
    drain()

    sent = client.get(reverse(START), headers={"HX-Request": "true"}).content.decode()

    assert "waiting to be sent" in waiting
    assert 'hx-trigger="every 2s"' in waiting
    assert "Handed over at" in sent
    assert "hx-trigger" not in sent
    assert Delivery.objects.get(notice="test_mail").address == "onno@example.com"


def test_whoever_keeps_pressing_is_asked_to_wait(client, onno):
    client.force_login(onno)
    for second in range(TEST_MAILS):
        send_test_mail(by=onno, now=timezone.now() - dt.timedelta(seconds=second + 1))

    page = client.post(reverse("tandems:start-test-mail"), follow=True).content.decode()
    later = timezone.now() + TEST_MAILS_WITHIN + dt.timedelta(seconds=1)
    send_test_mail(by=onno, now=later)

    assert "Please wait 10 minutes." in page
    assert Delivery.objects.filter(notice="test_mail").count() == TEST_MAILS + 1


def test_the_steps_leave_the_start_page_when_they_are_done_and_stay_in_the_menu(client, onno):
    client.force_login(onno)
    send_test_mail(by=onno, now=NOW)
    drain()
    change_company(by=onno, now=NOW, facts={"name": "Hansebank"})
    make_person()
    make_program()

    home, page = client.get("/").content.decode(), client.get(reverse(START)).content.decode()

    assert "steps are done" not in home
    assert f'href="{reverse(START)}"' in home  # the person menu
    assert "Everything stands" in page


def test_somebody_else_of_hr_is_let_in_by_mail(client, onno):
    send_test_mail(by=onno, now=NOW)
    drain()
    client.force_login(onno)

    client.post(reverse(START), {"email": "Imke@Example.com"})
    invite_to_people_team(email="imke@example.com", by=onno, now=NOW)
    drain()

    imke = User.objects.get(email="imke@example.com")
    assert (imke.is_people_team, imke.is_site_admin) == (True, False)
    assert list(Delivery.objects.filter(person=imke).values_list("notice", "state")) == [
        ("people_team_given", "sent")
    ]
    assert AuditEvent.objects.filter(verb="directory.people_team_given", actor=onno).count() == 1
    assert start_of(onno).steps[-1].state == "done"
    assert client.post(reverse(START), {"email": "nobody"}).status_code == 422


def test_only_who_runs_it_lets_others_in(client, onno):
    hr = make_person(is_people_team=True)
    client.force_login(hr)

    assert client.get(reverse(START)).status_code == 404
    assert start_of(hr) is None
    with pytest.raises(NotAllowed):
        invite_to_people_team(email="x@example.com", by=hr, now=NOW)
    with pytest.raises(NotAllowed):
        send_test_mail(by=hr, now=NOW)
    for email, code in (("nobody", "people_team_email"), ("left@example.com", "people_team_left")):
        if code == "people_team_left":
            make_person(email=email, is_active=False)
        with pytest.raises(Refused, match=code):
            invite_to_people_team(email=email, by=onno, now=NOW)
