"""The agreement of a tandem: reading, writing, signing and printing it. Nobody but the two opens it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads, writes
from mentoring.web.page import act, form_status, page, submit
from tandems.actions import agreement as actions
from tandems.forms import AgreementForm
from tandems.queries.agreement import agreed, agreements_visible_to
from tandems.queries.mine import tandems_visible_to
from tandems.rules.agreement import REMIND_AFTER


@reads
def agreement(request: PersonRequest, code: str) -> HttpResponse:
    """What is in force, what waits for a signature, what it was before."""
    tandem = get_object_or_404(tandems_visible_to(request.user), code=code)
    context = {
        "tandem": tandem,
        "agreed": agreed(request.user, tandem),
        "days": REMIND_AFTER.days,
    }
    return page(request, "tandems/agreement.html", context)


@reads
def agreement_version(request: PersonRequest, code: str) -> HttpResponse:
    """One version on a sheet of paper, for reading and printing."""
    version = get_object_or_404(agreements_visible_to(request.user), code=code)
    tandem = get_object_or_404(tandems_visible_to(request.user), pk=version.tandem_id)
    context = {"tandem": tandem, "paper": agreed(request.user, tandem).version(version.version)}
    return page(request, "tandems/agreement_version.html", context)


@writes("GET", "POST")
def agreement_edit(request: PersonRequest, code: str) -> HttpResponse:
    """Build the agreement, or propose a change of it; signing it may follow at once."""
    tandem = get_object_or_404(tandems_visible_to(request.user), code=code)
    found = agreed(request.user, tandem)
    if not found.may_write:
        return redirect("tandems:agreement", code)
    form = AgreementForm(request.POST or None, agreed=found)
    typed = form.cleaned_data.get("seen", "") if form.is_valid() else ""
    written = submit(request, form, actions.write_agreement, tandem=tandem, terms=form.terms, seen=typed)
    if written:
        return _written(request, code, written.stamp)
    if form.is_bound:
        form.show_theirs()
    context = {"tandem": tandem, "agreed": found, "form": form}
    return page(request, "tandems/agreement_form.html", context, status=form_status(form))


def _written(request: PersonRequest, code: str, stamp: str) -> HttpResponse:
    if "sign" in request.POST:
        return _sign(request, code, stamp)
    messages.success(request, _("Saved. It counts once both of you have signed it."))
    return redirect("tandems:agreement", code)


@writes("POST")
def agreement_sign(request: PersonRequest, code: str) -> HttpResponse:
    """Sign the text that was read; if it has changed meanwhile, read it again first."""
    return _sign(request, code, request.POST.get("read_as", ""))


def _sign(request: PersonRequest, code: str, stamp: str) -> HttpResponse:
    tandem = get_object_or_404(tandems_visible_to(request.user), code=code)
    return act(
        request,
        actions.sign_agreement,
        tandem=tandem,
        read_as=stamp,
        then=reverse("tandems:agreement", args=[code]),
        done=_("Signed. Thank you."),
    )


@writes("POST")
def agreement_drop(request: PersonRequest, code: str) -> HttpResponse:
    """Withdraw a proposed change; what is in force stays."""
    tandem = get_object_or_404(tandems_visible_to(request.user), code=code)
    return act(
        request,
        actions.drop_draft,
        tandem=tandem,
        seen=request.POST.get("read_as", ""),
        then=reverse("tandems:agreement", args=[code]),
        done=_("The proposed change is gone. What you signed goes on."),
    )
