"""Changing a program that was opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from mentoring.profiles.request import PersonRequest
from mentoring.web.access import writes
from mentoring.web.page import form_status, page, submit
from programs.actions import programs as actions
from programs.forms.program import ProgramForm
from programs.queries import catalogue, wizard

if TYPE_CHECKING:
    from programs.models import Program


@writes("GET", "POST")
def program_edit(request: PersonRequest, slug: str) -> HttpResponse:
    """Change a program that was opened; a draft is changed step by step."""
    program = get_object_or_404(catalogue.programs_managed_by(request.user), slug=slug)
    if wizard.is_draft(program):
        return redirect("programs:set-up", slug)
    plan, posts = actions.plan_of(program), actions.posts_of(request.user, program)
    form = ProgramForm(request.POST or None, plan=plan, posts=posts)
    if request.htmx:
        return page(request, "programs/form.html", {"form": form}, partial="rules")
    if _save(request, form, actions.change_program, program=program):
        messages.success(request, _("Saved."))
        return redirect("programs:program-detail", program.slug)
    context = {"form": form, "program": program}
    return page(request, "programs/form.html", context, status=form_status(form))


def _save(
    request: PersonRequest, form: ProgramForm, action: Callable[..., Program], **more: Any
) -> Program | None:
    """Ask `action` to keep what a valid form says; a refusal is shown at its field."""
    if not form.is_valid():
        return None
    kept: Program | None = submit(request, form, action, plan=form.plan(), posts=form.posts(), **more)
    return kept
