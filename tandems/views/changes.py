"""Tandems that the directory has changed: what is open, and what HR decides."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads, writes
from mentoring.web.page import act, form_status, page, paginate, submit
from programs.queries.catalogue import programs_managed_by
from tandems.actions.lifecycle import match_again, settle_change
from tandems.forms.changes import SettleForm
from tandems.queries import changes as queries

DONE = {
    "keep": _("Kept. You will be asked again when something changes once more."),
    "rematch": _("Ended. Whoever remains gets a mail and takes part in the next matching run."),
    "end": _("Ended. Whoever remains gets a mail."),
}


@reads
def change_list(request: PersonRequest, slug: str) -> HttpResponse:
    """What is to be decided, what was accepted, and who stays without a partner."""
    program = get_object_or_404(programs_managed_by(request.user), slug=slug)
    context = {
        "program": program,
        "page": paginate(request, queries.cases(request.user, program), per_page=20),
        "waivers": queries.waivers_visible_to(request.user, program),
        "looking_again": queries.looking_again(request.user, program),
        "without_partner": queries.without_partner(request.user, program),
    }
    return page(request, "tandems/changes.html", context)


@writes("GET", "POST")
def change_settle(request: PersonRequest, slug: str, code: str) -> HttpResponse:
    """One tandem: what has changed, what happens if nothing is done, and the steps with their mails."""
    program = get_object_or_404(programs_managed_by(request.user), slug=slug)
    tandem = get_object_or_404(queries.tandems_managed_by(request.user, program), code=code)
    case = queries.case_of(request.user, tandem)
    if case is None:
        messages.info(request, _("This has settled itself or was decided meanwhile. Nothing was done."))
        return redirect("tandems:change-list", slug)
    form = SettleForm(request.POST or None, case=case)
    step = form.cleaned_data["step"] if form.is_valid() else ""
    if submit(request, form, settle_change, tandem=tandem, kind=case.kind, step=step):
        messages.success(request, DONE[step])
        return redirect("tandems:change-list", slug)
    context = {"program": program, "case": case, "form": form}
    return page(request, "tandems/change.html", context, status=form_status(form))


@writes("POST")
def change_match(request: PersonRequest, slug: str, code: str) -> HttpResponse:
    """Let the people of an ended tandem take part in matching again."""
    program = get_object_or_404(programs_managed_by(request.user), slug=slug)
    tandem = get_object_or_404(queries.tandems_managed_by(request.user, program), code=code)
    done = _("They take part in the next matching run.")
    return act(
        request, match_again, tandem=tandem, then=reverse("tandems:change-list", args=[slug]), done=done
    )
