"""Meetings and session logs as their two people see them, and what the planner of mails asks."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet

from mentoring.profiles.models import User
from tandems.models import Attendance, Meeting, MeetingState, SessionLog, TandemState

PEOPLE = ("tandem__program", "tandem__mentor__person", "tandem__mentee__person")


def _of_partner(viewer: User) -> Q:
    return Q(tandem__mentor__person=viewer) | Q(tandem__mentee__person=viewer)


def meetings_visible_to(viewer: User) -> QuerySet[Meeting]:
    """Meetings of the viewer's own tandems. Nobody else sees a single one."""
    return Meeting.objects.filter(_of_partner(viewer)).select_related(*PEOPLE, "session_log")


def logs_visible_to(viewer: User) -> QuerySet[SessionLog]:
    """Session logs of the viewer's own tandems, the latest first."""
    return (
        SessionLog.objects.filter(_of_partner(viewer))
        .select_related(*PEOPLE, "meeting")
        .prefetch_related("topics")
    )


def coming_up(viewer: User, *, now: dt.datetime) -> QuerySet[Meeting]:
    """The viewer's planned meetings that are not over yet, the next first."""
    return _expected(viewer).filter(attendances__person=viewer, attendances__during__endswith__gt=now)


def waiting_for_log(viewer: User, *, now: dt.datetime, since: dt.datetime) -> QuerySet[Meeting]:
    """The viewer's meetings that ended between `since` and `now` and have no log, the latest first."""
    return (
        _expected(viewer)
        .filter(
            attendances__person=viewer,
            attendances__during__endswith__range=(since, now),
            session_log=None,
        )
        .order_by("-starts_at", "-pk")
    )


def _expected(viewer: User) -> QuerySet[Meeting]:
    return meetings_visible_to(viewer).filter(state=MeetingState.PLANNED, tandem__state=TandemState.ACTIVE)


def meetings_starting_aggregate(*, after: dt.datetime, until: dt.datetime) -> QuerySet[Meeting]:
    """Meetings of living tandems that start after `after` and up to `until`. For the planner alone."""
    return _planned().filter(starts_at__gt=after, starts_at__lte=until)


def meetings_ended_aggregate(*, after: dt.datetime, until: dt.datetime) -> QuerySet[Meeting]:
    """Meetings that ended between the two instants and have no log. For the planner alone."""
    ended = Attendance.objects.filter(during__endswith__gt=after, during__endswith__lte=until)
    return _planned().filter(pk__in=ended.values("meeting"), session_log=None)


def _planned() -> QuerySet[Meeting]:
    return (
        Meeting.objects.filter(state=MeetingState.PLANNED)
        .exclude(tandem__state=TandemState.ENDED)
        .select_related("tandem__program")
        .prefetch_related("attendances__person")
    )
