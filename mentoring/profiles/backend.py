"""Who may be signed in: asked at the sign-in, and of every session on every request."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.base_user import AbstractBaseUser


class PersonBackend(AuthenticationBackend):
    """allauth's own, but a guest whose last day is over is nobody any more."""

    def user_can_authenticate(self, user: AbstractBaseUser | None) -> bool:
        """Tell whether the account is in force."""
        return bool(super().user_can_authenticate(user) and getattr(user, "may_sign_in", False))
