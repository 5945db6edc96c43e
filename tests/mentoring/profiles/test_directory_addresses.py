"""An import changes the address somebody signs in with."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from mentoring.errors import Refused
from mentoring.notifications import mime
from mentoring.notifications.actions import drain
from mentoring.notifications.models import Delivery
from mentoring.notifications.transport import MemoryTransport
from mentoring.privacy.queries import steps_about
from mentoring.profiles.actions.directory_apply import apply_import
from mentoring.profiles.actions.directory_undo import undo_import
from mentoring.profiles.models import User
from mentoring.profiles.queries.directory import review_of
from tests.factories.profiles import make_person
from tests.mentoring.profiles.directory_files import ANNA, BELA, csv, dry_run

pytestmark = pytest.mark.django_db

MOVED = ANNA.replace("anna@example.com", "eve@example.com")
PASSWORD = "a rather long password"


@pytest.fixture
def hr():
    return make_person("Imke", is_people_team=True)


def imported(content, by):
    return apply_import(run=dry_run(content, by), by=by, now=timezone.now())


def signed_in(email):
    """Return a browser in which the person signed in with a password."""
    person, client = User.objects.get(email=email), Client()
    person.set_password(PASSWORD)
    person.save()
    client.post(reverse("account_login"), {"login": email, "password": PASSWORD})
    return client


def is_in(client):
    return client.get("/my/data/").status_code == 200


def test_hr_cannot_send_the_codes_of_a_site_admin_to_another_mailbox():
    hr, onno = make_person("Imke", is_people_team=True), make_person("Onno", is_site_admin=True)
    User.objects.filter(pk=onno.pk).update(employee_number="1")
    run = dry_run(csv(ANNA), hr)

    with pytest.raises(Refused, match="import_has_errors"):
        apply_import(run=run, by=hr, now=timezone.now())

    assert [problem.code for problem in review_of(hr, run).errors] == ["admin_address"]
    assert review_of(onno, run).is_importable


def test_old_mailbox_hears_of_it_and_the_person_finds_who_did_it(hr, settings):
    imported(csv(ANNA, BELA), hr)

    imported(csv(MOVED, BELA), hr)
    settings.MAIL_TRANSPORT = "memory"
    MemoryTransport.taken.clear()
    drain()

    [(address, content)] = MemoryTransport.taken
    assert address == "anna@example.com"
    assert "eine andere E-Mail-Adresse" in mime.read(content).get_body(("plain",)).get_content()
    told = [step.verb for step in steps_about(User.objects.get(email="eve@example.com"))]
    assert told == ["directory.address_changed"]


def test_whoever_gets_another_address_is_signed_out_everywhere_and_nobody_else(hr):
    imported(csv(ANNA, BELA), hr)
    phone, laptop, bela = (
        signed_in(who) for who in ("anna@example.com", "anna@example.com", "bela@example.com")
    )

    imported(csv(MOVED, BELA.replace("Clerk", "Chief")), hr)

    assert [is_in(browser) for browser in (phone, laptop, bela)] == [False, False, True]


def test_whoever_imports_their_own_new_address_goes_on(hr):
    imported(csv(ANNA), hr)
    User.objects.filter(email="anna@example.com").update(is_people_team=True)
    browser, anna = signed_in("anna@example.com"), User.objects.get(email="anna@example.com")

    imported(csv(MOVED), anna)

    assert is_in(browser)


def test_taking_the_import_back_tells_the_other_mailbox_and_signs_out_there(hr):
    imported(csv(ANNA, BELA), hr)
    run = imported(csv(MOVED, BELA), hr)
    stranger = signed_in("eve@example.com")

    undo_import(run=run, by=hr, now=timezone.now())

    told = Delivery.objects.filter(notice="address_changed").order_by("pk")
    assert [row.address for row in told] == ["anna@example.com", "eve@example.com"]
    assert not is_in(stranger)
