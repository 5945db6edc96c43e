"""What holds for all who are signed in: the list of own devices; and a second step for admins."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from mentoring.profiles.actions.account import forget_session, remember_session
from mentoring.profiles.permissions import must_have_second_factor
from mentoring.profiles.queries.account import has_second_factor
from mentoring.web.devices import device_code

Handler = Callable[[HttpRequest], HttpResponse]

SET_UP = {  # what it takes to get a second step; signing out, language and theme are public pages
    "account_security",
    "account_reauthenticate",
    "account_reauthenticate_by_code",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_download_recovery_codes",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_view_recovery_codes",
}


class SessionListMiddleware:
    """Keep the list of somebody's devices right: a session's key changes when it begins, moves on or ends."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        before = request.session.session_key
        response = self.get_response(request)
        after = request.session.session_key
        if before != after:
            if before:
                forget_session(session_key=before)
            if after and request.user.is_authenticated:
                device = device_code(request.META.get("HTTP_USER_AGENT", ""))
                remember_session(by=request.user, session_key=after, device=device, now=timezone.now())
        return response


class SecondFactorMiddleware:
    """Lead those who run things to the page that sets up their second step, until they have one."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Answer in place of the page, or let it answer."""
        public = not getattr(view, "login_required", True)
        match = request.resolver_match
        if not settings.SECOND_FACTOR_FOR_ADMINS or public or (match and match.view_name in SET_UP):
            return None
        user = request.user
        if user.is_authenticated and must_have_second_factor(user) and not has_second_factor(user):
            return redirect("account_security")
        return None
