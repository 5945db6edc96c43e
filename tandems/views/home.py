"""The start page of everybody."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone

from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads
from mentoring.web.page import page
from tandems.queries.asking import open_askings
from tandems.queries.home import home as home_of


@reads
def home(request: PersonRequest) -> HttpResponse:
    """One news, one next step, and where everything else is."""
    now = timezone.now()
    context = {"home": home_of(request.user, now=now), "askings": open_askings(request.user, now=now)}
    return page(request, "tandems/home.html", context)
