"""Writing mails in the transaction of their cause, and planning what nobody announced."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from mentoring.notifications import mime, queries
from mentoring.notifications.actions import announce, cancel, drain, plan
from mentoring.notifications.models import Delivery
from mentoring.notifications.people import Address
from tests.factories.profiles import make_person
from tests.mentoring.notifications.kinds import WindInvitation, WindReminder, WindReport


@pytest.mark.django_db
def test_announcing_twice_writes_one_mail_per_person():
    people = [make_person(), make_person()]

    first = announce(WindReport, to=people, key="today")
    second = announce(WindReport, to=people, key="today")

    assert (first, second) == (2, 0)
    assert Delivery.objects.count() == 2


def test_mail_cannot_be_announced_outside_the_transaction_of_its_cause(committed):
    person = make_person()

    with pytest.raises(transaction.TransactionManagementError):
        announce(WindReport, to=person, key="today")


@pytest.mark.django_db
def test_mail_vanishes_with_the_transaction_of_its_cause():
    person = make_person()

    with transaction.atomic():
        announce(WindReport, to=person, key="today")
        transaction.set_rollback(True)

    assert Delivery.objects.count() == 0


@pytest.mark.django_db
def test_key_names_notice_matter_and_person_but_never_an_address():
    person = make_person()
    guest = Address("Guest@Example.com")

    announce(WindReport, to=[person, guest], key="m7:2")

    keys = sorted(Delivery.objects.values_list("dedupe_key", flat=True))
    assert f"wind:m7:2:{person.code}" in keys
    assert not any("example.com" in key for key in keys)
    assert set(Delivery.objects.values_list("address", flat=True)) == {person.email, "guest@example.com"}


@pytest.mark.django_db
def test_planner_gives_every_due_person_one_mail_however_often_it_runs():
    make_person("Due"), make_person("Due"), make_person("Other")

    first, second = plan(), plan()

    assert (first, second) == (2, 0)
    assert Delivery.objects.filter(notice=WindReminder.slug).count() == 2


@pytest.mark.django_db
def test_planner_that_runs_late_still_plans_and_closes_what_is_over():
    make_person("Due")

    plan(timezone.now() - dt.timedelta(days=3))
    plan()

    assert [row.state for row in Delivery.objects.all()] == ["expired"]


@pytest.mark.django_db
def test_tick_run_twice_plans_and_sends_nothing_more(taken):
    make_person("Due")

    plan(), drain(), plan(), drain()

    assert len(taken) == 1


@pytest.mark.django_db
def test_cancelled_mail_never_leaves(announced, taken):
    person = make_person()
    row = announced(to=person, about=person)

    with transaction.atomic():
        dropped = cancel(about=person)
    drain()

    row.refresh_from_db()
    assert (dropped, row.state, taken) == (1, "cancelled", [])


@pytest.mark.django_db
def test_mail_of_the_future_waits(announced, taken):
    announced(due_at=timezone.now() + dt.timedelta(hours=1))

    drain()

    assert taken == []


@pytest.mark.django_db
def test_mails_of_one_series_leave_in_their_order(announced, taken):
    later = timezone.now() + dt.timedelta(hours=1)
    first = announced(key="1", serial_key="meeting:ada", due_at=later)
    announced(key="2", serial_key="meeting:ada")

    drain()

    assert taken == []
    assert queries.may_have_left("meeting:ada") is False
    assert first.state == "pending"


@pytest.mark.django_db
def test_mail_speaks_the_language_and_zone_of_its_reader(announced, taken):
    announced(to=make_person("Mika", language="de", time_zone="America/New_York"))

    drain()

    message = mime.read(taken[0][1])
    local = dt.datetime(2027, 1, 15, 9, tzinfo=dt.UTC).astimezone(ZoneInfo("America/New_York"))
    assert f"{local:%H:%M}" == "04:00"
    assert "04:00 is & stays fresh" in message.get_body(("plain",)).get_content()
    assert 'lang="de"' in message.get_body(("html",)).get_content()


@pytest.mark.django_db
def test_secret_body_is_wiped_when_sent_but_stays_on_the_demo_page(announced, settings):
    sent = announced(WindInvitation, key="1")
    drain()
    settings.MAIL_TRANSPORT = "page"
    shown = announced(WindInvitation, key="2")
    drain()

    sent.refresh_from_db(), shown.refresh_from_db()
    assert (sent.state, sent.body) == ("sent", None)
    assert shown.body is not None

    plan(shown.expires_at)

    shown.refresh_from_db()
    assert shown.body is None


@pytest.mark.django_db
def test_delivery_cannot_be_saved_past_the_actions(announced):
    row = announced()

    with pytest.raises(TypeError):
        row.save()


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "lost"},
        {"address": "Ada@Example.com"},
        {"state": "sent"},
        {"state": "dead"},
        {"state": "sending"},
        {"body": b"words without a hash"},
        {"next_try_at": dt.datetime(2000, 1, 1, tzinfo=dt.UTC)},
    ],
)
@pytest.mark.django_db
def test_database_refuses_a_row_that_contradicts_itself(announced, wrong):
    row = announced()

    with pytest.raises(IntegrityError), transaction.atomic():
        Delivery.objects.filter(pk=row.pk).update(**wrong)
