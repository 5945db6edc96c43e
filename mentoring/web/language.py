"""The language somebody reads in: kept in their row when they are signed in, in a cookie always."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

A_YEAR = 365 * 24 * 60 * 60


def is_spoken(language: str) -> bool:
    """Say whether the product has texts in this language (a code like "de")."""
    return language in dict(settings.LANGUAGES)


def keep_language(request: HttpRequest, response: HttpResponse, language: str) -> None:
    """Remember `language`, one that `is_spoken`, for all pages after `response`."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, language, max_age=A_YEAR, samesite="Lax", secure=settings.SECURE
    )
    if request.user.is_authenticated:
        request.user.language = language
        request.user.save(update_fields=["language"])
