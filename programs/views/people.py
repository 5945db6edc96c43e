"""Who is in a program, and inviting more."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import ngettext

from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads, writes
from mentoring.web.page import form_status, page, paginate, submit
from programs.actions.joining_invitations import Reminded, remind_people, take_back_invitations
from programs.actions.participants import Invited, invite_people
from programs.forms.people import DirectoryForm, InviteForm, RosterActForm, RosterForm
from programs.queries import catalogue
from programs.queries.completeness import completeness
from programs.queries.roster import directory_choices, people_to_invite, roster
from programs.rules import phases

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from mentoring.profiles.models import User
    from programs.models import Program

PER_PAGE = 50


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
        "may_invite": program.state in phases.RECRUITING,
        "profiles": completeness(request.user, program),
    }
    return page(request, "programs/roster.html", context)


@writes("POST")
def roster_act(request: PersonRequest, slug: str) -> HttpResponse:
    """Remind those ticked who have not answered, or take their invitations back."""
    program = get_object_or_404(catalogue.programs_managed_by(request.user), slug=slug)
    form = RosterActForm(request.POST)
    codes = [code for code in request.POST.getlist("people") if code.isalnum()]
    if form.is_valid() and form.cleaned_data["do"] == "remind":
        if reminded := submit(request, form, remind_people, program=program, codes=codes):
            _tell_reminded(request, reminded)
    elif form.is_valid() and (
        number := submit(request, form, take_back_invitations, program=program, codes=codes)
    ):
        said = ngettext("%(number)s invitation taken back.", "%(number)s invitations taken back.", number)
        messages.success(request, said % {"number": number})
    for error in form.non_field_errors():
        messages.error(request, str(error))
    return redirect("programs:roster", slug)


def _tell_reminded(request: PersonRequest, reminded: Reminded) -> None:
    if reminded.reminded:
        said = ngettext("%(number)s person reminded.", "%(number)s people reminded.", reminded.reminded)
        messages.success(request, said % {"number": reminded.reminded})
    if reminded.too_soon:
        said = ngettext(
            "%(number)s person got a mail within the last three days and is left in peace.",
            "%(number)s people got a mail within the last three days and are left in peace.",
            reminded.too_soon,
        )
        messages.info(request, said % {"number": reminded.too_soon})


@writes("GET", "POST")
def people_invite(request: PersonRequest, slug: str) -> HttpResponse:
    """Choose people from the directory, page by page, and invite them in one go."""
    program = get_object_or_404(catalogue.programs_managed_by(request.user), slug=slug)
    choice = _choice(request, program)
    if "go" in request.POST:
        return _shown(request, program, choice)
    invited = submit(
        request,
        choice.form,
        invite_people,
        program=program,
        role=choice.role,
        codes=choice.codes(),
        addresses=choice.pasted(),
    )
    if not invited:
        return _shown(request, program, choice)
    _tell(request, invited)
    if not invited.unknown:
        return redirect("programs:roster", slug)
    form = InviteForm(initial={"addresses": "\n".join(invited.unknown)})
    return _shown(request, program, replace(choice, form=form, ticked=()), unknown=invited.unknown)


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom HR is choosing: the search, the list it gives, and the codes ticked on any page of it."""

    search: DirectoryForm
    form: InviteForm
    role: str
    people: QuerySet[User]
    ticked: tuple[str, ...]

    def codes(self) -> list[str]:
        """Return the codes of those ticked, or of everybody on the list if that was chosen."""
        if self.form.is_valid() and self.form.cleaned_data["everybody"]:
            return [one.code for one in self.people if one.present_state is None]  # type: ignore[attr-defined]  # annotated by the query
        return list(self.ticked)

    def pasted(self) -> tuple[str, ...]:
        """Return the pasted entries of a valid form."""
        return self.form.pasted() if self.form.is_valid() else ()


def _choice(request: PersonRequest, program: Program) -> Choice:
    departments, sites = directory_choices(request.user, program)
    asked = request.GET.copy() if "department" not in request.POST else request.POST.copy()
    asked.update(request.POST)  # the last value counts
    search = DirectoryForm(asked, departments=departments, sites=sites)
    role = search.role_asked()
    people = people_to_invite(request.user, program, role=role, narrow=search.narrow())
    ticks = [*request.POST.get("kept", "").split(","), *request.POST.getlist("people")]
    ticked = tuple(dict.fromkeys(code for code in ticks if code.isalnum()))  # no NUL for the database
    return Choice(search, InviteForm(request.POST or None), role, people, ticked)


def _shown(
    request: PersonRequest, program: Program, choice: Choice, *, unknown: tuple[str, ...] = ()
) -> HttpResponse:
    """The page of the list that was asked for; ticks of its other pages stay in a hidden field."""
    go = request.POST.get("go", "")
    rows = Paginator(choice.people, PER_PAGE).get_page(go if go.isdecimal() else request.POST.get("at", "1"))
    here = [one.code for one in rows if one.present_state is None]  # type: ignore[attr-defined]  # annotated by the query
    ticked = (*choice.ticked, *here) if go == "tick" else choice.ticked
    elsewhere = [code for code in ticked if code not in here]
    context = {
        "program": program,
        "may_invite": program.state in phases.RECRUITING,
        "search": choice.search,
        "form": choice.form,
        "page": rows,
        "unknown": unknown,
        "ticked": ticked,
        "kept": ",".join(elsewhere),
        "elsewhere": len(elsewhere),
        "numbers": list(rows.paginator.get_elided_page_range(rows.number, on_each_side=1, on_ends=1)),
    }
    is_refused = "go" not in request.POST and not unknown
    return page(
        request, "programs/invite.html", context, status=form_status(choice.form) if is_refused else 200
    )


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
