"""What HR admins and sponsors see of single tandems. A closed list; widening it is a decision record.

It exists in programs whose visibility is *progress* alone. Nothing here reads a note, topic, place or length.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import Count, IntegerField, Max, Min, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from mentoring.profiles.models import User
from programs.models import Post, Program, ProgramState, Visibility
from programs.permissions import can_manage
from programs.rules import groups
from programs.rules.dates import add_months
from tandems.models import Meeting, MeetingState, SessionLog, Tandem, TandemState
from tandems.rules.quiet import QUIET, is_quiet


@dataclass(frozen=True, slots=True)
class TandemProgress:
    """A tandem as HR admins and sponsors see it; dates in the program's zone.

    `phase` is a TandemState, or "quiet" for an active tandem that has not met for long and plans nothing.
    """

    number: int
    mentor_name: str
    mentee_name: str
    phase: str
    held: int
    planned: int
    last_on: dt.date | None
    next_on: dt.date | None


@dataclass(frozen=True, slots=True)
class Fleet:
    """All tandems of a program in figures: what the list says, added up.

    `met` have held at least one session; `held` and `planned` are sessions. Ended ones plan what they held.
    """

    tandems: int
    met: int
    paused: int
    ended: int
    held: int
    planned: int


@dataclass(frozen=True, slots=True)
class MonthHeld:
    """How many sessions all tandems together held in a month, named by its first day; None where hidden."""

    month: dt.date
    held: int | None


def programs_with_progress_visible_to(viewer: User) -> QuerySet[Program]:
    """Programs whose progress page the viewer may open, in whatever mode: HR admins and sponsors.

    Sponsors hear of a program when it opens, so nothing shows them a draft.
    """
    leads, sponsors = (viewer.program_roles.filter(post=post) for post in (Post.ADMIN, Post.SPONSOR))
    opened = Q(pk__in=sponsors.values("program")) & ~Q(state=ProgramState.DRAFT)
    programs = Program.objects.filter(Q(pk__in=leads.values("program")) | opened)
    return programs if viewer.is_active else programs.none()


def tandem_progress(
    viewer: User, program: Program, *, now: dt.datetime, as_sponsor: bool = False, manages: bool | None = None
) -> list[TandemProgress]:
    """Return the tandems of a program by sail number; nothing in works-council mode, and never one's own.

    That a tandem has become quiet is said to HR admins alone, who can offer help, and not when they look at
    the page as a sponsor sees it. `manages` is what `can_manage` has answered, if somebody asked it just now.
    Two queries, however many tandems.
    """
    own = Q(mentor__person=viewer) | Q(mentee__person=viewer)
    tandems = _open_to(viewer, program).exclude(own).select_related("mentor__person", "mentee__person")
    zone = ZoneInfo(program.time_zone)
    rows = with_dates(tandems, now).order_by("number")
    is_told = not as_sponsor and (can_manage(viewer, program) if manages is None else manages)
    today = now.astimezone(zone).date() if is_told else None
    return [_row(tandem, program, zone, today) for tandem in rows]


def _row(tandem: Tandem, program: Program, zone: ZoneInfo, today: dt.date | None) -> TandemProgress:
    """One row; without `today` nobody is called quiet."""
    last_on: dt.date | None = tandem.last_on  # type: ignore[attr-defined]  # annotated below
    next_on = _date_in(zone, tandem.next_at)  # type: ignore[attr-defined]  # annotated
    since = last_on or tandem.started_at.astimezone(zone).date()
    silent = (
        today is not None
        and tandem.state == TandemState.ACTIVE
        and is_quiet(since=since, next_on=next_on, today=today)
    )
    return TandemProgress(
        number=tandem.number,
        mentor_name=tandem.mentor.person.display_name,
        mentee_name=tandem.mentee.person.display_name,
        phase=QUIET if silent else tandem.state,
        held=tandem.held,  # type: ignore[attr-defined]  # annotated
        planned=program.sessions_planned,
        last_on=last_on,
        next_on=next_on,
    )


def fleet(viewer: User, program: Program) -> Fleet | None:
    """Return the tandems of a program in figures, or None in works-council mode. The viewer's own counts."""
    tandems = _open_to(viewer, program)
    if program.visibility != Visibility.PROGRESS:
        return None
    over = Q(state=TandemState.ENDED)
    counts = tandems.annotate(sessions=_held()).aggregate(
        tandems=Count("pk"),
        met=Count("pk", filter=Q(sessions__gt=0)),
        paused=Count("pk", filter=Q(state=TandemState.PAUSED)),
        ended=Count("pk", filter=over),
        held=Sum("sessions", default=0),
        held_by_ended=Sum("sessions", filter=over, default=0),
    )
    sailing = counts["tandems"] - counts["ended"]
    planned = sailing * program.sessions_planned + counts.pop("held_by_ended")
    return Fleet(**counts, planned=planned)


def rhythm(viewer: User, program: Program, *, now: dt.datetime) -> list[MonthHeld]:
    """Return the full months since the kickoff in the program's zone; nothing in works-council mode.

    A month in which fewer people met than a figure may speak of is hidden, and so is what would give it away.
    """
    today = now.astimezone(ZoneInfo(program.time_zone)).date()
    this = today.replace(day=1)
    logs = SessionLog.objects.filter(tandem__in=_open_to(viewer, program), took_place=True, held_on__lt=this)
    sessions = logs.order_by().values_list("held_on", "tandem__mentor__person", "tandem__mentee__person")
    held: dict[dt.date, int] = {}
    people: dict[dt.date, set[int]] = {}
    for day, mentor, mentee in sessions:
        month = day.replace(day=1)
        held[month] = held.get(month, 0) + 1
        people.setdefault(month, set()).update((mentor, mentee))
    if not held:
        return []
    sizes = {month.isoformat(): len(who) for month, who in people.items()}
    hidden = groups.hidden_cells(sizes, program.smallest_group)
    first = min([*held, program.kickoff_on.replace(day=1)])
    return [
        MonthHeld(month, None if month.isoformat() in hidden else held.get(month, 0))
        for month in _months(first, this)
    ]


def _months(first: dt.date, after: dt.date) -> list[dt.date]:
    length = (after.year - first.year) * 12 + after.month - first.month
    return [add_months(first, n) for n in range(length)]


def _date_in(zone: ZoneInfo, at: dt.datetime | None) -> dt.date | None:
    return at.astimezone(zone).date() if at else None


def _open_to(viewer: User, program: Program) -> QuerySet[Tandem]:
    allowed = programs_with_progress_visible_to(viewer).filter(visibility=Visibility.PROGRESS)
    return Tandem.objects.filter(program=program, program__in=allowed)


def _held() -> Coalesce:
    logs = SessionLog.objects.filter(tandem=OuterRef("pk"), took_place=True).order_by().values("tandem")
    return Coalesce(Subquery(logs.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0)


def with_dates(tandems: QuerySet[Tandem], now: dt.datetime) -> QuerySet[Tandem]:
    """Annotate `held` meetings, `last_on` (a date) and `next_at` (an instant after `now`)."""
    logs = SessionLog.objects.filter(tandem=OuterRef("pk"), took_place=True).order_by().values("tandem")
    ahead = Meeting.objects.filter(tandem=OuterRef("pk"), state=MeetingState.PLANNED, starts_at__gt=now)
    return tandems.annotate(
        held=_held(),
        last_on=Subquery(logs.annotate(d=Max("held_on")).values("d")),
        next_at=Subquery(ahead.order_by().values("tandem").annotate(d=Min("starts_at")).values("d")),
    )
