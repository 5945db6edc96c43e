"""The workspace of a tandem. Nobody but its two people opens it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads
from mentoring.web.page import page
from tandems.queries.mine import tandems_visible_to
from tandems.queries.workspace import workspace


@reads
def tandem_detail(request: PersonRequest, code: str) -> HttpResponse:
    """What the two planned, what they noted, why they were paired, what they tell others."""
    tandem = get_object_or_404(tandems_visible_to(request.user), code=code)
    context = {"space": workspace(request.user, tandem, now=timezone.now()), "tandem": tandem}
    return page(request, "tandems/tandem.html", context)
