"""When the progress bar asks and the run is ready, the whole page comes."""

from __future__ import annotations

from django.http import HttpResponse

from mentoring.profiles.request import PersonRequest


def when_ready(request: PersonRequest, response: HttpResponse) -> HttpResponse:
    """Let htmx open the page instead of putting it into the place of the bar."""
    if request.htmx:
        response.headers["HX-Redirect"] = request.path
    return response
