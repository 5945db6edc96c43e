"""Turning mails off by a signed link; the demo's mail page."""

from __future__ import annotations

import uuid

from csp.constants import NONE, UNSAFE_INLINE
from csp.decorators import csp
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from mentoring.notifications import actions, links, queries, registry
from mentoring.notifications.forms import GroupForm
from mentoring.notifications.people import Person
from mentoring.notifications.reading import Shown, shown
from mentoring.web.access import reads, writes
from mentoring.web.page import UNPROCESSABLE, form_status, page, paginate, submit

MAILS_PER_PAGE = 30
A_MAIL_ALONE = {  # a mail brings its own styles, and must not do anything else
    "default-src": [NONE],
    "style-src": [UNSAFE_INLINE],
    "base-uri": [NONE],
    "form-action": [NONE],
    "frame-ancestors": [NONE],
    "sandbox": ["allow-popups", "allow-popups-to-escape-sandbox", "allow-top-navigation-by-user-activation"],
}


class PersonalRequest(HttpRequest):
    """A request of somebody signed in: every page of ours that does not say otherwise."""

    user: Person  # type: ignore[assignment]  # narrower than Django's


@writes("GET", "POST")
def preferences(request: PersonalRequest) -> HttpResponse:
    """Which mails come, and which not. Each group is a form of its own; htmx gets that group back."""
    groups = queries.choices_of(request.user)
    posted = next((group for group in groups if group.slug == request.POST.get("group")), None)
    form = GroupForm(request.POST, group=posted) if posted else None
    if form and submit(request, form, actions.choose, wanted=form.wanted if form.is_valid() else {}):
        messages.success(request, _("Saved."))
        if not request.htmx:  # type: ignore[attr-defined]  # of django-htmx
            return redirect("notifications:preferences")
    forms = [form if form and group is posted else GroupForm(group=group) for group in groups]
    seen = {"forms": forms, "form": form, "mails": queries.recent_mails(request.user, now=timezone.now())}
    return page(
        request,
        "notifications/preferences.html",
        seen,
        partial="group" if form else "",
        status=form_status(form) if form else UNPROCESSABLE if request.method == "POST" else 200,
    )


@csrf_exempt  # mail programs press the button by themselves (RFC 8058): the signed link is the proof
@login_not_required
@writes("GET", "POST")
def unsubscribe(request: HttpRequest, signed: str) -> HttpResponse:
    """GET asks, POST turns that one kind of mail off for that person; it never redirects."""
    found = links.read_unsubscribe(signed)
    if found is None:
        raise Http404
    notice = actions.unsubscribe(signed=signed) if request.method == "POST" else registry.find(found[1])
    if notice is None:
        raise Http404
    return page(
        request, "notifications/unsubscribe.html", {"notice": notice, "done": request.method == "POST"}
    )


@login_not_required  # in the demo this is where the login code arrives
@reads
def mail_list(request: HttpRequest) -> HttpResponse:
    """All mails of the demo, newest first."""
    mails = paginate(request, queries.readable_mails(), per_page=MAILS_PER_PAGE)
    mails.object_list = [shown(mail) for mail in mails.object_list]
    return page(request, "notifications/mails.html", {"mails": mails})


@login_not_required
@reads
def mail_detail(request: HttpRequest, code: uuid.UUID) -> HttpResponse:
    """One mail of the demo, as its text part says it."""
    return page(request, "notifications/mail.html", {"mail": _mail_or_404(code)})


@login_not_required
@reads  # type: ignore[arg-type]  # no person is asked, no request is read
@csp(A_MAIL_ALONE)  # type: ignore[arg-type]  # the same
def mail_html(_request: HttpRequest, code: uuid.UUID) -> HttpResponse:
    """The HTML part of one mail of the demo, as a mail program would show it."""
    mail = _mail_or_404(code)
    if not mail.html:
        raise Http404
    return HttpResponse(mail.html)


@login_not_required
@reads
def mail_file(_request: HttpRequest, code: uuid.UUID, number: int) -> HttpResponse:
    """One file attached to a mail of the demo, always as a download."""
    files = _mail_or_404(code).files
    if number >= len(files):
        raise Http404
    kind = (
        "text/calendar; charset=utf-8"
        if files[number].kind == "application/ics"
        else "application/octet-stream"
    )
    headers = {"Content-Disposition": f'attachment; filename="{files[number].name or "file"}"'}
    return HttpResponse(files[number].content, content_type=kind, headers=headers)


def _mail_or_404(code: uuid.UUID) -> Shown:
    mail = queries.readable_mail(code)
    if mail is None:
        raise Http404
    return shown(mail)
