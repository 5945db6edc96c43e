"""Words of a tandem in no mail and no log: the canaries of the stage listen in on everything that leaves."""

import logging
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django.test import override_settings
from django.urls import reverse

from mentoring.notifications import mime, registry
from mentoring.notifications.actions import drain, plan
from mentoring.notifications.models import Delivery
from mentoring.notifications.transport import MemoryTransport
from tests.architecture.access import READERS
from tests.architecture.canaries import CANARIES, word
from tests.architecture.stage import announce_everything
from tests.cast import NOW

pytestmark = pytest.mark.django_db

LONG_AGO, FAR_AHEAD = datetime(2001, 1, 1, tzinfo=UTC), datetime(2099, 1, 1, tzinfo=UTC)
LATE = "somebody who takes part"
OF_THE_PLATFORM = {
    "confirm_code",
    "login_code",
    "password_reset",
    "security_change",
    "unknown_account",
    "account_message",
    "other_mail",
}


def may_be_mailed(canary, reader):
    """Whoever takes part in the program reads its digest, too."""
    return canary.mailed and (reader in canary.heard_by or (reader == LATE and {*READERS} == canary.heard_by))


def everything(content):
    """Return all that a mail says: its headers, its words in both forms, its calendar."""
    mail = mime.read(content)
    parts = [part.get_content() for part in mail.walk() if not part.is_multipart()]
    said = [part if isinstance(part, str) else part.decode() for part in parts]
    unfolded = "\n".join(said).replace("\r\n ", "").replace("\n ", "")  # calendars fold long lines
    return "\n".join([*map(str, mail.values()), unfolded])


@pytest.fixture(scope="module")
def mails(stage):
    """Every mail that the stage causes, sent: (recipient in the cast, all that it says)."""
    MemoryTransport.taken.clear()
    alone = transaction.atomic()
    alone._from_testcase = True  # noqa: SLF001  (senders end transactions; the one of the module counts for none)
    with alone, override_settings(MAIL_TRANSPORT="memory"):
        _send_everything(stage)
    names = {person.email: name for name, person in stage.cast.people().items()}  # others joined late
    sent = [(names.get(address, LATE), everything(content)) for address, content in MemoryTransport.taken]
    MemoryTransport.taken.clear()
    return sent


def _send_everything(stage):
    announce_everything(stage)
    for days in (8, 0):  # the morning of the digest, and the day before a meeting
        plan(now=NOW - timedelta(days=days))
        Delivery.objects.update(due_at=LONG_AGO, next_try_at=LONG_AGO, expires_at=FAR_AHEAD)
    drain()


def test_stage_causes_every_kind_of_mail_but_one_about_a_meeting_that_is_gone(mails):
    sent = {row.notice for row in Delivery.objects.filter(state="sent")}

    assert {notice.slug for notice in registry.every()} - OF_THE_PLATFORM - sent == {"meeting_cancelled"}


def test_no_mail_holds_words_that_are_not_for_its_reader(mails):
    heard = {
        f"{reader} is mailed {name}"
        for reader, said in mails
        for name, canary in CANARIES.items()
        if word(name) in said and not may_be_mailed(canary, reader)
    }

    assert heard == set()


def test_the_listeners_hear_what_may_be_mailed(mails):
    heard = {name for _reader, said in mails for name in CANARIES if word(name) in said}

    assert heard == {name for name, canary in CANARIES.items() if canary.mailed}


def test_nothing_kept_about_a_mail_holds_private_words(mails):
    kept = repr([*Delivery.objects.values("context", "dedupe_key", "about", "last_error", "scope")])

    assert [name for name in CANARIES if word(name) in kept] == []


def test_words_that_are_written_down_are_not_logged(stage, clients, caplog):
    caplog.set_level(logging.DEBUG)
    note = {
        "took_place": "yes",
        "format": "video",
        "minutes": "30",
        "shared": "kanari-a",
        "private": "kanari-b",
    }
    about = {"title": "kanari-c", "text": "kanari-d", "is_named": "True"}

    answers = [
        clients["mentor"].post(reverse("tandems:meeting-log", args=[stage.past.code]), note),
        clients["mentor"].post(
            reverse("tandems:meeting-log", args=[stage.past.code]), note | {"minutes": "x"}
        ),
        clients["mentor"].post(reverse("tandems:share-draft", args=[stage.cast.tandem.code]), about),
    ]

    assert [answer.status_code for answer in answers] == [302, 422, 302]
    assert "kanari" not in caplog.text
