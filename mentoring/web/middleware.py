"""Language and time zone come from the person; private pages are never kept by a browser or proxy."""

from __future__ import annotations

import zoneinfo
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone, translation
from django_htmx.http import HttpResponseClientRedirect

Handler = Callable[[HttpRequest], HttpResponse]


class PersonMiddleware:
    """Speak the person's language and count in the person's time zone.

    Before sign-in the language is the cookie's, then the browser's.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        language = getattr(user, "language", "") or translation.get_language_from_request(request)
        zone = getattr(user, "time_zone", "") or settings.TIME_ZONE
        request.LANGUAGE_CODE = language
        with translation.override(language), timezone.override(zoneinfo.ZoneInfo(zone)):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class FormsOnlyMiddleware:
    """Whoever looks at an address that only takes forms reads so; `Allow` stays. Programs get no page."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and "text/html" in request.headers.get("Accept", ""):
            response.content = render(request, "405.html").content
        return response


class HeadersMiddleware:
    """Answers for a signed-in person are stored nowhere; no page asks for camera, microphone or place."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        return response


class OnwardMiddleware:
    """A form sent in place by htmx and accepted leads on to the next page, as it does without scripts."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        target = request.htmx.target or "" if request.htmx else ""  # type: ignore[attr-defined]  # of django-htmx
        if isinstance(response, HttpResponseRedirect) and target.startswith("form#"):
            return HttpResponseClientRedirect(response.url)
        return response
