"""The outbox with kinds of its own, and a real mail server."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import transaction

from mentoring.notifications import actions, registry
from mentoring.notifications.models import Delivery, Heartbeat, MailChannel
from mentoring.notifications.transport import MemoryTransport
from tests.factories.profiles import User, make_person
from tests.mentoring.notifications.kinds import KINDS, WindReport
from tests.mentoring.notifications.sink import Server, Sink


@pytest.fixture(autouse=True)
def kinds(settings):
    """Know the kinds of these tests, find their templates, keep what leaves in memory."""
    engine = settings.TEMPLATES[0]
    settings.TEMPLATES = [engine | {"DIRS": [Path(__file__).parent / "templates", *engine["DIRS"]]}]
    settings.MAIL_TRANSPORT = "memory"
    MemoryTransport.taken.clear()
    known = dict(registry._notices)  # noqa: SLF001
    for kind in KINDS:
        registry.register(kind)
    yield
    registry._notices.clear()  # noqa: SLF001
    registry._notices.update(known)  # noqa: SLF001
    MemoryTransport.taken.clear()


@pytest.fixture
def taken():
    """What left, as (address, bytes)."""
    return MemoryTransport.taken


@pytest.fixture
def sink(settings):
    """A mail server that keeps what it takes; mail goes there."""
    sink = Sink()
    server = Server(sink)
    server.start()
    settings.MAIL_TRANSPORT = "smtp"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    yield sink
    server.stop()


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """A database without the test's own transaction, so that two connections see the same rows.

    Only what these tests write is removed: emptying all tables would take the migrations' data along.
    """
    with django_db_blocker.unblock():
        yield
        for model in (Delivery, MailChannel, Heartbeat, User):
            model.objects.all().delete()


@pytest.fixture
def announced():
    """Return a function that writes one mail and gives its row."""

    def write(kind=WindReport, *, key="1", to=None, **more):
        with transaction.atomic():
            actions.announce(kind, to=to or make_person("Ada"), key=key, **more)
        return Delivery.objects.latest("id")

    return write
