"""Signing in by mailed code: the code travels through the outbox."""

import re

import pytest
from allauth.core import context
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from mentoring.notifications import mime
from mentoring.notifications.account import AccountAdapter
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
    code = re.search(r"^ {4}(\S+)\s*$", text, re.MULTILINE)[1]
    answer = client.post(reverse("account_confirm_login_code"), {"code": code})

    row = Delivery.objects.get()
    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(person.pk)
    assert (row.notice, row.person, row.state, row.body) == ("login_code", person, "sent", None)
    assert "Ada" in text
    assert row.context == {}
    assert re.fullmatch(r"auth:[0-9a-f]{32}", row.dedupe_key)


def test_body_with_the_code_is_not_readable_in_the_database(client):
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


def test_change_of_a_password_is_told_in_a_mail(rf, taken):
    person = make_person("Ada")

    with context.request_context(rf.get("/")):
        about = {"ip": "127.0.0.1", "timestamp": timezone.now(), "user_agent": "a browser"}
        AccountAdapter().send_mail("account/email/password_changed", person.email, about)
    drain()

    message = mime.read(taken[0][1])
    assert Delivery.objects.get().notice == "security_change"
    assert message["Subject"] == "Your password was changed"
    assert "127.0.0.1" not in message.get_body(("plain",)).get_content()
