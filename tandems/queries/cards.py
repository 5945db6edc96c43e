"""Conversation cards in the reader's language, and those that fit a tandem now."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mentoring.profiles.models.topic import Cluster
from tandems.models import PlanItem, Tandem
from tandems.rules import cards as rules
from tandems.rules.cards import Phase, SaidCard


def every_card(*, phase: str = "", family: str = "") -> list[SaidCard]:
    """Return the cards of a phase and of a family, all of them by default, in the active language."""
    return [
        card
        for card in rules.cards(get_language() or "")
        if (not phase or phase in card.phases) and (not family or family == card.family)
    ]


def card_named(code: str) -> SaidCard | None:
    """Return one card in the active language."""
    return rules.card_of(code, get_language() or "")


def suggested(tandem: Tandem, items: Iterable[PlanItem], *, held: int) -> list[SaidCard]:
    """Return at most three cards that fit now and are in no item yet. No query.

    `items` is the plan, its topics read with it.
    """
    items = list(items)
    open_topics = [item.topic for item in items if item.is_open and item.topic]
    return rules.suggest(
        rules.cards(get_language() or ""),
        phase=phase(tandem, held=held),
        topics=[topic.code for topic in open_topics],
        families={topic.cluster for topic in open_topics},
        used={item.card for item in items if item.card},
    )


def phase(tandem: Tandem, *, held: int) -> Phase:
    """Return where the tandem is on its way."""
    return rules.phase_of(held=held, planned=tandem.program.sessions_planned)


def phases() -> dict[str, str]:
    """Return phase → how it is called, in order."""
    return {
        Phase.FIRST.value: _("First meeting"),
        Phase.EARLY.value: _("Getting under way"),
        Phase.MIDDLE.value: _("In the middle"),
        Phase.END.value: _("Towards the end"),
    }


def families() -> dict[str, str]:
    """Return family → how it is called, in the order of the cards."""
    return {
        family: _("About your tandem") if family == rules.COURSE else str(Cluster(family).label)
        for family in rules.FAMILIES
    }
