"""Handing mails to a real server: answers, doubts, crashes, two senders at once."""

import datetime as dt
import threading

import pytest
from django.db import connection
from django.utils import timezone

from mentoring.notifications import mime
from mentoring.notifications.actions import claiming, drain, settling
from mentoring.notifications.models import Delivery, DeliveryAttempt, MailChannel, Suppression
from mentoring.notifications.people import address_hash
from tests.factories.profiles import make_person
from tests.mentoring.notifications.kinds import WindDigest, WindReport


def crash(*, marked: bool) -> Delivery:
    """Claim a mail, go as far as asked, and be gone: the lock with the process, the lease a while later."""
    held = claiming.claim(set())
    claiming.freeze(held)
    if marked:
        assert settling.mark(held)
    claiming.locks.release(held.row.pk)
    Delivery.objects.filter(pk=held.row.pk).update(lease_expires_at=timezone.now() - dt.timedelta(seconds=1))
    return held.row


def outcomes(row: Delivery) -> list[str]:
    return list(row.tries.order_by("number").values_list("outcome", flat=True))


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
def test_mail_of_a_sender_that_died_before_the_mark_is_sent_once(announced, sink):
    announced()
    row = crash(marked=False)

    drain(), drain()

    row.refresh_from_db()
    assert (row.state, row.ambiguous, len(sink.taken)) == ("sent", 0, 1)
    assert outcomes(row) == ["crashed_safe", "sent"]


@pytest.mark.django_db
def test_mail_of_a_sender_that_died_after_the_mark_is_sent_again_with_the_same_bytes(announced, sink):
    announced(WindReport)
    row = crash(marked=True)
    row.refresh_from_db()
    frozen = bytes(row.body)

    drain()
    waiting = Delivery.objects.get(pk=row.pk)
    Delivery.objects.filter(pk=row.pk).update(next_try_at=timezone.now())
    drain()

    row.refresh_from_db()
    assert (waiting.state, waiting.ambiguous) == ("pending", 1)
    assert waiting.next_try_at > timezone.now() + dt.timedelta(minutes=4)
    assert (row.state, row.ambiguous) == ("sent", 1)
    assert outcomes(row) == ["unknown", "sent"]
    assert [content.rstrip() for _, content in sink.taken] == [frozen.rstrip()]


@pytest.mark.django_db
def test_digest_of_a_sender_that_died_after_the_mark_waits_for_a_person(announced, sink):
    announced(WindDigest)
    row = crash(marked=True)

    drain(), drain()

    row.refresh_from_db()
    assert (row.state, row.ambiguous, sink.taken) == ("unknown", 1, [])


@pytest.mark.django_db
def test_third_doubt_ends_in_a_question(announced, sink):
    row = announced()
    sink.hang_up_after_taking = True

    for _ in range(5):
        drain()
        MailChannel.objects.update(state="ok", paused_until_at=None)
        Delivery.objects.filter(pk=row.pk, state="pending").update(next_try_at=timezone.now())

    row.refresh_from_db()
    assert (row.state, row.ambiguous) == ("unknown", 3)
    assert len({content for _, content in sink.taken}) == 1
    assert len(sink.taken) == 3


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
def test_mail_cancelled_while_it_is_being_sent_stops_at_the_mark(announced):
    row = announced()
    held = claiming.claim(set())
    claiming.freeze(held)
    Delivery.objects.filter(pk=row.pk).update(cancel_requested=True)

    marked = settling.mark(held)
    settling.settle_unmarked(held)

    row.refresh_from_db()
    assert (marked, row.state, outcomes(row)) == (False, "cancelled", ["cancelled"])


@pytest.mark.django_db
def test_sender_that_comes_back_from_the_dead_changes_nothing(announced, sink):
    announced()
    ghost = claiming.claim(set())
    claiming.locks.release(ghost.row.pk)
    Delivery.objects.filter(pk=ghost.row.pk).update(lease_expires_at=timezone.now())
    drain()

    marked = settling.mark(ghost)
    settling.settle_bug(ghost, "too late")

    row = Delivery.objects.get()
    assert (marked, row.state, row.last_error) == (False, "sent", "")
    assert outcomes(row) == ["crashed_safe", "sent"]


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
