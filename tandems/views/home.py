"""The start page of everybody."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from mentoring.web.access import reads
from mentoring.web.page import page
from tandems.queries.home import home as home_of


@reads
def home(request: HttpRequest) -> HttpResponse:
    """One news, one next step, and where everything else is."""
    return page(request, "tandems/home.html", {"home": home_of(request.user, now=timezone.now())})
