"""allauth's list of sign-ins, without its own way of filling it: that keeps internet addresses, we do not."""

from __future__ import annotations

from allauth.usersessions.apps import UserSessionsConfig


class SessionListConfig(UserSessionsConfig):
    """Brings the table. `mentoring.profiles.middleware` writes its rows."""

    def ready(self) -> None:
        """Listen to nothing."""
