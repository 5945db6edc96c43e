"""Matching: start a run, watch it, look at what it proposes, publish."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads, writes
from mentoring.web.page import act, page, paginate
from programs.queries.catalogue import programs_managed_by
from tandems.actions import matching as actions
from tandems.actions import publishing
from tandems.queries import matching as queries


@reads
def run_list(request: PersonRequest, slug: str) -> HttpResponse:
    """How ready the program is, and its runs so far."""
    program = get_object_or_404(programs_managed_by(request.user), slug=slug)
    runs = queries.runs_visible_to(request.user).filter(program=program)
    context = {
        "program": program,
        "page": paginate(request, runs, per_page=20),
        "readiness": queries.readiness(request.user, program),
    }
    return page(request, "tandems/run_list.html", context)


@writes("POST")
def run_start(request: PersonRequest, slug: str) -> HttpResponse:
    """Ask the worker for a run, and go and watch it."""
    program = get_object_or_404(programs_managed_by(request.user), slug=slug)
    back = reverse("tandems:run-list", args=[slug])
    return act(request, actions.start_run, program=program, otherwise=back)


@reads
def run_detail(request: PersonRequest, slug: str, code: str) -> HttpResponse:
    """A run under way with its progress, or what it proposes and who is left over."""
    run = get_object_or_404(queries.runs_visible_to(request.user), program__slug=slug, code=code)
    context: dict[str, object] = {"program": run.program, "run": run}
    if run.is_under_way:
        return page(request, "tandems/run_progress.html", context, partial="progress")
    proposals = paginate(request, queries.proposals_visible_to(request.user, run), per_page=20)
    context |= {
        "page": proposals,
        "tiles": queries.tiles(request.user, list(proposals)),
        "waiting": queries.waiting(request.user, run),
    }
    response = page(request, "tandems/run_detail.html", context)
    if request.htmx:  # the progress bar asked and the run is ready: show the whole board
        response.headers["HX-Redirect"] = request.path
    return response


@writes("POST")
def run_publish(request: PersonRequest, slug: str, code: str) -> HttpResponse:
    """Turn all proposals into tandems and introduce the people to each other."""
    run = get_object_or_404(queries.runs_visible_to(request.user), program__slug=slug, code=code)
    return act(
        request,
        publishing.publish_run,
        run=run,
        then=run,
        done=_("Published. Both people of every tandem get a mail now."),
    )
