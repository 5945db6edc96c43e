"""Senders that die, doubt or come too late: no mail twice, none lost."""

import datetime as dt

import pytest
from django.utils import timezone

from mentoring.notifications.actions import claiming, drain, settling
from mentoring.notifications.models import Delivery, MailChannel
from tests.mentoring.notifications.kinds import WindDigest, WindReport
from tests.mentoring.notifications.sending import outcomes


def crash(*, marked: bool) -> Delivery:
    """Claim a mail, go as far as asked, and be gone: the lock with the process, the lease a while later."""
    held = claiming.claim(set())
    claiming.freeze(held)
    if marked:
        assert settling.mark(held)
    claiming.locks.release(held.row.pk)
    Delivery.objects.filter(pk=held.row.pk).update(lease_expires_at=timezone.now() - dt.timedelta(seconds=1))
    return held.row


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
