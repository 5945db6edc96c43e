"""How somebody signs in: their own factors and devices, and nobody else's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from mentoring.profiles.models import User
from mentoring.web.devices import device_words

SECOND_STEPS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


@dataclass(frozen=True, slots=True)
class Passkey:
    """A passkey of the viewer. Times are aware; `used_at` None: never yet."""

    pk: int
    name: str
    added_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class Factors:
    """What the viewer signs in with besides the mailed code. `codes` are the unused recovery codes."""

    passkeys: tuple[Passkey, ...]
    app_since: datetime | None
    codes: tuple[str, ...]
    has_codes: bool

    @property
    def second_step(self) -> bool:
        """Whether a mailbox or a password alone no longer lets anybody in."""
        return bool(self.passkeys or self.app_since)


@dataclass(frozen=True, slots=True)
class Device:
    """A place where the viewer is signed in."""

    words: str
    since: datetime
    is_here: bool


def has_second_factor(viewer: User) -> bool:
    """Tell whether the viewer has a passkey or an authenticator app."""
    return bool(Authenticator.objects.filter(user=viewer, type__in=SECOND_STEPS).exists())


def own_factors(viewer: User) -> Factors:
    """Return what the viewer has set up. One query."""
    rows = list(Authenticator.objects.filter(user=viewer).order_by("pk"))
    by_kind = {row.type: row for row in rows}
    app, codes = (by_kind.get(kind) for kind in (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES))
    return Factors(
        passkeys=tuple(
            Passkey(row.pk, row.wrap().name, row.created_at, row.last_used_at)
            for row in rows
            if row.type == Authenticator.Type.WEBAUTHN
        ),
        app_since=app.created_at if app else None,
        codes=tuple(codes.wrap().get_unused_codes()) if codes else (),
        has_codes=codes is not None,
    )


def own_devices(viewer: User, *, session_key: str, device: str, now: datetime) -> list[Device]:
    """Return where the viewer is signed in: this device (`session_key`) first, then the newest. One query."""
    living = Session.objects.filter(expire_date__gt=now).values("session_key")
    rows = UserSession.objects.filter(user=viewer, session_key__in=living).order_by("-created_at")
    mine = [row for row in rows if row.session_key == session_key]
    here = Device(device_words(device), mine[0].created_at if mine else now, is_here=True)
    others = [
        Device(device_words(row.user_agent), row.created_at, is_here=False)
        for row in rows
        if row.session_key != session_key
    ]
    return [here, *others]


def sessions_elsewhere(viewer: User, *, session_key: str) -> QuerySet[UserSession]:
    """Return the rows of all other devices of the viewer."""
    rows: QuerySet[UserSession] = UserSession.objects.filter(user=viewer)
    return rows.exclude(session_key=session_key)
