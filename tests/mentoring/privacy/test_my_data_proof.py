"""A screen left open does not give anybody's data away: whoever downloads has just proved themselves."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from mentoring.notifications import mime
from mentoring.notifications.models import Delivery
from tests.factories.profiles import make_person
from tests.mentoring.privacy.copies import DOWNLOAD, PAGE, sign_in, unpacked

pytestmark = pytest.mark.django_db

PASSWORD = "a rather long password"


@pytest.fixture(autouse=True)
def fresh_limits():
    """Nobody has tried anything yet."""
    cache.clear()


def mailed_code():
    text = mime.read(Delivery.objects.get().body).get_body(("plain",)).get_content()
    return next(line.strip() for line in text.splitlines() if line.startswith("    "))


def test_person_with_nothing_but_a_mailbox_proves_herself_by_a_mailed_code(client):
    client.force_login(make_person("Leyla"))

    asked = client.post(DOWNLOAD)
    early = client.get(asked["Location"]).content.decode()
    client.post(asked["Location"], {"send": "1"})
    proved = client.post(asked["Location"], {"code": mailed_code()})
    given = client.post(DOWNLOAD)

    assert asked["Location"] == f"{reverse('account_reauthenticate_by_code')}?next=%2Fmy%2Fdata%2F"
    assert "Then you can download your data." in early
    assert proved["Location"] == PAGE
    assert "my-data.json" in unpacked(given)


def test_person_with_a_password_is_asked_for_it(client):
    person = make_person("Leyla")
    person.set_password(PASSWORD)
    person.save()
    client.force_login(person)

    asked = client.post(DOWNLOAD)
    wrong = client.post(asked["Location"], {"password": "not this one at all"})
    still = client.post(DOWNLOAD)
    proved = client.post(asked["Location"], {"password": PASSWORD})
    given = client.post(DOWNLOAD)

    assert asked["Location"] == f"{reverse('account_reauthenticate')}?next=%2Fmy%2Fdata%2F"
    assert wrong.status_code == 200
    assert still.status_code == 302
    assert proved["Location"] == PAGE
    assert "my-data.json" in unpacked(given)


def test_proof_is_good_for_ten_minutes(client):
    sign_in(client, make_person("Leyla"))

    with time_machine.travel(timezone.now() + timedelta(minutes=9)):
        soon = client.post(DOWNLOAD)
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        late = client.post(DOWNLOAD)

    assert (soon.status_code, late.status_code) == (200, 302)
