"""What the product holds about the person who looks, and how to take it along."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from mentoring.privacy import queries
from mentoring.privacy.export import own_copy
from mentoring.web.access import reads, writes
from mentoring.web.page import page


@reads
def my_data(request: HttpRequest) -> HttpResponse:
    """What is kept about me, what I agreed to, who did something about me, and how to change it."""
    return page(
        request,
        "privacy/my_data.html",
        {
            "groups": queries.held_about(request.user),
            "consents": queries.consents_of(request.user),
            "steps": queries.steps_about(request.user)[:20],
            "people_to_ask": queries.people_to_ask(),
        },
    )


@writes("POST")  # changes nothing; but no link of another site shall make anybody's browser fetch it
def download(request: HttpRequest) -> HttpResponse:
    """Hand out one's own copy. Nothing keeps it on the way: neither we nor the browser's cache."""
    now = timezone.now()
    name = f"rueckenwind-{timezone.localdate(now):%Y-%m-%d}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(own_copy(request.user, now=now), content_type="application/zip", headers=headers)
