"""Looking at the mails of a run before it is published."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads
from mentoring.web.page import page
from programs.views.mails import alone, framed, sealed, shows_mails
from tandems.actions import previews
from tandems.queries.matching import runs_visible_to


@reads
@shows_mails
def run_mails(request: PersonRequest, slug: str, code: str) -> HttpResponse:
    """What mentors and mentees get when the run is published."""
    run = get_object_or_404(runs_visible_to(request.user), program__slug=slug, code=code)
    now = timezone.now()
    mails = {
        side: framed(previews.of_run(run, side, now=now), "tandems:run-mail", slug, code, side)
        for side in previews.SIDES
    }
    return page(request, "tandems/run_mails.html", {"program": run.program, "run": run, **mails})


@reads
@sealed
def run_mail(request: PersonRequest, slug: str, code: str, side: str, language: str) -> HttpResponse:
    """One of these mails in one language, as it arrives."""
    run = get_object_or_404(runs_visible_to(request.user), program__slug=slug, code=code)
    if side not in previews.SIDES:
        raise Http404
    return alone(previews.of_run(run, side, now=timezone.now()), language)
