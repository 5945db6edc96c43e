"""The first steps of an installation, for those who run it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from mentoring.profiles.actions.people import invite_to_people_team
from mentoring.profiles.request import PersonRequest
from mentoring.web.access import writes
from mentoring.web.page import act, form_status, page, submit
from tandems.actions.start import send_test_mail
from tandems.forms.start import ColleagueForm
from tandems.queries import start as queries


@writes("GET", "POST")
def start(request: PersonRequest) -> HttpResponse:
    """What is done, what comes next; the form lets somebody else of HR in."""
    found = queries.start(request.user)
    if found is None:
        raise Http404
    form = ColleagueForm(request.POST or None)
    email = form.cleaned_data.get("email", "") if form.is_valid() else ""
    if submit(request, form, invite_to_people_team, email=email):
        messages.success(request, _("%(email)s is HR from now on; a mail says so.") % {"email": email})
        return redirect("tandems:start")
    context = {"start": found, "form": form, "mail": queries.test_mail(request.user)}
    return page(request, "tandems/start.html", context, partial="mail", status=form_status(form))


@writes("POST")
def test_mail(request: PersonRequest) -> HttpResponse:
    """Send a mail to oneself."""
    if queries.start(request.user) is None:
        raise Http404
    return act(request, send_test_mail, then=reverse("tandems:start") + "#step-mail")
