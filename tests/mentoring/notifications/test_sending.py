"""Handing mails to a real server: answers, doubts, crashes, two senders at once."""

import datetime as dt
import threading

import pytest
from django.db import connection
from django.utils import timezone

from mentoring.notifications import mime
from mentoring.notifications.actions import claiming, drain
from mentoring.notifications.models import Delivery, DeliveryAttempt, MailChannel, Suppression
from mentoring.notifications.people import address_hash
from tests.factories.profiles import make_person
from tests.mentoring.notifications.sending import outcomes


def test_two_senders_at_once_hand_no_mail_over_twice(committed, announced, sink):
    people = [make_person() for _ in range(30)]
    for number, person in enumerate(people):
        announced(key=str(number), to=person)
    begin = threading.Barrier(2)
    failures = []

    def send():
        try:
            begin.wait()
            drain()
        except Exception as error:  # noqa: BLE001
            failures.append(error)
        finally:
            connection.close()

    senders = [threading.Thread(target=send) for _ in range(2)]
    [sender.start() for sender in senders]
    [sender.join() for sender in senders]

    assert failures == []
    assert sorted(address for address, _ in sink.taken) == sorted(person.email for person in people)
    assert set(Delivery.objects.values_list("state", "attempts")) == {("sent", 1)}


def test_row_whose_lease_is_over_is_left_alone_while_its_sender_lives(committed, announced, sink):
    row = announced()
    claimed, go_on = threading.Event(), threading.Event()

    def slow_sender():
        held = claiming.claim(set())
        claimed.set()
        go_on.wait(10)
        claiming.locks.release(held.row.pk)
        connection.close()

    sender = threading.Thread(target=slow_sender)
    sender.start()
    claimed.wait(10)
    Delivery.objects.filter(pk=row.pk).update(lease_expires_at=timezone.now() - dt.timedelta(hours=1))

    drain()
    go_on.set()
    sender.join()

    assert sink.taken == []


@pytest.mark.django_db
def test_wrong_password_pauses_the_channel_and_no_mail_dies(announced, sink, settings):
    rows = [announced(key=str(number)) for number in range(3)]
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "rueckenwind", "wrong"

    drain(), drain()

    channel = MailChannel.objects.get(name="smtp")
    assert (channel.state, channel.consecutive_failures) == ("paused", 1)
    assert "535" in str(DeliveryAttempt.objects.get().code)
    assert set(Delivery.objects.values_list("state", "attempts")) == {("pending", 0)}

    settings.EMAIL_HOST_PASSWORD = "right"
    MailChannel.objects.update(paused_until_at=timezone.now())
    probe, rest = drain(), drain()

    assert (probe, rest) == (1, len(rows) - 1)
    assert set(Delivery.objects.values_list("state", flat=True)) == {"sent"}


@pytest.mark.django_db
def test_server_that_is_away_pauses_the_channel_at_the_third_try(announced, sink, settings):
    announced()
    settings.EMAIL_PORT = 9

    states = []
    for _ in range(3):
        drain()
        states.append(MailChannel.objects.get(name="smtp").state)

    assert states == ["ok", "ok", "paused"]
    assert Delivery.objects.get().state == "pending"


@pytest.mark.django_db
def test_refused_sender_address_is_the_channels_fault(announced, sink):
    announced()
    sink.at_sender = "550 5.7.1 sender not allowed"

    drain()

    assert MailChannel.objects.get(name="smtp").state == "paused"
    assert Delivery.objects.get().state == "pending"


@pytest.mark.django_db
def test_address_that_does_not_exist_ends_its_mail_and_no_other(announced, sink):
    gone = announced(key="1")
    sink.at_recipient = "550 5.1.1 no such person"
    drain()
    sink.at_recipient = ""
    announced(key="2")

    drain()

    gone.refresh_from_db()
    assert (gone.state, gone.last_code, outcomes(gone)) == ("dead", 550, ["rejected"])
    assert len(sink.taken) == 1


@pytest.mark.django_db
def test_busy_server_is_asked_again_after_a_while(announced, sink):
    row = announced()
    sink.at_recipient = "451 4.7.1 come back later"

    drain(), drain()

    row.refresh_from_db()
    wait = row.next_try_at - timezone.now()
    assert (row.state, row.attempts, outcomes(row)) == ("pending", 1, ["deferred"])
    assert dt.timedelta(seconds=40) < wait < dt.timedelta(seconds=80)


@pytest.mark.django_db
def test_mail_that_is_put_off_too_often_ends(announced, sink):
    row = announced()
    sink.at_recipient = "451 4.7.1 come back later"

    for _ in range(10):
        drain()
        Delivery.objects.filter(pk=row.pk, state="pending").update(next_try_at=timezone.now())

    row.refresh_from_db()
    assert (row.state, row.attempts) == ("dead", 8)


@pytest.mark.django_db
def test_mistake_in_one_kind_ends_its_mail_with_an_incident_and_no_other(announced, sink, caplog):
    broken = announced(key="1", context={"broken": True})
    announced(key="2")

    drain()

    broken.refresh_from_db()
    assert (broken.state, broken.last_error[:9], outcomes(broken)) == ("dead", "incident ", ["failed"])
    assert broken.last_error in caplog.text
    assert len(sink.taken) == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("spoil", "state"),
    [
        (lambda row: Delivery.objects.filter(pk=row.pk).update(context={"gone": True}), "cancelled"),
        (lambda row: type(row.person).objects.filter(pk=row.person_id).update(is_active=False), "cancelled"),
        (
            lambda row: Delivery.objects.filter(pk=row.pk).update(
                due_at=timezone.now() - dt.timedelta(days=9), expires_at=timezone.now()
            ),
            "expired",
        ),
        (
            lambda row: Suppression.objects.create(
                address_hmac=address_hash(row.address), reason="hard_bounce"
            ),
            "suppressed",
        ),
        (
            lambda row: row.person.mail_preferences.create(notice="wind_report", choice="off"),
            "suppressed",
        ),
    ],
)
def test_mail_is_asked_once_more_before_it_leaves(announced, sink, spoil, state):
    row = announced()
    spoil(row)

    drain()

    row.refresh_from_db()
    assert (row.state, sink.taken) == (state, [])


@pytest.mark.django_db
def test_many_mails_share_one_connection(announced, sink):
    for number in range(5):
        announced(key=str(number))

    drain()

    assert (len(sink.taken), sink.connections) == (5, 1)


@pytest.mark.django_db
def test_bytes_that_arrive_are_the_frozen_ones(announced, sink):
    row = announced(context={"calendar": True})

    drain()

    row.refresh_from_db()
    message = mime.read(sink.taken[0][1])
    assert sink.taken[0][1].rstrip() == bytes(row.body).rstrip()
    assert message["Message-ID"] == row.message_id
    assert row.sent_at is not None
