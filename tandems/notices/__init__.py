"""The mails about tandems and their meetings. No mail holds words that people wrote for each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from email.utils import parseaddr
from typing import Any, ClassVar, Literal

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mentoring.notifications import links
from mentoring.notifications.models import Delivery
from mentoring.notifications.notice import Calendar, Due, Notice
from mentoring.notifications.rules.retry import Policy
from mentoring.profiles.models import User
from mentoring.web.ics import Entry, Mailbox, Method, calendar_bytes
from programs.models import Participant, ParticipantState
from programs.queries.completeness import late_profiles_aggregate
from programs.rules.completeness import reminding
from tandems.mail_contexts import introduced, proposed
from tandems.models import Asking, AskingState, Meeting, MeetingState, Tandem, TandemState
from tandems.notices.agreement import AgreementToSign
from tandems.notices.reader import reader
from tandems.permissions import is_open_for_discovery
from tandems.queries.meetings import meetings_ended_aggregate, meetings_starting_aggregate
from tandems.queries.mine import sides

__all__ = ["AgreementToSign"]  # the rest is written here

REMIND_BEFORE = (24, 1)  # hours
LOG_WITHIN = dt.timedelta(days=7)


def calendar_of(meeting: Meeting, method: Method, *, stamp: dt.datetime) -> bytes:
    """Return the calendar object of `meeting` in the active language.

    Calendars are shared with assistants: title and text are neutral, the subject stays in the app.
    """
    name, address = parseaddr(settings.MAIL_FROM)
    url = links.absolute("tandems:meeting-detail", code=meeting.code)
    people = (meeting.tandem.mentor.person, meeting.tandem.mentee.person)
    entry = Entry(
        uid=meeting.uid,
        sequence=meeting.sequence,
        starts_at=meeting.starts_at,
        minutes=meeting.minutes,
        time_zone=meeting.time_zone,
        stamp=stamp,
        title=gettext("Tandem meeting"),
        organizer=Mailbox(address, name),
        guests=tuple(Mailbox(person.email, person.display_name) for person in people),
        place=meeting.place or meeting.link,
        url=url,
        text="\n".join(filter(None, [meeting.link, url])),
    )
    return calendar_bytes(entry, method)


class MeetingNotice(Notice):
    """What mails about a meeting have in common."""

    page: ClassVar[str] = "tandems:meeting-detail"  # where the one button leads

    def is_planned(self, delivery: Delivery, **as_announced: object) -> bool:
        """True if the meeting is still planned and the fields in `as_announced` have not changed."""
        meeting = self.about(delivery)
        return (
            isinstance(meeting, Meeting)
            and meeting.state == MeetingState.PLANNED
            and all(getattr(meeting, name) == value for name, value in as_announced.items())
        )

    def context(self, delivery: Delivery) -> dict[str, Any]:
        meeting = self.about_a(Meeting, delivery)
        return {
            "meeting": meeting,
            "partner": sides(reader(delivery), meeting.tandem)[1].person,
            "url": links.absolute(self.page, code=meeting.code),
        }


class _CalendarNotice(MeetingNotice):
    """A mail that changes a calendar. Only the newest change counts."""

    method: ClassVar[Literal["REQUEST", "CANCEL"]]
    state: ClassVar[MeetingState] = MeetingState.PLANNED
    key_prefix = "ics"
    priority = 1

    @staticmethod
    def series(meeting: Meeting, person: User) -> str:
        """Calendar mails about one meeting leave in order for each person."""
        return f"ics:{meeting.code}:{person.code}"

    def still_true(self, delivery: Delivery) -> bool:
        """Only the newest change may leave."""
        meeting = self.about(delivery)
        return (
            isinstance(meeting, Meeting)
            and meeting.state == self.state
            and meeting.sequence == delivery.context["sequence"]
        )

    def context(self, delivery: Delivery) -> dict[str, Any]:
        return super().context(delivery) | {"is_update": delivery.context["sequence"] > 0}

    def calendar(self, delivery: Delivery) -> Calendar:
        meeting = self.about_a(Meeting, delivery)
        return Calendar(calendar_of(meeting, self.method, stamp=delivery.due_at), self.method)


class MeetingInvite(_CalendarNotice):
    name = _("Calendar invitation")
    description = _("A meeting of your tandem was planned or changed; your calendar follows.")
    needed = _("Your calendar would show a wrong time.")
    method = "REQUEST"


class MeetingCancelled(_CalendarNotice):
    name = _("Meeting cancelled")
    description = _("A meeting of your tandem was cancelled; it leaves your calendar.")
    needed = _("You would wait for somebody who does not come.")
    method = "CANCEL"
    state = MeetingState.CANCELLED


class MeetingReminder(MeetingNotice):
    key_prefix = "rem"
    name = _("Meeting reminder")
    description = _("The day before a meeting and an hour before it.")
    priority = 2
    can_be_switched_off = True

    def due(self, now: dt.datetime) -> Iterable[Due]:
        """Whoever is expected at a meeting within the next day, once per offset and agreed time.

        What fell due before the time was agreed is pointless: the invitation has just said it.
        """
        soon = now + dt.timedelta(hours=max(REMIND_BEFORE))
        for meeting in meetings_starting_aggregate(after=now, until=soon):
            for hours in REMIND_BEFORE:
                due_at = meeting.starts_at - dt.timedelta(hours=hours)
                if not meeting.planned_at < due_at <= now:
                    continue
                for attendance in meeting.attendances.all():
                    yield Due(
                        to=attendance.person,
                        key=f"{meeting.code}:{meeting.schedule_rev}:{hours}",
                        due_at=due_at,
                        expires_at=meeting.starts_at,
                        about=meeting,
                        context={"schedule_rev": meeting.schedule_rev},
                        scope=meeting.tandem.program.code,
                    )

    def still_true(self, delivery: Delivery) -> bool:
        return self.is_planned(delivery, schedule_rev=delivery.context["schedule_rev"])


class LogIt(MeetingNotice):
    key_prefix = "log"
    name = _("Log a meeting")
    page = "tandems:meeting-log"
    description = _("After a meeting: twenty seconds to note how it went.")
    policy = Policy.PARK
    priority = 3
    can_be_switched_off = True

    def due(self, now: dt.datetime) -> Iterable[Due]:
        """Both people of every meeting that ended within the last week and has no log."""
        for meeting in meetings_ended_aggregate(after=now - LOG_WITHIN, until=now):
            for attendance in meeting.attendances.all():
                yield Due(
                    to=attendance.person,
                    key=f"{meeting.code}:{meeting.schedule_rev}",
                    due_at=meeting.ends_at,
                    expires_at=meeting.ends_at + LOG_WITHIN,
                    about=meeting,
                    scope=meeting.tandem.program.code,
                )

    def still_true(self, delivery: Delivery) -> bool:
        return self.is_planned(delivery) and not hasattr(self.about(delivery), "session_log")


class ProfileReminder(Notice):
    key_prefix = "pro"
    name = _("Reminder of your profile")
    description = _("Ten, four and one day before the last day for profiles, while yours is not complete.")
    policy = Policy.PARK
    priority = 3
    can_be_switched_off = True

    def due(self, now: dt.datetime) -> Iterable[Due]:
        """Whoever takes part and whose profile is not complete; a last day that was moved is told anew."""
        for part in late_profiles_aggregate(now=now):
            last_day, joined_at = part.program.profiles_due_on, part.answered_at or now
            one = reminding(last_day, zone=part.person.time_zone, joined_at=joined_at, now=now)
            if one is not None:
                yield Due(
                    to=part.person,
                    key=f"{part.code}:{last_day:%Y%m%d}:{one.days}",
                    due_at=one.due_at,
                    expires_at=one.expires_at,
                    about=part,
                    context={"last_day": last_day.isoformat()},
                    scope=part.program.code,
                )

    def still_true(self, delivery: Delivery) -> bool:
        """The person still takes part without a complete profile, and the last day is the one told."""
        part = self.about(delivery)
        return (
            isinstance(part, Participant)
            and part.state == ParticipantState.ACTIVE
            and part.profile_done_at is None
            and part.program.profiles_due_on.isoformat() == delivery.context["last_day"]
        )

    def context(self, delivery: Delivery) -> dict[str, Any]:
        part = self.about_a(Participant, delivery)
        url = links.absolute("programs:participation", slug=part.program.slug)
        return {
            "program": part.program,
            "last_day": part.program.profiles_due_on,
            "discovers": is_open_for_discovery(part),
            "url": f"{url}?role={part.role}",
        }


class ProposalToAgree(Notice):
    key_prefix = "ask"
    name = _("A tandem is proposed to you")
    description = _("Who it would be, and why the two of you. You say yes or no, without a reason.")
    needed = _("A tandem begins only with your yes.")
    priority = 2

    def still_true(self, delivery: Delivery) -> bool:
        asking = self.about(delivery)
        return isinstance(asking, Asking) and asking.state == AskingState.WAITING

    def context(self, delivery: Delivery) -> dict[str, Any]:
        asking = self.about_a(Asking, delivery)
        return proposed(asking.proposal, to=reader(delivery), until=asking.expires_at, code=asking.code)


class TandemIntroduced(Notice):
    key_prefix = "evt"
    name = _("Your tandem")
    description = _("You have a tandem partner: who it is, and why the two of you.")
    needed = _("Two people are waiting for each other.")
    expiry = dt.timedelta(days=14)
    priority = 2

    def still_true(self, delivery: Delivery) -> bool:
        tandem = self.about(delivery)
        return isinstance(tandem, Tandem) and tandem.state != TandemState.ENDED

    def context(self, delivery: Delivery) -> dict[str, Any]:
        tandem = self.about_a(Tandem, delivery)
        return introduced(tandem, to=reader(delivery), code=tandem.code)


class TandemEnded(Notice):
    key_prefix = "evt"
    name = _("The end of a tandem")
    description = _("Your tandem has ended, and how it goes on for you.")
    needed = _("You would wait for somebody who does not come.")
    expiry = dt.timedelta(days=14)
    priority = 2

    def context(self, delivery: Delivery) -> dict[str, Any]:
        tandem, person = self.about_a(Tandem, delivery), reader(delivery)
        return {
            "reason": delivery.context["reason"],
            "rematch": tandem.rematch,
            "program": tandem.program.name,
            "partner": sides(person, tandem)[1].person.display_name,
            "url": links.absolute("tandems:tandem-detail", code=tandem.code),
        }
