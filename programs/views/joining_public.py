"""A program for those who are not in it yet, and what people do about their own part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads, writes
from mentoring.web.page import act, form_status, page, submit
from programs import words
from programs.actions.joining import apply_for_program, end_own_part
from programs.actions.participants import accept_invitation, decline_invitation
from programs.forms.joining import ApplyForm
from programs.forms.people import AnswerForm
from programs.forms.steps import first_step
from programs.queries import joining as queries

if TYPE_CHECKING:
    from programs.models import Invitation, Participant, Program


@reads
def program_about(request: PersonRequest, slug: str) -> HttpResponse:
    """What a program is about, who sees what in it, and where the viewer stands."""
    program = get_object_or_404(queries.programs_to_read_about(request.user), slug=slug)
    context = told(program) | {
        "parts": [_stands(part) for part in queries.own_parts(request.user, program)],
        "invitations": queries.open_invitations(request.user, program),
        "roles": queries.roles_to_apply_for(request.user, program),
        "organisers": queries.organisers_aggregate(program),
        "rules": words.rules_for_people(program),
    }
    return page(request, "programs/public.html", context)


def told(program: Program) -> dict[str, Any]:
    """Return what is said about a program to somebody who decides whether to take part."""
    return {
        "program": program,
        "visibility": words.VISIBILITY[program.visibility],
        "seen": words.SEEN[program.visibility],
        "never_seen": words.NEVER_SEEN,
        "voluntary": words.VOLUNTARY,
        "generation_consent": words.GENERATION_CONSENT,
    }


def _stands(part: Participant) -> dict[str, Any]:
    turn = queries.turn_of(part) if part.state == "waiting" else 0
    return {"part": part, "turn": turn, "motivation": queries.motivation_of(part)}


@writes("GET", "POST")
def apply(request: PersonRequest, slug: str) -> HttpResponse:
    """Ask to take part, with a reason in one's own words."""
    program = get_object_or_404(queries.programs_to_read_about(request.user), slug=slug)
    roles = queries.roles_to_apply_for(request.user, program)
    if not roles:
        messages.info(request, _("There is nothing to apply for at the moment."))
        return redirect("programs:program-about", slug)
    form = ApplyForm(request.POST or None, roles=roles, generation_rule=program.generation_rule)
    wishes = form.wishes() if form.is_valid() else {}
    if submit(request, form, apply_for_program, program=program, **wishes):
        messages.success(
            request, _("Your application is with the organisers. A mail tells you what they say.")
        )
        return redirect("programs:program-about", slug)
    return page(
        request,
        "programs/apply.html",
        told(program) | {"form": form, "roles": roles},
        status=form_status(form),
    )


@writes("GET", "POST")
def own_invitation(request: PersonRequest, code: str) -> HttpResponse:
    """Answer an invitation while signed in, without the mail."""
    found = queries.own_invitation(request.user, code)
    if found is None:
        raise Http404
    program = found.participant.program
    form = AnswerForm(request.POST or None, generation_rule=program.generation_rule)
    if request.method == "POST" and request.POST.get("answer") == "decline":
        done = _("Thank you for telling us. Nobody is told why, and it changes nothing at work.")
        return act(request, decline_invitation, invitation=found, done=done, then="programs:program-list")
    answers = form.answers() if form.is_valid() else {}
    if part := submit(request, form, accept_invitation, invitation=found, **answers):
        return _welcome(request, part)
    context = told(program) | {"form": form, "participant": found.participant, "is_over": _is_over(found)}
    return page(request, "programs/own_invitation.html", context, status=form_status(form))


def _is_over(found: Invitation) -> bool:
    return found.used_at is not None or found.voided_at is not None


def _welcome(request: PersonRequest, part: Participant) -> HttpResponse:
    """Lead to the profile, or to the page that says what turn it is."""
    if part.state == "waiting":
        messages.info(request, _("All places are taken for the time being. You are on the waiting list."))
        return redirect("programs:program-about", part.program.slug)
    messages.success(request, _("Welcome! Now tell a little about yourself."))
    return redirect(first_question(part))


def first_question(part: Participant) -> str:
    """Return the address of the question with which somebody begins to tell about themselves."""
    names = [part.program.slug, first_step(part)]
    return reverse("programs:participation-step", args=names, query={"role": part.role})


@writes("GET", "POST")
def part_end(request: PersonRequest, code: str) -> HttpResponse:
    """Take an application back, give up one's turn, or leave: what it means, and the button."""
    part = queries.own_part(request.user, code)
    if part is None:
        raise Http404
    if request.method == "POST":
        back = reverse("programs:part-end", args=[code])
        done = _("Done. Nobody is told why.")
        return act(
            request, end_own_part, participant=part, done=done, then="programs:program-list", otherwise=back
        )
    context = {
        "part": part,
        "program": part.program,
        "can_end": part.state in queries.IN_FORCE,
        "in_tandem": queries.in_tandem(part),
        "organisers": queries.organisers_aggregate(part.program),
    }
    return page(request, "programs/part_end.html", context)
