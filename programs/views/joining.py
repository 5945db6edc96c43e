"""The page an invitation leads to. The token in the address speaks for the invited person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from mentoring.errors import Refused
from mentoring.web.access import writes
from mentoring.web.page import form_status, page
from mentoring.web.refusals import explain, sentence
from programs.actions.participants import accept_invitation, decline_invitation
from programs.forms.people import AnswerForm
from programs.permissions import link_signs_in
from programs.queries import participation as queries
from programs.rules import joining, phases
from programs.views.joining_public import first_question, told

if TYPE_CHECKING:
    from programs.models import Invitation

BACKEND = "mentoring.profiles.backend.PersonBackend"
NOT_FOUND, GONE = 404, 410


@login_not_required
@cache_control(no_store=True)
@writes("GET", "POST")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show an invitation; a POST accepts it and signs the person in, or declines."""
    found = queries.invitation_of(token)
    if found is None:
        return page(request, "programs/invitation_gone.html", {"reason": ""}, status=NOT_FOUND)
    data = request.POST if request.method == "POST" else None
    form = AnswerForm(data, generation_rule=found.participant.program.generation_rule)
    try:
        _check(found)
        if form.is_valid():
            return _answer(request, found, form)
    except Refused as refused:
        if refused.field not in form.fields:
            context = {"reason": sentence(refused)}
            return page(request, "programs/invitation_gone.html", context, status=GONE)
        explain(form, refused)
    return _shown(request, found, form)


def _check(found: Invitation) -> None:
    """Raise Refused unless the invitation can still be answered."""
    joining.check_invitation(
        used=found.used_at is not None,
        voided=found.voided_at is not None,
        expires_at=found.expires_at,
        now=timezone.now(),
    )
    if not found.participant.person.may_sign_in:
        raise Refused("invitation_void")
    phases.check_recruiting(found.participant.program.state)


def _answer(request: HttpRequest, found: Invitation, form: AnswerForm) -> HttpResponse:
    """Accept, or decline if that button was pressed; the token speaks for the invited person."""
    person, program = found.participant.person, found.participant.program
    if request.POST.get("answer") == "decline":
        decline_invitation(invitation=found, by=person, now=timezone.now())
        return page(request, "programs/invitation_declined.html", {"program": program})
    is_known = request.user == person or link_signs_in(person)
    part = accept_invitation(invitation=found, by=person, now=timezone.now(), **form.answers())
    if part.state == "waiting":
        return page(request, "programs/invitation_waiting.html", {"program": program})
    address = first_question(part)
    if not is_known:
        messages.success(request, _("You take part. To go on, please sign in with a code that we mail you."))
        return redirect(reverse("account_request_login_code", query={"next": address}))
    login(request, person, backend=BACKEND)
    messages.success(request, _("Welcome! Now tell a little about yourself."))
    return redirect(address)


def _shown(request: HttpRequest, found: Invitation, form: AnswerForm) -> HttpResponse:
    context = told(found.participant.program) | {"form": form, "participant": found.participant}
    return page(request, "programs/invitation.html", context, status=form_status(form))
