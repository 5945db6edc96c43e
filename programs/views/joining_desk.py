"""What waits for HR: applications and the waiting list, and the answer to them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentoring.errors import Refused
from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads, writes
from mentoring.web.page import page, paginate, submit
from mentoring.web.refusals import sentence
from programs.actions.joining_decisions import Decided, decide_applications
from programs.actions.joining_previews import mails_of
from programs.forms.joining import DecisionForm
from programs.queries import catalogue
from programs.queries import joining as queries


@reads
def applications_page(request: PersonRequest, slug: str) -> HttpResponse:
    """Those who applied with their reasons, or those who wait with their turn."""
    program = get_object_or_404(catalogue.programs_managed_by(request.user), slug=slug)
    waits = request.GET.get("list") == "waiting"
    rows = (queries.waiting_list if waits else queries.applications)(request.user, program)
    sides = queries.places(request.user, program)
    context = {
        "program": program,
        "waits": waits,
        "page": paginate(request, rows),
        "sides": sides,
        "applied": sum(side.applied for side in sides),
        "waiting": sum(side.waiting for side in sides),
        "offers": [side for side in sides if side.can_be_offered],
        "next": set(queries.next_in_turn(program).values()),
    }
    return page(request, "programs/applications.html", context)


@writes("GET", "POST")
def decide(request: PersonRequest, slug: str) -> HttpResponse:
    """Look at what the people ticked will read, then decide."""
    program = get_object_or_404(catalogue.programs_managed_by(request.user), slug=slug)
    form = DecisionForm(request.POST if request.method == "POST" else request.GET)
    people = queries.chosen_applications(request.user, program, form.people())
    if not people or not form.is_valid():
        messages.error(request, sentence(Refused("nobody_ticked")))
        return redirect("programs:applications", slug)
    choice = {"decision": form.cleaned_data["decision"], "codes": [one.code for one in people]}
    if request.method == "POST":
        if decided := submit(request, form, decide_applications, program=program, **choice):
            _tell(request, decided)
        else:
            messages.error(request, " ".join(map(str, form.non_field_errors())))
        return redirect("programs:applications", slug)
    context = choice | {
        "program": program,
        "people": people,
        "mails": mails_of(choice["decision"], people[0]),
    }
    if choice["decision"] == "take":
        context["lacking"] = queries.lacking_places(request.user, program, people)
        context["waiting_mails"] = mails_of("wait", people[0])
    return page(request, "programs/application_decide.html", context)


def _tell(request: PersonRequest, decided: Decided) -> None:
    """Say what became of how many."""
    if decided.taken:
        said = ngettext(
            "%(number)s person has a place now.", "%(number)s people have a place now.", decided.taken
        )
        messages.success(request, said % {"number": decided.taken})
    if decided.waiting:
        said = ngettext(
            "%(number)s person is on the waiting list.",
            "%(number)s people are on the waiting list.",
            decided.waiting,
        )
        messages.info(request, said % {"number": decided.waiting})
    if decided.declined:
        said = ngettext(
            "%(number)s person reads that there is no place this time.",
            "%(number)s people read that there is no place this time.",
            decided.declined,
        )
        messages.info(request, said % {"number": decided.declined})
    if decided == Decided():
        messages.info(request, _("Nothing changed: they are on the waiting list already."))
