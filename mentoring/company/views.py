"""The company's own page, its preview, and what every page and the sign-in need: colours and logo."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from mentoring.company.actions import change_company, return_to_own_look
from mentoring.company.forms import CompanyForm
from mentoring.company.permissions import can_set_company
from mentoring.company.queries import company_to_change, logo_in_force, look_in_force
from mentoring.company.rules.look import look
from mentoring.web.access import reads, writes
from mentoring.web.page import act, form_status, page, submit

FOR_A_YEAR = {"Cache-Control": "public, max-age=31536000, immutable"}  # a change has another address


@writes("GET", "POST")
def company_edit(request: HttpRequest) -> HttpResponse:
    """Show and save what makes the product the company's. "Show" saves nothing, but shows the colours."""
    row = company_to_change(request.user)
    if row is None:
        raise Http404
    form = CompanyForm(request.POST or None, request.FILES or None, company=row)
    only_show = "show" in request.POST
    if form.is_bound and not only_show and _saved(request, form):
        messages.success(request, _("Saved. Everybody sees it from now on."))
        return redirect("company:company-edit")
    status = 200 if only_show else form_status(form)
    first, second = form.typed("first_colour"), form.typed("second_colour")
    seen = {"form": form, "has_look": bool(row.first_colour or row.second_colour or row.logo_version)}
    return page(request, "company/company_edit.html", seen | _specimen(first, second), status=status)


@reads
def company_preview(request: HttpRequest) -> HttpResponse:
    """The colours asked for, in words and worn by a few parts: the fragment that follows the typing."""
    _only_for_who_may_change(request)
    return page(request, "company/specimens.html", _specimen(*_asked(request)))


@reads
def preview_stylesheet(request: HttpRequest) -> HttpResponse:
    """The stylesheet of the specimens: as the whole product would get it, for them alone."""
    _only_for_who_may_change(request)
    return HttpResponse(
        look(*_asked(request)).stylesheet_of_specimen(), content_type="text/css; charset=utf-8"
    )


@reads
def sample_mail(request: HttpRequest) -> HttpResponse:
    """A mail in the colours asked for. Its styles are linked: as a page it has the policy of pages."""
    _only_for_who_may_change(request)
    first, _second = _asked(request)
    return page(request, "company/sample_mail.html", {"first_colour": first, "unsubscribe_url": ""})


@reads
def mail_stylesheet(request: HttpRequest) -> HttpResponse:
    """What mails would put on their elements in the colours asked for."""
    _only_for_who_may_change(request)
    return _css(render_to_string("company/mail.css", {"company": {"look": look(*_asked(request))}}))


@writes("POST")
def company_reset(request: HttpRequest) -> HttpResponse:
    """Give up colours and logo."""
    _only_for_who_may_change(request)
    return act(
        request, return_to_own_look, then="company:company-edit", done=_("This is our own look again.")
    )


@login_not_required  # the sign-in page wears it
@reads
def theme(_request: HttpRequest, version: str) -> HttpResponse:
    """The company's colours, at an address that changes with them. An old address leads to the new one."""
    worn = look_in_force()
    if not worn:
        raise Http404
    if version != worn.version():
        return redirect("company:theme", version=worn.version())
    return _css(worn.stylesheet(), headers=FOR_A_YEAR)


@login_not_required  # it stands on the sign-in page
@reads
def logo(_request: HttpRequest, version: str) -> HttpResponse:
    """The company's logo, written by ourselves, at an address that changes with it."""
    current, content = logo_in_force()
    if not current:
        raise Http404
    if version != current:
        return redirect("company:logo", version=current)
    return HttpResponse(content, content_type="image/webp", headers=FOR_A_YEAR)


def _saved(request: HttpRequest, form: CompanyForm) -> bool:
    return form.is_valid() and submit(request, form, change_company, **form.answers()) is not None


def _only_for_who_may_change(request: HttpRequest) -> None:
    if not can_set_company(request.user):
        raise Http404


def _asked(request: HttpRequest) -> tuple[str, str]:
    return request.GET.get("first_colour", ""), request.GET.get("second_colour", "")


def _css(text: str, **more: Any) -> HttpResponse:
    return HttpResponse(text, content_type="text/css; charset=utf-8", **more)


def _specimen(first: str, second: str) -> dict[str, Any]:
    """Return what the specimens show: the look of two colours as typed, and these again for its links."""
    return {"look": look(first, second), "first_colour": first, "second_colour": second}
