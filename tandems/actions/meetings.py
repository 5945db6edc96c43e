"""Planning, moving and cancelling meetings. Every change reaches both calendars."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from mentoring.errors import Refused, require
from mentoring.notifications.actions import announce, cancel
from mentoring.notifications.queries import may_have_left
from mentoring.profiles.models import User
from mentoring.web.codes import new_code
from tandems import permissions
from tandems.actions.induction import check_begun_rightly
from tandems.models import Attendance, Meeting, MeetingState, SessionLog, Tandem, TandemState
from tandems.notices import MeetingCancelled, MeetingInvite
from tandems.rules.scheduling import Appointment, check_ahead, instant


@transaction.atomic
def plan_meeting(*, tandem: Tandem, appointment: Appointment, by: User, now: datetime) -> Meeting:
    """Plan a meeting of the two and send both a calendar invitation.

    Raises NotAllowed, or Refused: tandem_ended, induction_first, meeting_in_the_past, meeting_clash_own,
    meeting_clash_partner.
    """
    require(permissions.can_meet(by, tandem))
    _check_alive(tandem)
    check_begun_rightly(tandem, by)
    starts_at = instant(appointment.day, appointment.clock, appointment.time_zone).at
    check_ahead(starts_at, now=now)

    code = new_code()
    meeting = Meeting(
        code=code, uid=f"{code}@{settings.MAIL_DOMAIN}", tandem=tandem, planned_by=by, planned_at=now
    )
    _apply(meeting, appointment, starts_at)
    meeting.save()
    _expect_both(meeting, by=by)
    _invite(meeting)
    return meeting


@transaction.atomic
def move_meeting(*, meeting: Meeting, appointment: Appointment, by: User, now: datetime) -> Meeting:
    """Change time, place or subject of a meeting that is still to come. Both calendars follow.

    A change that no calendar shows (the subject) sends nothing; only a new time makes new reminders.
    Raises NotAllowed, or Refused: meeting_cancelled, meeting_over, tandem_ended, and as `plan_meeting`.
    """
    require(permissions.can_meet(by, meeting.tandem))
    meeting = _locked(meeting, now=now)
    before = _shown(meeting)
    starts_at = instant(appointment.day, appointment.clock, appointment.time_zone).at
    if starts_at != meeting.starts_at:
        check_ahead(starts_at, now=now)
        meeting.schedule_rev += 1
        meeting.planned_at = now

    _apply(meeting, appointment, starts_at)
    is_news = _shown(meeting) != before
    meeting.sequence += is_news
    meeting.save()
    if is_news:
        meeting.attendances.all().delete()
        _expect_both(meeting, by=by)
        _invite(meeting)
    return meeting


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, by: User, now: datetime) -> Meeting:
    """Cancel a meeting: both times are free again, and it leaves every calendar that has it.

    Cancelling twice is the same as once. Raises NotAllowed, or Refused: meeting_over, tandem_ended.
    """
    require(permissions.can_meet(by, meeting.tandem))
    try:
        meeting = _locked(meeting, now=now)
    except Refused as refused:
        if refused.code == "meeting_cancelled":
            return meeting
        raise
    call_off(meeting)
    return meeting


def call_off(meeting: Meeting) -> None:
    """Cancel a planned meeting whose row is held; whoever may do so was asked before.

    Nobody who left is written to.
    """
    meeting.state = MeetingState.CANCELLED
    meeting.sequence += 1
    meeting.save(update_fields=["state", "sequence"])
    meeting.attendances.all().delete()
    cancel(about=meeting)
    for person in _both(meeting.tandem):
        # nobody hears that something they never heard of will not happen
        if person.is_active and may_have_left(MeetingInvite.series(meeting, person)):
            _announce(MeetingCancelled, meeting, person)


def _check_alive(tandem: Tandem) -> None:
    if tandem.state == TandemState.ENDED:
        raise Refused("tandem_ended")


def _locked(meeting: Meeting, *, now: datetime) -> Meeting:
    """The meeting as it is now, its row held until the end, if it can still be changed."""
    meeting = (
        Meeting.objects.select_for_update(of=["self"])
        .select_related("tandem__program", "tandem__mentor__person", "tandem__mentee__person")
        .get(pk=meeting.pk)
    )
    _check_alive(meeting.tandem)
    if meeting.state == MeetingState.CANCELLED:
        raise Refused("meeting_cancelled")
    if meeting.ends_at <= now or SessionLog.objects.filter(meeting=meeting).exists():
        raise Refused("meeting_over")  # a log says that it happened; nothing may take it back
    return meeting


def _apply(meeting: Meeting, appointment: Appointment, starts_at: datetime) -> None:
    meeting.starts_at = starts_at
    meeting.time_zone = appointment.time_zone
    meeting.minutes = appointment.minutes
    meeting.format = appointment.format
    meeting.place = appointment.place
    meeting.link = appointment.link
    meeting.subject = appointment.subject


def _shown(meeting: Meeting) -> tuple[object, ...]:
    """What a calendar shows of a meeting."""
    return (meeting.starts_at, meeting.time_zone, meeting.minutes, meeting.place, meeting.link)


def _both(tandem: Tandem) -> list[User]:
    return [tandem.mentor.person, tandem.mentee.person]


def _expect_both(meeting: Meeting, *, by: User) -> None:
    """Block the time for both; the exclusion constraint decides.

    The rows of the two people are held first, in one order, so that two plans at once queue up instead of
    waiting in a circle.
    """
    people = _both(meeting.tandem)
    held = User.objects.select_for_update(no_key=True).filter(pk__in=[person.pk for person in people])
    list(held.order_by("pk").values_list("pk"))
    during = DateTimeTZRange(meeting.starts_at, meeting.starts_at + timedelta(minutes=meeting.minutes))
    for person in people:
        try:
            with transaction.atomic():
                Attendance.objects.create(meeting=meeting, person=person, during=during)
        except IntegrityError as error:
            who = "own" if person.pk == by.pk else "partner"
            raise Refused(f"meeting_clash_{who}", field="clock", name=person.get_short_name()) from error


def _invite(meeting: Meeting) -> None:
    cancel(about=meeting, notice=MeetingInvite)
    for person in _both(meeting.tandem):
        _announce(MeetingInvite, meeting, person)


def _announce(notice: type[MeetingInvite | MeetingCancelled], meeting: Meeting, person: User) -> None:
    announce(
        notice,
        to=person,
        about=meeting,
        key=f"{meeting.code}:{meeting.sequence}:{notice.method}",
        expires_at=meeting.ends_at,
        context={"sequence": meeting.sequence},
        scope=meeting.tandem.program.code,
        serial_key=notice.series(meeting, person),
    )
