"""Signing in by mailed code: the code travels through the outbox."""

import re

import pytest
from django.db import transaction
from django.urls import reverse

from mentoring.notifications import mime
from mentoring.notifications.actions import drain
from mentoring.notifications.models import Delivery
from tests.factories.profiles import make_person

pytestmark = pytest.mark.django_db


def ask_for_code(client, email):
    return client.post(reverse("account_request_login_code"), {"email": email})


def test_person_signs_in_with_the_code_of_a_delivery_that_then_forgets_it(client, taken):
    person = make_person("Ada", language="de")

    ask_for_code(client, person.email.upper())
    drain()
    text = mime.read(taken[0][1]).get_body(("plain",)).get_content()
    code = re.search(r"^ {4}(\S+)$", text, re.MULTILINE)[1]
    answer = client.post(reverse("account_confirm_login_code"), {"code": code})

    row = Delivery.objects.get()
    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(person.pk)
    assert (row.notice, row.person, row.state, row.body) == ("login_code", person, "sent", None)
    assert row.context == {}
    assert re.fullmatch(r"auth:[0-9a-f]{32}", row.dedupe_key)


def test_body_with_the_code_is_not_readable_in_the_database(client, django_db_blocking=None):
    person = make_person()

    ask_for_code(client, person.email)

    row = Delivery.objects.get()
    with transaction.get_connection().cursor() as cursor:
        cursor.execute("SELECT body FROM notifications_delivery")
        stored = bytes(cursor.fetchone()[0])
    assert bytes(row.body).startswith(b"Subject:")
    assert b"Subject" not in stored


def test_nobody_signs_up_by_themselves(client):
    answer = client.get(reverse("account_signup"))

    assert b"password1" not in answer.content


def test_password_reset_goes_through_the_outbox(client, taken):
    person = make_person()
    person.set_password("a long enough password")
    person.save()

    client.post(reverse("account_reset_password"), {"email": person.email})
    drain()

    assert Delivery.objects.get().notice == "password_reset"
    assert "/accounts/password/reset/key/" in mime.read(taken[0][1]).get_body(("plain",)).get_content()
