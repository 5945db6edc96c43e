"""The profile of somebody in a program, for those who may see it."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads
from mentoring.web.page import page
from tandems.queries.profiles import profile_visible_to


@reads
def profile(request: PersonRequest, slug: str, code: str) -> HttpResponse:
    """Everything somebody shows to the viewer, on one page that can be printed."""
    found = profile_visible_to(request.user, slug, code)
    if found is None:
        raise Http404
    return page(request, "tandems/profile.html", {"shown": found, "program": found.program})
