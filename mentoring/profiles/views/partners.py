"""The list of partner organisations, and one of them."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from mentoring.profiles.actions.partners import keep_partner
from mentoring.profiles.forms.partners import PartnerForm
from mentoring.profiles.permissions import can_keep_partners
from mentoring.profiles.queries.partners import partners_visible_to
from mentoring.profiles.request import PersonRequest
from mentoring.web.access import writes
from mentoring.web.page import form_status, page, submit


@writes("GET", "POST")
def partner_list(request: PersonRequest) -> HttpResponse:
    """All partners, and a form for one more."""
    if not can_keep_partners(request.user):
        raise Http404
    form = PartnerForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and submit(request, form, keep_partner, **form.cleaned_data):
        messages.success(request, _("Added. Its people can be invited as guest mentors now."))
        return redirect("profiles:partner-list")
    context = {"form": form, "partners": partners_visible_to(request.user)}
    return page(request, "profiles/partners.html", context, status=form_status(form))


@writes("GET", "POST")
def partner_edit(request: PersonRequest, code: str) -> HttpResponse:
    """Change one partner."""
    partner = get_object_or_404(partners_visible_to(request.user), code=code)
    first = {name: getattr(partner, name) for name in ("name", "kind", "terms")}
    form = PartnerForm(request.POST if request.method == "POST" else None, initial=first)
    if form.is_valid() and submit(request, form, keep_partner, partner=partner, **form.cleaned_data):
        messages.success(request, _("Saved."))
        return redirect("profiles:partner-list")
    context = {"form": form, "partner": partner}
    return page(request, "profiles/partner.html", context, status=form_status(form))
