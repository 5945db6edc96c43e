"""Guest mentors of a program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from mentoring.errors import Refused
from mentoring.profiles.request import PersonRequest
from mentoring.web.access import writes
from mentoring.web.page import act, form_status, page, submit
from mentoring.web.refusals import sentence
from programs.actions.guests import change_guest_end, invite_guest
from programs.forms.guests import EndForm, GuestForm
from programs.queries import catalogue
from programs.queries.guests import guests_of, partner_choices

if TYPE_CHECKING:
    from programs.models import Program


@writes("GET", "POST")
def guest_list(request: PersonRequest, slug: str) -> HttpResponse:
    """The guests with their last day, and a form that invites one more."""
    program = _managed(request, slug)
    partners = partner_choices(request.user)
    first = {"until": program.ends_on, "language": request.user.language}
    data = request.POST if request.method == "POST" else None
    form = GuestForm(data, partners=partners, initial=first)
    if form.is_valid() and submit(request, form, invite_guest, program=program, guest=form.guest()):
        messages.success(request, _("Invited. The guest gets a mail with a link of their own."))
        return redirect("programs:guests", slug)
    guests = guests_of(request.user, program)
    context = {"program": program, "form": form, "guests": guests, "partners": partners}
    return page(request, "programs/guests.html", context, status=form_status(form))


@writes("POST")
def guest_end(request: PersonRequest, slug: str) -> HttpResponse:
    """Move the last day of a guest, or end the account at once."""
    program, form = _managed(request, slug), EndForm(request.POST)
    back = reverse("programs:guests", args=[slug])
    if not form.is_valid():
        messages.error(request, sentence(Refused("person_unknown")))
        return redirect(back)
    done = _("Saved.") if form.cleaned_data["until"] else _("Ended. The account works no more.")
    return act(request, change_guest_end, program=program, **form.cleaned_data, then=back, done=done)


def _managed(request: PersonRequest, slug: str) -> Program:
    return get_object_or_404(catalogue.programs_managed_by(request.user), slug=slug)
