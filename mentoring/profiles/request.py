"""The request of somebody who is signed in: what nearly every view gets, because login is the default."""

from __future__ import annotations

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from mentoring.profiles.models import User


class PersonRequest(HttpRequest):
    """A request whose `user` is a person, never anonymous; `htmx` says what asked for the page."""

    user: User  # narrower than Django's own on purpose
    htmx: HtmxDetails
