"""Matching: start a run, watch it, look at what it proposes, publish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads, writes
from mentoring.web.page import act, page, paginate
from programs.queries.catalogue import programs_managed_by
from tandems.actions import matching as actions
from tandems.actions.feasible import gone_stale, has_gone_stale
from tandems.forms.weights import WeightsForm
from tandems.queries import board
from tandems.queries import matching as queries
from tandems.queries.asking import fallen_through
from tandems.views.ready import when_ready

if TYPE_CHECKING:
    from tandems.models import MatchRun


@reads
def run_list(request: PersonRequest, slug: str) -> HttpResponse:
    """How ready the program is, and its runs so far."""
    program = get_object_or_404(programs_managed_by(request.user), slug=slug)
    runs = queries.runs_visible_to(request.user).filter(program=program)
    listed = paginate(request, runs, per_page=20)
    reviewed = [run for run in listed if run.awaits_review]
    weights = WeightsForm(program=program)
    context = {
        "program": program,
        "page": listed,
        "stale": gone_stale(reviewed, program=program, by=request.user),
        "readiness": queries.readiness(request.user, program),
        "weights": weights,
        "so_far": weights.so_far(),
        "fallen_through": fallen_through(request.user, program),
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
    context |= _board(request, run)
    return when_ready(request, page(request, "tandems/run_detail.html", context))


def _board(request: PersonRequest, run: MatchRun) -> dict[str, object]:
    """What the review board shows, filtered and ordered as the address asks."""
    found = board.board(request.user, run)
    show, order = request.GET.get("show", ""), request.GET.get("order", "")
    return {
        "board": found,
        "show": show if show in board.SHOWS else board.SHOWS[0],
        "order": order if order in board.ORDERS else board.ORDERS[0],
        "page": paginate(request, found.shown(show, order), per_page=20),
        "waiting": queries.waiting(request.user, run),
        "history": board.history(request.user, run.program),
        "before": board.run_before(request.user, run),
        "asks": board.people_asked(run.program),
        "is_stale": run.awaits_review and has_gone_stale(run, by=request.user),
    }
