"""The review board: hold, exclude, note, undo; release, call back; compare two runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from mentoring.errors import Refused
from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads, writes
from mentoring.web.page import act, page
from mentoring.web.refusals import sentence
from tandems.actions import decisions, publishing, steering
from tandems.actions.swaps import Side, swaps
from tandems.queries import board as queries
from tandems.queries import swaps as swap_queries
from tandems.queries.matching import runs_visible_to
from tandems.views.ready import when_ready


def _steer(
    request: PersonRequest, slug: str, code: str, action: Callable[..., Any], *, done: str, **told: str
) -> HttpResponse:
    """Do one step on the board of a run, and go on to the run that it leads to."""
    run = get_object_or_404(runs_visible_to(request.user), program__slug=slug, code=code)
    return act(request, action, run=run, otherwise=run, done=done, **told)


@writes("POST")
def pair_hold(request: PersonRequest, slug: str, code: str, mentor: str, mentee: str) -> HttpResponse:
    """Hold a pair: every later run keeps it."""
    told = {"mentor": mentor, "mentee": mentee, "done": _("Held. Every further run keeps this pair.")}
    return _steer(request, slug, code, steering.hold, **told)


@writes("POST")
def pair_open(request: PersonRequest, slug: str, code: str, mentor: str, mentee: str) -> HttpResponse:
    """Neither hold nor exclude a pair any longer."""
    told = {"mentor": mentor, "mentee": mentee, "done": _("This pair is open again.")}
    return _steer(request, slug, code, steering.leave_open, **told)


@writes("POST")
def pair_exclude(request: PersonRequest, slug: str, code: str, mentor: str, mentee: str) -> HttpResponse:
    """Exclude a pair, with a reason for HR alone."""
    told = {"mentor": mentor, "mentee": mentee, "reason": request.POST.get("reason", "")}
    done = _("Excluded. The rest is being computed anew.")
    return _steer(request, slug, code, steering.exclude, done=done, **told)


@writes("POST")
def pair_note(request: PersonRequest, slug: str, code: str, mentor: str, mentee: str) -> HttpResponse:
    """Keep what HR wants to remember about a pair."""
    run = get_object_or_404(runs_visible_to(request.user), program__slug=slug, code=code)
    told = {"mentor": mentor, "mentee": mentee, "text": request.POST.get("text", "")}
    return act(request, decisions.note, program=run.program, then=run, done=_("Noted."), **told)


@writes("POST")
def step_undo(request: PersonRequest, slug: str, code: str) -> HttpResponse:
    """Take the newest step back."""
    return _steer(request, slug, code, steering.undo, done=_("Taken back."))


@writes("POST")
def step_redo(request: PersonRequest, slug: str, code: str) -> HttpResponse:
    """Do the step taken back last again."""
    return _steer(request, slug, code, steering.redo, done=_("Done again."))


@writes("POST")
def run_release(request: PersonRequest, slug: str, code: str) -> HttpResponse:
    """Let the run go out in some minutes."""
    return _steer(request, slug, code, publishing.release_run, done="")


@writes("POST")
def run_call_back(request: PersonRequest, slug: str, code: str) -> HttpResponse:
    """Take a released run back before it goes out."""
    done = _("Called back. Nobody has been told anything.")
    return _steer(request, slug, code, publishing.call_back, done=done)


@reads
def pair_swap(request: PersonRequest, slug: str, code: str, mentor: str, mentee: str) -> HttpResponse:
    """Whom else the mentee, or the mentor, of a pair could get, and what that changes for everybody."""
    run = get_object_or_404(runs_visible_to(request.user), program__slug=slug, code=code)
    pair = get_object_or_404(
        swap_queries.pair_of(request.user, run), mentor__code=mentor, mentee__code=mentee
    )
    instead_of: Side = "mentee" if request.GET.get("instead_of") == "mentee" else "mentor"
    try:
        people = {"mentor": pair.mentor.person.code, "mentee": pair.mentee.person.code}
        found = swaps(run, **people, instead_of=instead_of, by=request.user)
    except Refused as refused:
        messages.error(request, sentence(refused))
        return redirect(run)
    context = {
        "program": run.program,
        "run": run,
        "pair": pair,
        "instead_of": instead_of,
        "options": swap_queries.options(request.user, run.program, found, instead_of=instead_of),
    }
    return page(request, "tandems/run_swap.html", context)


@reads
def run_compare(request: PersonRequest, slug: str, code: str, other: str) -> HttpResponse:
    """What a run proposes otherwise than another one of the same program."""
    runs = runs_visible_to(request.user).filter(program__slug=slug)
    run, before = get_object_or_404(runs, code=code), get_object_or_404(runs, code=other)
    context: dict[str, Any] = {"program": run.program, "run": run, "other": before}
    if run.is_under_way:
        return page(request, "tandems/run_progress.html", context, partial="progress")
    context |= {
        "comparison": queries.compare(request.user, run, before),
        "back": reverse("tandems:run-detail", args=[slug, code]),
    }
    return when_ready(request, page(request, "tandems/run_compare.html", context))
