"""Addresses with letters outside ASCII, as real directories hold them."""

import re

import pytest
from aiosmtpd.smtp import SMTP
from django.urls import reverse

from mentoring.notifications import mime
from mentoring.notifications.actions import drain
from mentoring.notifications.models import Delivery
from tests.factories.profiles import make_person
from tests.mentoring.notifications.sink import Server, Sink

pytestmark = pytest.mark.django_db
JOSE = "josé1@adventure-works.com"


class PlainServer(Server):
    """A mail server from before SMTPUTF8."""

    def factory(self):
        return SMTP(self.handler, enable_SMTPUTF8=False, hostname="127.0.0.1")


def test_jose_signs_in_with_the_mailed_code(client, sink):
    person = make_person("José", email=JOSE)

    asked = client.post(reverse("account_request_login_code"), {"email": "Jose\u03011@adventure-works.com"})
    drain()
    address, content = sink.taken[0]
    mail = mime.read(content)
    code = re.search(r"^ {4}(\S+)\s*$", mail.get_body(("plain",)).get_content(), re.MULTILINE)[1]
    client.post(reverse("account_confirm_login_code"), {"code": code})

    assert asked.status_code == 302
    assert address == JOSE
    assert mail["To"].addresses[0].addr_spec == JOSE
    assert client.session["_auth_user_id"] == str(person.pk)


def test_jose_signs_in_with_a_password(client):
    person = make_person("José", email=JOSE)
    person.set_password("a long enough password")
    person.save()

    client.post(reverse("account_login"), {"login": JOSE, "password": "a long enough password"})

    assert client.session["_auth_user_id"] == str(person.pk)


def test_francois_and_ada_share_a_connection(sink, announced):
    announced(to=make_person("François", email="françois0@adventure-works.com"), key="1")
    announced(to=make_person("Ada", email="ada@example.com"), key="2")

    drain()

    assert [address for address, _content in sink.taken] == [
        "françois0@adventure-works.com",
        "ada@example.com",
    ]
    assert not sink.taken[0][1].isascii()
    assert sink.taken[1][1].isascii()


def test_server_that_takes_plain_addresses_only_rejects_the_one_mail(settings, announced):
    sink = Sink()
    server = PlainServer(sink)
    server.start()
    settings.MAIL_TRANSPORT = "smtp"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    announced(to=make_person("José", email=JOSE), key="1")
    announced(to=make_person("Ada", email="ada@example.com"), key="2")

    drain()
    server.stop()

    states = dict(Delivery.objects.values_list("address", "state"))
    assert states[JOSE] != "sent"
    assert states["ada@example.com"] == "sent"


def test_nonsense_is_told_at_the_field(client):
    answer = client.post(reverse("account_request_login_code"), {"email": "josé at home"})

    assert "This is not an e-mail address." in answer.content.decode()
