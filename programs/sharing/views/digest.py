"""The monthly digest: prepared by HR, read by everybody who reads the program."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads, writes
from mentoring.web.page import act, form_status, page, submit
from programs.sharing import actions, queries
from programs.sharing.forms import OpeningForm


@writes("GET", "POST")
def digest(request: PersonRequest, slug: str) -> HttpResponse:
    """The next issue: what is in it, when it leaves, for how many, and how it will look."""
    program = get_object_or_404(queries.programs_edited_by(request.user), slug=slug)
    coming = queries.next_issue(request.user, program, now=timezone.now())
    initial = {"intro_de": coming.intro_de, "intro_en": coming.intro_en}
    form = OpeningForm(request.POST or None, initial=initial)
    if request.method == "POST" and submit(
        request, form, actions.save_opening, program=program, **form.words()
    ):
        messages.success(request, _("Saved."))
        return redirect("sharing:digest", slug)
    context = {"program": program, "coming": coming, "form": form}
    return page(request, "sharing/digest.html", context, status=form_status(form))


@writes("POST")
def digest_close(request: PersonRequest, slug: str) -> HttpResponse:
    """Close the next issue, with the opening words that were sent along."""
    program = get_object_or_404(queries.programs_edited_by(request.user), slug=slug)
    form = OpeningForm(request.POST)
    if not submit(request, form, actions.save_opening, program=program, **form.words()):
        return digest(request, slug)
    then = reverse("sharing:digest", args=[slug])
    done = _("The issue is closed. From now on it changes only if somebody withdraws a share.")
    return act(request, actions.close_issue, program=program, then=then, done=done)


@reads
def digest_issue(request: PersonRequest, code: str) -> HttpResponse:
    """An issue as a page of the archive."""
    issue = get_object_or_404(queries.issues_visible_to(request.user), code=code)
    shares = list(queries.printed_shares(issue))
    context = {
        "issue": issue,
        "program": issue.program,
        "number": queries.issue_number(issue),
        "before": queries.issue_before(issue),
        "lead": shares[0] if shares else None,
        "shorts": shares[1:],
    }
    return page(request, "sharing/digest_issue.html", context)
