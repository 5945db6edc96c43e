"""Conversation cards: half an hour prepared, for everybody who is signed in."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads
from mentoring.web.page import page
from tandems.queries.cards import card_named, every_card, families, phases
from tandems.queries.plan import tandem_to_plan


@reads
def card_list(request: PersonRequest) -> HttpResponse:
    """All cards, or those of a phase and a family."""
    phase, family = request.GET.get("phase", ""), request.GET.get("about", "")
    context = {
        "cards": every_card(phase=phase, family=family),
        "phases": phases(),
        "families": families(),
        "phase": phase,
        "family": family,
    }
    return page(request, "tandems/card_list.html", context, partial="cards")


@reads
def card_detail(request: PersonRequest, code: str) -> HttpResponse:
    """One card, to look at, to print, and to put into a plan."""
    card = card_named(code)
    if card is None:
        raise Http404
    context = {"card": card, "families": families(), "tandem": tandem_to_plan(request.user)}
    return page(request, "tandems/card_detail.html", context)
