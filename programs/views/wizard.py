"""Setting a program up step by step. Every step is a page; a draft is saved with each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads, writes
from mentoring.web.merging import marks_in
from mentoring.web.page import act, form_status, page, submit
from programs.actions import drafts
from programs.actions.programs import plan_of, posts_of
from programs.forms.wizard import FIELDS, StepForm
from programs.permissions import can_create_programs
from programs.queries import catalogue, wizard
from programs.views.mails import shows_mails
from programs.views.step import around, beside

if TYPE_CHECKING:
    from programs.models import Program

STEPS = tuple(FIELDS)


@writes("GET", "POST")
def program_create(request: PersonRequest) -> HttpResponse:
    """The first step of a new program; with it the draft exists."""
    if not can_create_programs(request.user):
        raise PermissionDenied
    first = STEPS[0]
    plan = drafts.proposed_plan(today=timezone.localdate())
    form = StepForm(request.POST or None, step=first, plan=plan)
    if form.is_valid():
        program = submit(request, form, drafts.start_draft, said=form.said(), step=first)
        if program:
            messages.success(request, _("The draft is saved. Nobody has been told yet."))
            return _to_step(program, STEPS[1])
    context = {"form": form, **around(None, first)}
    return page(request, "programs/wizard.html", context, status=form_status(form))


@reads
def set_up(request: PersonRequest, slug: str) -> HttpResponse:
    """Go on where the set-up was left: at the first step nobody went through."""
    program = get_object_or_404(catalogue.programs_managed_by(request.user), slug=slug)
    left = [step for step in STEPS if step not in program.steps_done]
    return _to_step(program, left[0])


@writes("GET", "POST")
@shows_mails
def set_up_step(request: PersonRequest, slug: str, step: str) -> HttpResponse:
    """One step. "Next" saves and leads on; a changed field saves by itself where scripts run."""
    program = get_object_or_404(catalogue.programs_managed_by(request.user), slug=slug)
    if step not in STEPS:
        raise Http404
    if not wizard.is_draft(program):
        return redirect("programs:program-edit", slug)
    if request.method == "POST" and not FIELDS[step]:
        return _to_step(program, step)
    plan, posts = plan_of(program), posts_of(request.user, program)
    form = StepForm(request.POST or None, step=step, plan=plan, posts=posts)
    if request.method == "POST" and "show" in request.POST:
        return _show(request, form, program)
    saved = _save(request, form, program) if request.method == "POST" else None
    if request.htmx:
        return _saved_meanwhile(request, form, saved, program)
    if saved:
        for line in form.repairs():
            messages.info(request, line)
        return _to_step(saved, STEPS[STEPS.index(step) + 1])
    context = {"form": form, **around(program, step), **beside(request, form, program)}
    return page(request, "programs/wizard.html", context, status=form_status(form))


@writes("POST")
def program_duplicate(request: PersonRequest, slug: str) -> HttpResponse:
    """Begin the next round: a draft like this program, a year later, with nobody in it."""
    program = get_object_or_404(catalogue.programs_managed_by(request.user), slug=slug)
    if not can_create_programs(request.user):
        raise PermissionDenied
    return act(
        request,
        _next_round,
        program=program,
        done=_("This is the next round, as a draft. Nobody has been told yet."),
        otherwise=reverse("programs:program-detail", args=[slug]),
    )


def _next_round(**arguments: Any) -> str:
    return reverse("programs:set-up", args=[drafts.duplicate_program(**arguments).slug])


def _save(request: PersonRequest, form: StepForm, program: Program) -> Program | None:
    seen = marks_in(request.POST.get("seen", ""))
    if not form.is_valid() or form.clashes(seen):
        return None
    kept: Program | None = submit(
        request,
        form,
        drafts.save_step,
        program=program,
        step=form.step,
        said=form.said(),
        follows=form.follows(),
        seen=seen,
        is_done=not request.htmx,
    )
    return kept


def _saved_meanwhile(
    request: PersonRequest, form: StepForm, saved: Program | None, program: Program
) -> HttpResponse:
    """Answer a field that saved itself: the state of the draft, and what follows from the field."""
    now = saved or program
    if saved:
        form.refill()
    context: dict[str, Any] = {"form": form, "saved": saved, "is_fragment": True}
    context |= around(now, form.step) | beside(request, form, now)
    if saved:
        plan, posts = plan_of(saved), posts_of(request.user, saved)
        context["marks"] = StepForm(step=form.step, plan=plan, posts=posts).marks()
    return page(request, "programs/wizard.html", context, partial="live")


def _show(request: PersonRequest, form: StepForm, program: Program) -> HttpResponse:
    """Show what follows from the fields without saving: the way of those without scripts."""
    form.is_valid()
    form.refill()
    context = {"form": form, **around(program, form.step), **beside(request, form, program)}
    return page(request, "programs/wizard.html", context, status=form_status(form))


def _to_step(program: Program, step: str) -> HttpResponse:
    return redirect("programs:set-up-step", program.slug, step)
