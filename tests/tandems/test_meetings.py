"""Planning, moving and cancelling: what reaches the two calendars."""

import datetime as dt
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from mentoring.errors import NotAllowed, Refused
from mentoring.notifications import mime
from mentoring.notifications.actions import drain
from mentoring.notifications.models import Delivery
from tandems.actions.meetings import cancel_meeting, move_meeting, plan_meeting
from tandems.models import Meeting
from tandems.rules.scheduling import Appointment
from tests.factories.tandems import make_log, make_meeting, make_tandem

pytestmark = pytest.mark.django_db

NOW = dt.datetime.now(tz=dt.UTC).replace(microsecond=0)
BERLIN = ZoneInfo("Europe/Berlin")


def appointment(days=10, clock="16:30", **more) -> Appointment:
    day = (NOW + dt.timedelta(days=days)).date()
    known = {"time_zone": "Europe/Berlin", "minutes": 30, "format": "video"}
    return Appointment(day=day, clock=dt.time.fromisoformat(clock), **(known | more))


def invitations(person, notice="meeting_invite"):
    rows = Delivery.objects.filter(notice=notice, person=person).order_by("id")
    return [(row.context["sequence"], row.state) for row in rows]


def calendar_part(delivery):
    mail = mime.read(delivery.body)
    parts = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
    return parts[0], Calendar.from_ical(parts[0].get_content())


def test_both_get_an_invitation_to_the_right_instant():
    tandem = make_tandem()
    agreed = appointment(clock="16:30", place="Hall 3", link="https://call.example.com/1", subject="SECRET")

    meeting = plan_meeting(tandem=tandem, appointment=agreed, by=tandem.mentor.person, now=NOW)
    drain()

    expected = dt.datetime.combine(agreed.day, agreed.clock, BERLIN)
    assert meeting.starts_at == expected
    for person in (tandem.mentor.person, tandem.mentee.person):
        delivery = Delivery.objects.get(person=person)
        part, calendar = calendar_part(delivery)
        event = calendar.walk("VEVENT")[0]
        assert delivery.dedupe_key == f"ics:{meeting.code}:0:REQUEST:{person.code}"
        assert part.get_param("method") == calendar["METHOD"] == "REQUEST"
        assert event["DTSTART"].dt.astimezone(dt.UTC) == expected.astimezone(dt.UTC)
        assert event["DTEND"].dt - event["DTSTART"].dt == dt.timedelta(minutes=30)
        assert (event["UID"], event["SEQUENCE"]) == (meeting.uid, 0)
        assert event["LOCATION"] == "Hall 3"
        assert event["SUMMARY"] == "Tandem meeting"
        assert f"/meetings/{meeting.code}/" in event["URL"]
        assert b"SECRET" not in delivery.body
        assert not event.subcomponents


def test_moving_raises_the_sequence_and_only_the_newest_invitation_is_left():
    tandem = make_tandem()
    meeting = plan_meeting(tandem=tandem, appointment=appointment(), by=tandem.mentor.person, now=NOW)
    later = NOW + dt.timedelta(minutes=5)

    moved = move_meeting(meeting=meeting, appointment=appointment(11), by=tandem.mentee.person, now=later)

    assert (moved.sequence, moved.schedule_rev, moved.planned_at) == (1, 2, later)
    assert moved.uid == meeting.uid
    assert invitations(tandem.mentee.person) == [(0, "cancelled"), (1, "pending")]


def test_a_new_room_updates_the_calendar_and_repeats_no_reminder():
    tandem = make_tandem()
    meeting = plan_meeting(tandem=tandem, appointment=appointment(), by=tandem.mentor.person, now=NOW)

    moved = move_meeting(
        meeting=meeting, appointment=appointment(place="Roof"), by=tandem.mentor.person, now=NOW
    )

    assert (moved.sequence, moved.schedule_rev) == (1, 1)


def test_a_new_subject_is_nobody_elses_business():
    tandem = make_tandem()
    meeting = plan_meeting(tandem=tandem, appointment=appointment(), by=tandem.mentor.person, now=NOW)

    moved = move_meeting(
        meeting=meeting, appointment=appointment(subject="AI"), by=tandem.mentor.person, now=NOW
    )

    assert (moved.subject, moved.sequence) == ("AI", 0)
    assert invitations(tandem.mentor.person) == [(0, "pending")]


def test_cancelling_takes_it_back_from_calendars_that_have_it():
    tandem = make_tandem()
    meeting = plan_meeting(tandem=tandem, appointment=appointment(), by=tandem.mentor.person, now=NOW)
    drain()

    cancel_meeting(meeting=meeting, by=tandem.mentor.person, now=NOW)
    cancel_meeting(meeting=meeting, by=tandem.mentee.person, now=NOW)
    drain()

    delivery = Delivery.objects.get(notice="meeting_cancelled", person=tandem.mentee.person)
    part, calendar = calendar_part(delivery)
    event = calendar.walk("VEVENT")[0]
    assert delivery.state == "sent"
    assert part.get_param("method") == calendar["METHOD"] == "CANCEL"
    assert (event["SEQUENCE"], event["STATUS"], event["UID"]) == (1, "CANCELLED", meeting.uid)
    assert meeting.attendances.count() == 0


def test_nobody_hears_of_the_end_of_what_they_never_heard_of():
    tandem = make_tandem()
    meeting = plan_meeting(tandem=tandem, appointment=appointment(), by=tandem.mentor.person, now=NOW)

    cancel_meeting(meeting=meeting, by=tandem.mentor.person, now=NOW)

    assert sorted(Delivery.objects.values_list("notice", "state")) == [
        ("meeting_invite", "cancelled"),
        ("meeting_invite", "cancelled"),
    ]


def test_mails_of_one_meeting_leave_in_order_for_each_person():
    tandem = make_tandem()
    meeting = plan_meeting(tandem=tandem, appointment=appointment(), by=tandem.mentor.person, now=NOW)

    serial = Delivery.objects.get(person=tandem.mentor.person).serial_key

    assert serial == f"ics:{meeting.code}:{tandem.mentor.person.code}"


def test_nobody_is_expected_at_two_places_at_once():
    first = make_tandem()
    second = make_tandem(first.program, mentee=first.mentee, mentee_place=2)
    plan_meeting(tandem=first, appointment=appointment(minutes=60), by=first.mentor.person, now=NOW)
    overlapping = appointment(clock="17:00")

    with pytest.raises(Refused) as by_partner:
        plan_meeting(tandem=second, appointment=overlapping, by=second.mentor.person, now=NOW)
    with pytest.raises(Refused) as by_oneself:
        plan_meeting(tandem=second, appointment=overlapping, by=second.mentee.person, now=NOW)

    assert (by_partner.value.code, by_partner.value.field) == ("meeting_clash_partner", "clock")
    assert (by_oneself.value.code, by_oneself.value.field) == ("meeting_clash_own", "clock")
    assert Meeting.objects.count() == 1


def test_one_meeting_may_begin_when_another_ends():
    tandem = make_tandem()
    plan_meeting(tandem=tandem, appointment=appointment(), by=tandem.mentor.person, now=NOW)

    plan_meeting(tandem=tandem, appointment=appointment(clock="17:00"), by=tandem.mentor.person, now=NOW)

    assert Meeting.objects.count() == 2


def test_a_cancelled_meeting_frees_the_time():
    tandem = make_tandem()
    meeting = plan_meeting(tandem=tandem, appointment=appointment(), by=tandem.mentor.person, now=NOW)
    cancel_meeting(meeting=meeting, by=tandem.mentor.person, now=NOW)

    again = plan_meeting(tandem=tandem, appointment=appointment(), by=tandem.mentor.person, now=NOW)

    assert again.starts_at == meeting.starts_at


def test_the_past_cannot_be_planned():
    tandem = make_tandem()

    with pytest.raises(Refused) as refused:
        plan_meeting(tandem=tandem, appointment=appointment(-1), by=tandem.mentor.person, now=NOW)

    assert (refused.value.code, refused.value.field) == ("meeting_in_the_past", "day")


def test_an_ended_tandem_plans_nothing():
    tandem = make_tandem(state="ended", ended_at=NOW)

    with pytest.raises(Refused) as refused:
        plan_meeting(tandem=tandem, appointment=appointment(), by=tandem.mentor.person, now=NOW)

    assert refused.value.code == "tandem_ended"


def test_a_cancelled_or_past_meeting_cannot_be_moved():
    tandem = make_tandem()
    cancelled = make_meeting(tandem, NOW + dt.timedelta(days=3), state="cancelled")
    over = make_meeting(tandem, NOW - dt.timedelta(hours=2))
    codes = []

    for meeting in (cancelled, over):
        with pytest.raises(Refused) as refused:
            move_meeting(meeting=meeting, appointment=appointment(), by=tandem.mentor.person, now=NOW)
        codes.append(refused.value.code)

    assert codes == ["meeting_cancelled", "meeting_over"]


def test_a_meeting_that_was_logged_while_it_ran_can_be_neither_moved_nor_cancelled():
    tandem = make_tandem()
    meeting = make_meeting(tandem, NOW - dt.timedelta(minutes=20))
    make_log(tandem, meeting=meeting)
    codes = []

    for change in (cancel_meeting, partial(move_meeting, appointment=appointment())):
        with pytest.raises(Refused) as refusal:
            change(meeting=meeting, by=tandem.mentor.person, now=NOW)
        codes.append(refusal.value.code)

    assert codes == ["meeting_over", "meeting_over"]


def test_hr_cannot_plan_move_or_cancel(cast):
    meeting = make_meeting(cast.tandem, NOW + dt.timedelta(days=3))

    for person in (cast.hr, cast.sponsor, cast.other_mentee, cast.site_admin):
        with pytest.raises(NotAllowed):
            plan_meeting(tandem=cast.tandem, appointment=appointment(), by=person, now=NOW)
        with pytest.raises(NotAllowed):
            move_meeting(meeting=meeting, appointment=appointment(), by=person, now=NOW)
        with pytest.raises(NotAllowed):
            cancel_meeting(meeting=meeting, by=person, now=NOW)

    assert Delivery.objects.count() == 0
