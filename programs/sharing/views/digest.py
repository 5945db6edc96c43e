"""The monthly digest: prepared by HR, read by everybody who reads the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads, writes
from mentoring.web.page import form_status, page, submit
from programs.sharing import actions, queries
from programs.sharing.forms import OpeningForm

if TYPE_CHECKING:
    from programs.models import Program


@writes("GET", "POST")
def digest(request: PersonRequest, slug: str) -> HttpResponse:
    """The next issue: what is in it, when it leaves, for how many, and how it will look."""
    program = get_object_or_404(queries.programs_edited_by(request.user), slug=slug)
    form = OpeningForm(request.POST or None)
    if request.method == "POST" and submit(
        request, form, actions.save_opening, program=program, **form.words()
    ):
        messages.success(request, _("Saved."))
        return redirect("sharing:digest", slug)
    return _coming(request, program, form)


@writes("POST")
def digest_close(request: PersonRequest, slug: str) -> HttpResponse:
    """Close the next issue, with the opening words that were sent along."""
    program = get_object_or_404(queries.programs_edited_by(request.user), slug=slug)
    form = OpeningForm(request.POST)
    words = form.words()
    opening = (words["intro_de"], words["intro_en"])
    if submit(request, form, actions.close_issue, program=program, opening=opening) is None:
        return _coming(request, program, form)
    messages.success(
        request,
        _("The issue is closed. From now on it changes only if somebody withdraws a share."),
    )
    return redirect("sharing:digest", slug)


def _coming(request: PersonRequest, program: Program, form: OpeningForm) -> HttpResponse:
    """The page of the next issue, with whatever is typed into `form`."""
    coming = queries.next_issue(request.user, program, now=timezone.now())
    form.initial = {"intro_de": coming.intro_de, "intro_en": coming.intro_en}
    context = {"program": program, "coming": coming, "form": form}
    return page(request, "sharing/digest.html", context, status=form_status(form))


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
