"""What lies on the desk of an HR admin: people on their way in, mails, tandems that may welcome help.

People and pairs are what HR admins know anyway; what they know of meetings follows the program's visibility.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Case, Count, Exists, F, OuterRef, Q, Value, When

from mentoring.notifications import registry
from mentoring.notifications.models import Delivery
from mentoring.notifications.rules.moves import State
from mentoring.profiles.models import User
from programs.models import AskedFirst, Invitation, ParticipantState, Program, ProgramState, Role, Visibility
from programs.permissions import can_manage
from programs.sharing.queries import closed_months, shares_to_approve
from programs.sharing.rules import calendar
from tandems.models import SessionLog, Tandem, TandemState
from tandems.queries.asking import fallen_through_counts
from tandems.queries.matching import OPEN_STATES
from tandems.queries.progress import with_dates
from tandems.rules.quiet import is_quiet

MAIL_DAYS = 30
MEETINGS = "meetings"  # all mails around meetings are one kind: how often a date moved is the tandem's own
OF_MEETINGS = ("meeting_invite", "meeting_cancelled", "meeting_reminder")
OF_PROGRAM = ("invitation_mail", "tandem_introduced", "visibility_tightened", "monthly_digest")
WAITING = (State.PENDING, State.SENDING, State.HELD, State.UNKNOWN)
APPLICANTS = (  # who asked to take part and has no place, unless they were invited
    ParticipantState.APPLIED,
    ParticipantState.WAITING,
    ParticipantState.REFUSED,
    ParticipantState.WITHDRAWN,
)
DIGEST_SOON = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Step:
    """How many participations got as far as this on the way to the first meeting.

    The first step is an invitation, or a place given to somebody who applied; applying alone is none.
    """

    code: str
    mentors: int
    mentees: int


@dataclass(frozen=True, slots=True)
class Way:
    """The steps in their order, and who stands still: participations in force."""

    steps: tuple[Step, ...]
    expired: int
    unfinished: int
    unpaired: int


@dataclass(frozen=True, slots=True)
class Mails:
    """The mails of one kind in the last days; all None where fewer people got one than may be shown.

    `name` is the notice's own; empty for the mails around meetings.
    """

    name: str
    written: int | None
    sent: int | None
    waiting: int | None
    returned: int | None


@dataclass(frozen=True, slots=True)
class Quiet:
    """A tandem that has not met for long and plans nothing, and how to write to both people.

    Dates are in the program's zone.
    """

    number: int
    mentor_name: str
    mentee_name: str
    last_on: dt.date | None
    started_on: dt.date
    addresses: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything an HR admin finds on the page of a program beside the list of tandems."""

    way: Way
    mails: tuple[Mails, ...]
    quiet: tuple[Quiet, ...]
    shares_waiting: int
    fallen_through: int
    digest_closes_on: dt.date | None

    @property
    def returned(self) -> int:
        """How many mails could not be delivered."""
        return sum(mails.returned or 0 for mails in self.mails)


def desk(viewer: User, program: Program, *, now: dt.datetime) -> Desk | None:
    """Return what waits for an HR admin of the program; None for everybody else. At most eight queries."""
    if not can_manage(viewer, program):
        return None
    is_asking = program.state in OPEN_STATES and program.asked_first != AskedFirst.NOBODY
    return Desk(
        way=_way(program, now),
        mails=_mails(program, now),
        quiet=_quiet(viewer, program, now),
        shares_waiting=shares_to_approve(viewer, program).count(),
        fallen_through=fallen_through_counts([program.pk])[program.pk] if is_asking else 0,
        digest_closes_on=_digest_closes_on(program, now),
    )


def _way(program: Program, now: dt.datetime) -> Way:
    side = Q(mentor=OuterRef("pk")) | Q(mentee=OuterRef("pk"))
    tandems = Tandem.objects.filter(side, program=program)
    resting = tandems.filter(state=TandemState.ENDED, rematch=False)  # without a partner, as HR decided
    in_it = Q(tandem__mentor=OuterRef("pk")) | Q(tandem__mentee=OuterRef("pk"))
    met = SessionLog.objects.filter(in_it, took_place=True)
    open_invitation = Invitation.objects.filter(
        participant=OuterRef("pk"), used_at=None, voided_at=None, expires_at__gt=now
    )
    asked_only = Q(invited_at=None, state__in=APPLICANTS)
    agreed = Q(state__in=[ParticipantState.ACTIVE, ParticipantState.LEFT])
    active, ready = Q(state=ParticipantState.ACTIVE), Q(profile_done_at__isnull=False)
    rows = (
        program.participants.order_by()
        .values("role")
        .annotate(
            invited=Count("pk", filter=~asked_only),
            agreed=Count("pk", filter=agreed),
            ready=Count("pk", filter=agreed & ready),
            paired=Count("pk", filter=Q(Exists(tandems))),
            met=Count("pk", filter=Q(Exists(met))),
            expired=Count("pk", filter=Q(~Exists(open_invitation), state=ParticipantState.INVITED)),
            unfinished=Count("pk", filter=active & ~ready),
            unpaired=Count("pk", filter=active & ready & Q(~Exists(tandems.alive())) & Q(~Exists(resting))),
        )
    )
    counts: dict[str, dict[str, Any]] = {row["role"]: dict(row) for row in rows}
    mentors, mentees = counts.get(Role.MENTOR, {}), counts.get(Role.MENTEE, {})
    known = ["invited", "agreed", "ready", "paired"]
    if program.visibility == Visibility.PROGRESS:
        known.append("met")
    total = {
        code: mentors.get(code, 0) + mentees.get(code, 0) for code in ("expired", "unfinished", "unpaired")
    }
    return Way(steps=tuple(Step(code, mentors.get(code, 0), mentees.get(code, 0)) for code in known), **total)


def _mails(program: Program, now: dt.datetime) -> tuple[Mails, ...]:
    """Kinds in a fixed order. Mails around meetings are counted from the smallest group of people on."""
    kinds = [*OF_PROGRAM, *(OF_MEETINGS if program.visibility == Visibility.PROGRESS else ())]
    rows = (
        Delivery.objects.filter(
            scope=program.code, notice__in=kinds, created_at__gt=now - dt.timedelta(days=MAIL_DAYS)
        )
        .exclude(state__in=[State.CANCELLED, State.SUPPRESSED])
        .order_by()
        .annotate(kind=Case(When(notice__in=OF_MEETINGS, then=Value(MEETINGS)), default=F("notice")))
        .values("kind")
        .annotate(
            people=Count("person", distinct=True),
            written=Count("pk"),
            sent=Count("pk", filter=Q(state=State.SENT)),
            waiting=Count("pk", filter=Q(state__in=WAITING)),
            returned=Count("pk", filter=Q(state=State.DEAD)),
        )
    )
    found = {row["kind"]: row for row in rows}
    return tuple(_kind(found[kind], program) for kind in (*OF_PROGRAM, MEETINGS) if kind in found)


def _kind(row: Mapping[str, Any], program: Program) -> Mails:
    kind, counts = str(row["kind"]), ("written", "sent", "waiting", "returned")
    few = kind == MEETINGS and row["people"] < program.smallest_group
    name = "" if kind == MEETINGS else str(registry.get(kind).name)
    return Mails(name, **{count: None if few else row[count] for count in counts})


def _quiet(viewer: User, program: Program, now: dt.datetime) -> tuple[Quiet, ...]:
    """By sail number; never one's own tandem, and nothing in works-council mode."""
    if program.visibility != Visibility.PROGRESS:
        return ()
    zone = ZoneInfo(program.time_zone)
    today = now.astimezone(zone).date()
    active = Tandem.objects.filter(program=program, state=TandemState.ACTIVE)
    others = active.exclude(Q(mentor__person=viewer) | Q(mentee__person=viewer))
    found = with_dates(others, now).select_related("mentor__person", "mentee__person").order_by("number")
    free = found.filter(next_at=None)  # type: ignore[misc]  # annotated by with_dates
    every = [_one_quiet(tandem, zone) for tandem in free]
    return tuple(
        one for one in every if is_quiet(since=one.last_on or one.started_on, next_on=None, today=today)
    )


def _one_quiet(tandem: Tandem, zone: ZoneInfo) -> Quiet:
    mentor, mentee = tandem.mentor.person, tandem.mentee.person
    return Quiet(
        number=tandem.number,
        mentor_name=mentor.display_name,
        mentee_name=mentee.display_name,
        last_on=tandem.last_on,  # type: ignore[attr-defined]  # annotated by with_dates
        started_on=tandem.started_at.astimezone(zone).date(),
        addresses=(mentor.email, mentee.email),
    )


def _digest_closes_on(program: Program, now: dt.datetime) -> dt.date | None:
    """The day the next digest closes, in the program's zone, if that is soon and there is something in it."""
    if program.state in (ProgramState.DRAFT, ProgramState.ARCHIVED):
        return None
    zone = ZoneInfo(program.time_zone)
    month = calendar.next_month(now.astimezone(zone).date(), program.digest_day, closed_months(program))
    closes_at = calendar.closing(month, program.digest_day, program.time_zone)
    soon = now <= closes_at <= now + DIGEST_SOON
    if not soon or not program.shares.unprinted().exists():
        return None
    return closes_at.astimezone(zone).date()
