"""Reminders, "log it" and the introduction: who gets them, when, and when not any more."""

import datetime as dt

import pytest

from mentoring.notifications import mime
from mentoring.notifications.actions import announce, drain, plan
from mentoring.notifications.models import Delivery
from tandems.actions.logs import Account, log_meeting
from tandems.actions.meetings import cancel_meeting, move_meeting
from tandems.notices import TandemIntroduced
from tandems.rules.scheduling import Appointment
from tests.factories.tandems import make_log, make_meeting, make_tandem

pytestmark = pytest.mark.django_db

NOW = dt.datetime.now(tz=dt.UTC).replace(microsecond=0)
HOUR = dt.timedelta(hours=1)


def mails(notice):
    return sorted(Delivery.objects.filter(notice=notice).values_list("dedupe_key", "state"))


def test_both_are_reminded_the_day_before_and_an_hour_before():
    tandem = make_tandem()
    meeting = make_meeting(tandem, NOW + 30 * HOUR)
    people = sorted((tandem.mentor.person.code, tandem.mentee.person.code))

    plan(NOW)
    assert mails("meeting_reminder") == []

    plan(NOW + 6 * HOUR)
    plan(NOW + 6 * HOUR)
    assert [key for key, _state in mails("meeting_reminder")] == [
        f"rem:{meeting.code}:1:24:{code}" for code in people
    ]

    plan(NOW + 29 * HOUR)
    assert len(mails("meeting_reminder")) == 4
    row = Delivery.objects.filter(notice="meeting_reminder").latest("id")
    assert (row.due_at, row.expires_at) == (NOW + 29 * HOUR, NOW + 30 * HOUR)


def test_what_fell_due_before_the_date_was_agreed_is_not_said_again():
    meeting = make_meeting(make_tandem(), NOW + 5 * HOUR, planned_at=NOW)

    plan(NOW + 2 * HOUR)
    assert mails("meeting_reminder") == []

    plan(NOW + 4 * HOUR)
    assert {key.split(":")[3] for key, _state in mails("meeting_reminder")} == {"1"}
    assert meeting.sequence == 0


def test_nobody_is_reminded_of_a_meeting_that_began():
    make_meeting(make_tandem(), NOW)

    plan(NOW + HOUR / 2)

    assert mails("meeting_reminder") == []


def test_a_moved_meeting_withdraws_its_reminders_and_makes_new_ones():
    tandem = make_tandem()
    meeting = make_meeting(tandem, NOW + 20 * HOUR)
    plan(NOW)
    local = (NOW + 90 * HOUR).replace(minute=0, second=0)
    later = Appointment(day=local.date(), clock=local.time(), time_zone="UTC", minutes=30, format="video")

    moved = move_meeting(meeting=meeting, appointment=later, by=tandem.mentor.person, now=NOW)
    drain()
    plan(moved.starts_at - 24 * HOUR)

    states = mails("meeting_reminder")
    assert [state for key, state in states if f"{meeting.code}:1:" in key] == ["cancelled"] * 2
    assert [key for key, _state in states if f"{meeting.code}:2:24" in key] != []


def test_nobody_is_reminded_of_a_cancelled_meeting():
    tandem = make_tandem()
    meeting = make_meeting(tandem, NOW + 20 * HOUR)
    plan(NOW)

    cancel_meeting(meeting=meeting, by=tandem.mentor.person, now=NOW)
    plan(NOW + 19 * HOUR)

    assert {state for _key, state in mails("meeting_reminder")} == {"cancelled"}
    assert len(mails("meeting_reminder")) == 2


def test_after_a_meeting_both_are_asked_how_it_went_for_a_week():
    tandem = make_tandem()
    meeting = make_meeting(tandem, NOW - HOUR)
    people = sorted((tandem.mentor.person.code, tandem.mentee.person.code))

    plan(NOW)
    plan(NOW + dt.timedelta(days=6))

    assert [key for key, _state in mails("log_it")] == [f"log:{meeting.code}:1:{code}" for code in people]
    until = set(Delivery.objects.filter(notice="log_it").values_list("expires_at", flat=True))
    assert until == {meeting.ends_at + dt.timedelta(days=7)}


def test_nobody_is_asked_after_a_week_or_when_it_is_logged():
    tandem = make_tandem()
    make_log(tandem, meeting=make_meeting(tandem, NOW - HOUR))
    make_meeting(tandem, NOW - dt.timedelta(days=8))

    plan(NOW)

    assert mails("log_it") == []


def test_who_logs_takes_the_question_back_from_both():
    tandem = make_tandem()
    meeting = make_meeting(tandem, NOW - HOUR)
    plan(NOW)

    account = Account(took_place=True, format="video", minutes=30)
    log_meeting(meeting=meeting, account=account, by=tandem.mentor.person, now=NOW)

    assert {state for _key, state in mails("log_it")} == {"cancelled"}


def test_a_reminder_says_when_in_the_readers_own_time():
    tandem = make_tandem()
    person = tandem.mentee.person
    person.time_zone = "Asia/Kathmandu"
    person.save()
    starts_at = (NOW + 20 * HOUR).replace(minute=0, second=0)
    make_meeting(tandem, starts_at, subject="SECRET")
    plan(NOW)
    drain()

    delivery = Delivery.objects.get(notice="meeting_reminder", person=person)

    text = mime.read(delivery.body).get_body(("plain",)).get_content()
    local = starts_at + dt.timedelta(hours=5, minutes=45)
    assert delivery.state == "sent"
    assert f"{local:%H:%M}–" in text
    assert "Berlin" in text
    assert "SECRET" not in text


def test_a_tandem_is_introduced_with_names_and_reasons():
    explanation = {"topics": [{"topic": "ai-hands-on", "live": False}]}
    tandem = make_tandem(explanation=explanation)
    mentor, mentee = tandem.mentor.person, tandem.mentee.person

    announce(TandemIntroduced, to=[mentor, mentee], about=tandem, key=f"introduced:{tandem.code}")
    drain()

    for person, partner in ((mentor, mentee), (mentee, mentor)):
        delivery = Delivery.objects.get(person=person, notice="tandem_introduced")
        mail = mime.read(delivery.body)
        text = mail.get_body(("plain",)).get_content()
        assert delivery.state == "sent"
        assert mail["Subject"] == f"You and {partner.display_name} are a tandem"
        assert f"/tandems/{tandem.code}/" in text
        assert "Why the two of you" in text


def test_every_mail_is_written_in_german_too(settings):
    tandem = make_tandem()
    for person in (tandem.mentor.person, tandem.mentee.person):
        person.language = "de"
        person.save()
    make_meeting(tandem, NOW + 20 * HOUR)
    make_meeting(tandem, NOW - HOUR)
    announce(TandemIntroduced, to=tandem.mentor.person, about=tandem, key="introduced:x")

    plan(NOW)
    drain()

    assert set(Delivery.objects.values_list("state", flat=True)) == {"sent"}
