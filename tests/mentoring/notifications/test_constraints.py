"""What the database itself refuses about mails, the tries to send them, and what people do not want."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError

from mentoring.notifications.models import Delivery, DeliveryAttempt, MailChannel, Preference, Suppression
from tests.factories.profiles import make_person

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def refused(name):
    """Expect the database to refuse the block because of the constraint called `name`."""
    return pytest.raises(IntegrityError, match=name)


@pytest.fixture
def mail(announced):
    """One mail that waits, as a query: rows are changed by actions only, which know the constraints."""
    return Delivery.objects.filter(pk=announced().pk)


def make_attempt(mail, **fields):
    known = {"number": 1, "token": uuid.uuid4(), "worker": "test"}
    return DeliveryAttempt.objects.create(delivery=mail.get(), **(known | fields))


def test_mail_is_in_a_known_state(mail):
    with refused("delivery_state_known"):
        mail.update(state="lost")


def test_address_of_a_mail_is_lower_case(mail):
    with refused("delivery_address_lower"):
        mail.update(address="Ada@example.com")


@pytest.mark.parametrize(
    "fields", [{"state": "sent", "settled_at": NOW, "sent_at": None}, {"state": "pending", "sent_at": NOW}]
)
def test_only_a_mail_that_left_says_when(mail, fields):
    with refused("delivery_sent_has_time"):
        mail.update(**fields)


@pytest.mark.parametrize(
    "fields", [{"state": "dead", "settled_at": None}, {"state": "pending", "settled_at": NOW}]
)
def test_only_a_mail_that_is_over_says_since_when(mail, fields):
    with refused("delivery_final_has_time"):
        mail.update(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "sending", "lease_token": None, "lease_expires_at": None},
        {"state": "sending", "lease_token": uuid.UUID(int=1), "lease_expires_at": None},
        {"state": "pending", "lease_token": uuid.UUID(int=1), "lease_expires_at": NOW},
    ],
)
def test_mail_is_leased_while_it_is_being_sent_and_only_then(mail, fields):
    with refused("delivery_lease_only_while_sending"):
        mail.update(**fields)


def test_frozen_words_have_their_hash(mail):
    with refused("delivery_body_has_hash"):
        mail.update(body=b"Dear Ada", body_sha256="")


def test_mail_is_not_tried_before_it_is_due(mail):
    with refused("delivery_not_tried_before_due"):
        mail.update(next_try_at=mail.get().due_at - timedelta(seconds=1))


def test_tries_of_a_mail_are_counted(mail):
    make_attempt(mail, number=1)

    with refused("attempt_number_once"):
        make_attempt(mail, number=1)


@pytest.mark.parametrize(
    "fields", [{"outcome": "", "done_at": NOW}, {"outcome": "rejected", "done_at": None}]
)
def test_try_that_is_over_says_how_it_ended(mail, fields):
    with refused("attempt_done_has_outcome"):
        make_attempt(mail, **fields)


def test_nothing_counts_as_sent_without_the_mark_that_it_may_have_left(mail):
    with refused("attempt_sent_has_mark"):
        make_attempt(mail, outcome="sent", done_at=NOW, data_at=None)


def test_try_ends_in_a_known_way(mail):
    with refused("attempt_outcome_known"):
        make_attempt(mail, outcome="eaten", done_at=NOW)


@pytest.mark.parametrize(
    "fields", [{"state": "paused", "paused_until_at": None}, {"state": "ok", "paused_until_at": NOW}]
)
def test_pause_of_the_channel_has_an_end(fields):
    with refused("channel_pause_has_end"):
        MailChannel.objects.create(name="other", **fields)


def test_person_chooses_once_for_each_kind_of_mail():
    person = make_person()
    Preference.objects.create(person=person, notice="wind_report", choice="off")

    with refused("preference_once"):
        Preference.objects.create(person=person, notice="wind_report", choice="now")


def test_choice_is_a_known_one():
    with refused("preference_choice_known"):
        Preference.objects.create(person=make_person(), notice="wind_report", choice="never")


def test_address_is_blocked_once_for_each_kind_of_mail():
    Suppression.objects.create(address_hmac="a" * 64, scope="all", reason="hard_bounce")

    with refused("suppression_once"):
        Suppression.objects.create(address_hmac="a" * 64, scope="all", reason="unsubscribed")
