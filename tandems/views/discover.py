"""Discover: one person, one decision, and the list of all one has decided about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads, writes
from mentoring.web.page import act, page, paginate, submit
from programs.words import INTEREST_TOLD
from tandems.actions import discover as actions
from tandems.forms.discover import AnswerForm, NarrowForm
from tandems.queries.discover import (
    cards_visible_to,
    curious_about,
    deck,
    mutual_among,
    other_decks,
    own_deck,
    shown_again,
)
from tandems.queries.met import answered, choices, met
from tandems.rules.deck import PER_DAY

if TYPE_CHECKING:
    from programs.models import Participant
    from tandems.models import Card

CARD = "#card"  # where the keyboard goes on
PER_PAGE = 20


@reads
def discover(request: PersonRequest, slug: str) -> HttpResponse:
    """The card on top, or what stands in its place."""
    own = _own(request, slug)
    context = {
        "deck": deck(request.user, own, now=timezone.now()),
        "per_day": PER_DAY,
        **_program(own),
    }
    return page(request, "tandems/discover.html", context)


@writes("POST")
def discover_deal(request: PersonRequest, slug: str) -> HttpResponse:
    """Deal today's cards, once a day."""
    own = _own(request, slug)
    if not actions.deal(own=own, by=request.user, now=timezone.now()):
        messages.info(request, _("There is nobody new today. Whoever joins later is shown to you, too."))
    return redirect(_address(own) + CARD)


@writes("POST")
def discover_answer(request: PersonRequest, code: str) -> HttpResponse:
    """Keep an answer and go on to the next card, or to the one beautiful moment."""
    card = get_object_or_404(cards_visible_to(request.user), code=code)
    form = AnswerForm(request.POST)
    said, before = (form.said(), form.cleaned_data["before"]) if form.is_valid() else (None, "")
    submit(request, form, actions.answer, card=card, said=said, before=before)
    if mutual_among(card.viewer, [card]):
        return redirect("tandems:discover-mutual", card.code)
    if before:
        return redirect("tandems:discover-card", card.code)
    return redirect(_address(card.viewer) + CARD)


@writes("POST")
def discover_undo(request: PersonRequest, code: str) -> HttpResponse:
    """Open an answered card again: it comes next."""
    card = get_object_or_404(cards_visible_to(request.user), code=code)
    return act(request, actions.take_answer_back, card=card, then=_address(card.viewer) + CARD)


@reads
def discover_list(request: PersonRequest, slug: str) -> HttpResponse:
    """Everybody one has answered to, by answer, narrowed by topic, site and language."""
    own = _own(request, slug)
    answer = request.GET.get("answer", "")
    search = NarrowForm(request.GET, choices=choices(request.user, own))
    found = paginate(request, answered(request.user, own, search.narrow(answer)), per_page=PER_PAGE)
    people = met(request.user, list(found))
    context = {"own": own, "page": found, "people": people, "search": search, "answer": answer}
    return page(request, "tandems/discover_list.html", context | _program(own))


@reads
def discover_card(request: PersonRequest, code: str) -> HttpResponse:
    """One card once more, with the answer given."""
    card = get_object_or_404(cards_visible_to(request.user), code=code)
    shown = shown_again(request.user, card)
    if shown is None:
        raise Http404
    return page(
        request, "tandems/discover_card.html", {"shown": shown, "card": card, **_program(card.viewer)}
    )


@reads
def discover_mutual(request: PersonRequest, code: str) -> HttpResponse:
    """Both said yes, and the program tells them."""
    card: Card = get_object_or_404(cards_visible_to(request.user), code=code)
    shown = shown_again(request.user, card) if mutual_among(card.viewer, [card]) else None
    if shown is None:
        raise Http404
    own = card.viewer
    people = (own.person, card.shown.person) if own.is_mentor else (card.shown.person, own.person)
    context = {"shown": shown, "card": card, "people": people, "curious": curious_about(request.user, card)}
    return page(request, "tandems/discover_mutual.html", context | _program(own))


def _own(request: PersonRequest, slug: str) -> Participant:
    """The participation looked from, or 404 where nobody discovers anybody now."""
    own = own_deck(request.user, slug, request.GET.get("role", ""))
    if own is None:
        raise Http404
    return own


def _address(own: Participant) -> str:
    """The deck of this participation; its role tells it from another of the same person."""
    return f"{reverse('tandems:discover', args=[own.program.slug])}?role={own.role}"


def _program(own: Participant) -> dict[str, object]:
    return {
        "program": own.program,
        "other_decks": [(one, _address(one)) for one in other_decks(own)],
        "deck_url": _address(own),
        "role": own.role,
        "told": INTEREST_TOLD[own.program.interest_mode],
    }
