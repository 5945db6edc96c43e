"""Who is in a program, and inviting more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import ngettext

from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads, writes
from mentoring.web.page import form_status, page, paginate, submit
from programs.actions.participants import Invited, invite_people
from programs.forms.people import DirectoryForm, InviteForm, RosterForm
from programs.queries import catalogue
from programs.queries.roster import directory_choices, people_to_invite, roster

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from mentoring.profiles.models import User


@reads
def roster_page(request: PersonRequest, slug: str) -> HttpResponse:
    """Everybody invited, with their state, by name."""
    program = get_object_or_404(catalogue.programs_managed_by(request.user), slug=slug)
    search = RosterForm(request.GET)
    context = {
        "program": program,
        "search": search,
        "page": paginate(request, roster(request.user, program, **search.asked())),
        "overview": catalogue.overview(request.user, program),
    }
    return page(request, "programs/roster.html", context)


@writes("GET", "POST")
def people_invite(request: PersonRequest, slug: str) -> HttpResponse:
    """Choose people from the directory and invite them in one go."""
    program = get_object_or_404(catalogue.programs_managed_by(request.user), slug=slug)
    departments, sites = directory_choices(request.user, program)
    search = DirectoryForm(request.GET, departments=departments, sites=sites)
    form = InviteForm(request.POST or None, initial={"role": search.role_asked()})
    role = form.cleaned_data["role"] if form.is_valid() else search.role_asked()
    people = people_to_invite(request.user, program, role=role, narrow=search.narrow())
    ticked = _ticked(request, form, people)
    invited = submit(
        request, form, invite_people, program=program, role=role, codes=ticked, addresses=_pasted(form)
    )
    if invited:
        _tell(request, invited)
        if not invited.unknown:
            return redirect("programs:roster", slug)
        form = InviteForm(initial={"role": role, "addresses": "\n".join(invited.unknown)})
    context = {"program": program, "search": search, "form": form, "page": paginate(request, people)}
    context |= {"ticked": () if invited else ticked, "unknown": invited.unknown if invited else ()}
    return page(request, "programs/invite.html", context, status=form_status(form))


def _ticked(request: PersonRequest, form: InviteForm, people: QuerySet[User]) -> list[str]:
    """Return the codes of the people chosen: those ticked, or everybody the list shows on all its pages."""
    if form.is_valid() and form.cleaned_data["everybody"]:
        return [person.code for person in people if person.present_state is None]  # type: ignore[attr-defined]
    return [code for code in request.POST.getlist("people") if code.isalnum()]  # no NUL for the database


def _pasted(form: InviteForm) -> tuple[str, ...]:
    return form.pasted() if form.is_valid() else ()


def _tell(request: PersonRequest, invited: Invited) -> None:
    """Say how many were invited and how many were left in peace."""
    sent = ngettext("%(number)s person invited.", "%(number)s people invited.", invited.invited)
    messages.success(request, sent % {"number": invited.invited})
    if invited.already_in:
        there = ngettext(
            "%(number)s person takes part or has an invitation already.",
            "%(number)s people take part or have an invitation already.",
            invited.already_in,
        )
        messages.info(request, there % {"number": invited.already_in})
