"""Keeping the list of somebody's devices, and ending what they no longer want."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction

from mentoring.profiles.models import User
from mentoring.profiles.queries.account import sessions_elsewhere

NO_ADDRESS = "0.0.0.0"  # noqa: S104  (allauth's table asks for one; we keep none)


def remember_session(*, by: User, session_key: str, device: str, now: datetime) -> None:
    """Note that `by` is signed in on a device: its coarse code, since when, and no internet address."""
    UserSession.objects.update_or_create(
        session_key=session_key,
        defaults={
            "user": by,
            "ip": NO_ADDRESS,
            "user_agent": device,
            "created_at": now,
            "last_seen_at": now,
        },
    )


def forget_session(*, session_key: str) -> None:
    """Drop the row of a session that ended."""
    UserSession.objects.filter(session_key=session_key).delete()


@transaction.atomic
def sign_out_elsewhere(*, by: User, session_key: str) -> int:
    """End all sessions of `by` but this one. Returns how many."""
    rows = sessions_elsewhere(by, session_key=session_key)
    keys = list(rows.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    rows.delete()
    return len(keys)


@transaction.atomic
def sign_out_everywhere(*, people: Iterable[User], by: User | None = None) -> int:
    """End all sessions of `people`, those of `by` excepted, who is at work right now. Returns how many."""
    rows = UserSession.objects.filter(user__in=people).exclude(user=by)
    keys = list(rows.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    rows.delete()
    return len(keys)


@transaction.atomic
def forget_ended_sessions(*, now: datetime) -> int:
    """Drop sessions that are over, and the rows about them. Returns how many rows."""
    Session.objects.filter(expire_date__lte=now).delete()
    ended = UserSession.objects.exclude(session_key__in=Session.objects.values("session_key"))
    rows, _each = ended.delete()
    return int(rows)
