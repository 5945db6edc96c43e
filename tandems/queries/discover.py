"""Discover: the cards of somebody, as they alone see them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, QuerySet

from mentoring.profiles.models import PromptAnswer, User
from mentoring.profiles.rules.audiences import CANDIDATES
from programs.models import InterestMode, Participant, ParticipantState, Program
from programs.queries.participation import own_participation
from programs.queries.seen import SeenProfile, people_seen
from tandems.models import Card
from tandems.permissions import DISCOVER_STATES, is_open_for_discovery
from tandems.queries.candidates import Around, around
from tandems.queries.reasons import Reasons, for_card
from tandems.rules.deck import LATER, YES

Reader = Literal["mentor", "mentee"]


@dataclass(frozen=True, slots=True)
class Shown:
    """A card with the person on it as a candidate sees them; `mine` are the viewer's own places of style."""

    card: Card
    seen: SeenProfile
    reasons: Reasons
    mine: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Deck:
    """The cards of today.

    `state` is "profile" (the own one is not complete), "start" (today's are not dealt), "card" (`top` waits
    for an answer, the `number`th of `of`) or "done". `last` can be taken back; `given` and `put_off` count
    all days; `mutual` are the cards of those who said yes, too, where the program tells.
    """

    own: Participant
    state: str
    top: Shown | None = None
    number: int = 0
    of: int = 0
    last: Card | None = None
    given: int = 0
    put_off: int = 0
    mutual: tuple[Card, ...] = ()


def own_deck(viewer: User, slug: str, role: str = "") -> Participant | None:
    """Return the viewer's participation in a program that lets people discover each other now."""
    own = own_participation(viewer, slug, role)
    return own if own is not None and is_open_for_discovery(own) else None


def open_decks(viewer: User) -> QuerySet[Participant]:
    """The viewer's participations in programs that let people discover each other now, next kickoff first."""
    return (
        Participant.objects.active()
        .filter(person=viewer, program__state__in=DISCOVER_STATES)
        .exclude(program__interest_mode=InterestMode.OFF)
        .select_related("program")
        .order_by("program__kickoff_on", "pk")
    )


def other_decks(own: Participant) -> list[Participant]:
    """Return the participations of the same person in the same program in which they discover others, too."""
    return [one for one in open_decks(own.person) if one.program_id == own.program_id and one.pk != own.pk]


def with_decks(viewer: User, programs: QuerySet[Program]) -> list[tuple[str, bool]]:
    """Return (slug, whether the viewer can discover people there now), the next kickoff first."""
    has_deck = Exists(open_decks(viewer).order_by().filter(program=OuterRef("pk")))
    return list(
        programs.annotate(has_deck=has_deck).order_by("kickoff_on", "pk").values_list("slug", "has_deck")
    )


def cards_visible_to(viewer: User) -> QuerySet[Card]:
    """The viewer's own cards, while their programs let people discover each other. Nobody sees others'."""
    return Card.objects.filter(
        viewer__in=open_decks(viewer).order_by(), shown__state=ParticipantState.ACTIVE
    ).select_related("viewer__program", "viewer__person", "shown__person")


def deck(viewer: User, own: Participant, *, now: dt.datetime) -> Deck:
    """Return the viewer's deck; `own` is their participation, as `own_deck` gives it.

    Cards of people who left, or whom a rule excludes since the morning, are passed over in silence. As many
    queries for many people as for one.
    """
    if own.profile_done_at is None:
        return Deck(own, "profile")
    cards = list(cards_visible_to(viewer).filter(viewer=own))
    today = _today(viewer, now)
    of_today = sorted((card for card in cards if card.dealt_on == today), key=lambda card: card.position)
    answered = [card for card in of_today if card.said is not None]
    waiting = [card for card in of_today if card.said is None]
    near = around(viewer, own, only=[card.shown_id for card in waiting]) if waiting else None
    left = [card for card in waiting if near and card.shown_id in near.points]
    return Deck(
        own=own,
        state="card" if left else "done" if of_today else "start",
        top=_shown(viewer, left[0], near) if left and near else None,
        number=len(answered) + 1,
        of=len(answered) + len(left),
        last=max(answered, key=lambda card: (card.answered_at, card.pk), default=None),
        given=len(_said(cards, YES)),
        put_off=len(_said(cards, LATER)),
        mutual=mutual_among(own, cards),
    )


def shown_again(viewer: User, card: Card) -> Shown | None:
    """Return one of the viewer's own cards to look at again; None if a rule of the program forbids it now."""
    near = around(viewer, card.viewer, only=[card.shown_id], is_known=True)
    return _shown(viewer, card, near) if card.shown_id in near.points else None


def mutual_among(own: Participant, cards: Iterable[Card]) -> tuple[Card, ...]:
    """Return those of the viewer's own `cards` whose person said yes, too, where the program tells of it."""
    if own.program.interest_mode != InterestMode.MUTUAL:
        return ()
    mine = {card.shown_id: card for card in _said(cards, YES)}
    theirs = Card.objects.filter(viewer__in=mine, shown=own, said__isnull=False)
    return tuple(mine[card.viewer_id] for card in _said(theirs, YES))


def curious_about(viewer: User, card: Card) -> str:
    """Return which sentence of the viewer made the person on a mutual `card` curious; "" for none."""
    theirs = Card.objects.filter(viewer=card.shown_id, shown=card.viewer_id, said__isnull=False).first()
    if theirs is None or theirs.answer is None or not mutual_among(card.viewer, [card]):
        return ""
    wrote = PromptAnswer.objects.filter(profile__person=viewer, prompt=theirs.answer.prompt)
    return wrote.values_list("text", flat=True).first() or ""


def _said(cards: Iterable[Card], choice: str) -> list[Card]:
    return [card for card in cards if card.answer is not None and card.answer.choice == choice]


def _today(viewer: User, now: dt.datetime) -> dt.date:
    return now.astimezone(ZoneInfo(viewer.time_zone)).date()


def _shown(viewer: User, card: Card, near: Around) -> Shown:
    explanation = near.explain(card.shown_id)
    is_mentor = card.viewer.is_mentor
    people = (viewer, card.shown.person) if is_mentor else (card.shown.person, viewer)
    reader: Reader = "mentor" if is_mentor else "mentee"
    seen = people_seen(viewer, {card.shown_id: CANDIDATES})[card.shown_id]
    names = {topic.code: topic.name for topic in seen.topics}  # what the two share is among them
    return Shown(
        card=card,
        seen=seen,
        reasons=for_card(
            asdict(explanation), mentor=people[0], mentee=people[1], reader=reader, topics=names
        ),
        mine=near.own.style if near.own else (),
    )
