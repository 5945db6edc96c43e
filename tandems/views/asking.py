"""Saying yes or no to a proposed tandem. The mail's link shows; only the button answers."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads, writes
from mentoring.web.page import act, page
from tandems.actions.asking import answer
from tandems.queries.asking import askings_of, card_of, partner_of
from tandems.queries.mine import why


@reads
def asking(request: PersonRequest, code: str) -> HttpResponse:
    """Who it would be, and why; what became of it once it is answered."""
    found = get_object_or_404(askings_of(request.user), code=code)
    seen, mine = card_of(request.user, found)
    context = {
        "seen": seen,
        "mine": mine,
        "asking": found,
        "proposal": found.proposal,
        "program": found.proposal.run.program,
        "partner": partner_of(found),
        "why": why(request.user, found.proposal),
    }
    return page(request, "tandems/asking.html", context)


@writes("POST")
def asking_answer(request: PersonRequest, code: str) -> HttpResponse:
    """Say yes, or no without a reason."""
    found = get_object_or_404(askings_of(request.user), code=code)
    agrees = request.POST.get("answer") == "yes"
    done = (
        _("Thank you. You will hear from us.")
        if agrees
        else _("Thank you for saying so. Only the organisers learn of it.")
    )
    return act(request, answer, asking=found, agrees=agrees, then=found, done=done)
