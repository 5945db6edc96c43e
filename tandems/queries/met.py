"""The people somebody has answered to, as a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from mentoring.profiles.models import Topic, User
from mentoring.profiles.models.profile import Spoken
from mentoring.profiles.rules.audiences import CANDIDATES
from programs.models import Participant
from programs.queries.seen import SeenProfile, people_seen
from tandems.models import Card
from tandems.queries.discover import cards_visible_to


@dataclass(frozen=True, slots=True)
class Narrow:
    """What the list is narrowed to; empty means all. `answer` is one of `rules.deck.ANSWERS`."""

    answer: str = ""
    topic: str = ""
    site: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody in the list: the card with the answer, and what a candidate sees of them."""

    card: Card
    seen: SeenProfile


def answered(viewer: User, own: Participant, narrow: Narrow) -> list[Card]:
    """Return the viewer's answered cards in their own participation, by name."""
    found = cards_visible_to(viewer).filter(viewer=own, said__isnull=False)
    if narrow.topic:
        offered, wanted = (
            Q(shown__offers__topic__code=narrow.topic),
            Q(shown__needs__topic__code=narrow.topic),
        )
        found = found.filter(wanted if own.is_mentor else offered)
    if narrow.site:
        found = found.filter(shown__person__site=narrow.site)
    if narrow.language:
        found = found.filter(shown__person__profile__languages__language=narrow.language)
    cards = found.order_by("shown__person__sort_key", "pk")
    return [card for card in cards if not narrow.answer or card.answer.choice == narrow.answer]  # type: ignore[union-attr]  # all are answered


def met(viewer: User, cards: Sequence[Card]) -> list[Met]:
    """Return the people on the viewer's own `cards`. As many queries for many as for one."""
    seen = people_seen(viewer, {card.shown_id: CANDIDATES for card in cards if card.viewer.person == viewer})
    return [Met(card, seen[card.shown_id]) for card in cards if card.shown_id in seen]


@dataclass(frozen=True, slots=True)
class Choices:
    """What the list can be narrowed to: (code, name) each, only what leads to somebody."""

    topics: tuple[tuple[str, str], ...]
    sites: tuple[tuple[str, str], ...]
    languages: tuple[tuple[str, str], ...]


def choices(viewer: User, own: Participant) -> Choices:
    """Return the topics, sites and languages of those the viewer has answered to."""
    shown = cards_visible_to(viewer).filter(viewer=own, said__isnull=False).order_by()
    relation = "shown__needs__topic" if own.is_mentor else "shown__offers__topic"
    topics = Topic.objects.filter(pk__in=shown.values(relation))
    sites = shown.exclude(shown__person__site="").values_list("shown__person__site", flat=True)
    spoken = set(shown.values_list("shown__person__profile__languages__language", flat=True))
    return Choices(
        topics=tuple(sorted(((one.code, one.name) for one in topics), key=lambda one: one[1].casefold())),
        sites=tuple((site, site) for site in sorted(set(sites))),
        languages=tuple((code, str(name)) for code, name in Spoken.choices if code in spoken),
    )
