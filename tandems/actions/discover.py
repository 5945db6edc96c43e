"""Discover: dealing the cards of a day, answering them, taking an answer back, and forgetting them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from mentoring.errors import require
from mentoring.profiles.models import PromptAnswer, User
from mentoring.profiles.rules.audiences import TANDEM
from programs.models import InterestMode, Participant, ParticipantState
from tandems.models import Card
from tandems.permissions import DISCOVER_STATES, can_answer, can_discover
from tandems.queries.candidates import Around, around
from tandems.rules.deck import LATER, PER_DAY, YES, Answer, Candidate, hand, seal, still_to_see

ASKED = 24
"""Of so many whose turn is to come it is asked whom they could be shown; they stand for all of them."""


@transaction.atomic
def deal(*, own: Participant, by: User, now: datetime) -> int:
    """Deal the cards of today, a day of the person's own time zone, and return how many there are.

    First what was left open, then people not shown yet in the order of `rules.deck.hand`, then those put off
    for later, the longest waiting first. Asking twice on a day deals once. Raises NotAllowed.
    """
    require(can_discover(by, own))
    waiting = _queue_up(own)
    today = now.astimezone(ZoneInfo(by.time_zone)).date()
    cards = {card.shown_id: card for card in Card.objects.filter(viewer=own)}
    dealt = sum(card.dealt_on == today for card in cards.values())
    if dealt:
        return dealt
    near = around(by, own, beside=_waiting(own)[:ASKED])
    keys = _in_turn(cards, near, own, waiting)
    _put([cards.get(key) or Card(viewer=own, shown_id=key) for key in keys], today)
    return len(keys)


def _queue_up(own: Participant) -> int:
    """Let two tabs deal one after the other. Returns how many on the same side wait for their first cards."""
    waiting = _waiting(own).order_by().values("program").annotate(people=Count("pk")).values("people")
    return (
        Participant.objects.select_for_update().annotate(waiting=Subquery(waiting)).get(pk=own.pk).waiting
        or 0
    )


def _waiting(own: Participant) -> QuerySet[Participant]:
    """Who on the same side was not dealt anything yet; in an order that tells nothing about them."""
    dealt = Exists(Card.objects.filter(viewer=OuterRef("pk")))
    side = Participant.objects.active().filter(role=own.role, profile_done_at__isnull=False)
    return side.filter(~dealt, program=own.program_id).exclude(pk=own.pk).order_by("code")


def _in_turn(cards: dict[int, Card], near: Around, own: Participant, waiting: int) -> list[int]:
    """The keys of today's people, as many as a day has places."""
    points = near.points
    allowed = [card for key, card in cards.items() if key in points]
    left = [card.shown_id for card in sorted(allowed, key=lambda card: card.position) if card.said is None]
    later = [card for card in allowed if card.answer is not None and card.answer.choice == LATER]
    put_off = [card.shown_id for card in sorted(later, key=lambda card: (card.answered_at, card.pk))]
    shown = _exposure(own)
    still = still_to_see(near.decks, waiting)
    new = (
        Candidate(key, shown.get(key, 0), fit, still.get(key, 0.0))
        for key, fit in points.items()
        if key not in cards
    )
    keys = [*left, *hand(new, max(0, PER_DAY - len(left))), *put_off]
    return keys[:PER_DAY]


def _exposure(own: Participant) -> dict[int, int]:
    """To how many people each participation of the program was shown so far."""
    rows = Card.objects.filter(shown__program=own.program_id).order_by().values("shown")
    return dict(rows.annotate(times=Count("pk")).values_list("shown", "times"))


def _put(cards: Iterable[Card], today: date) -> None:
    """Lay the cards out for today, open, in this order."""
    known: list[Card] = []
    new: list[Card] = []
    for position, card in enumerate(cards, start=1):
        card.dealt_on, card.position, card.said, card.answered_at = today, position, None, None
        (known if card.pk else new).append(card)
    Card.objects.bulk_update(known, ["dealt_on", "position", "said", "answered_at"])
    Card.objects.bulk_create(new)


@transaction.atomic
def answer(*, card: Card, said: Answer, before: str, by: User, now: datetime) -> Card:
    """Keep what the viewer says to a card whose answer was `before` ("" = open) when they looked at it.

    If it is another by now, a second tab or a second tap was quicker and its answer stands. A sentence counts
    only with a yes, and only if the other person shows it to candidates. Raises NotAllowed.
    """
    require(can_answer(by, card))
    held = Card.objects.select_for_update().get(pk=card.pk)
    if before != (held.answer.choice if held.answer else ""):
        return card
    wrote = PromptAnswer.objects.filter(profile__person=card.shown.person_id, prompt=said.prompt)
    is_theirs = said.choice == YES and said.prompt and wrote.exclude(seen_by=TANDEM).exists()
    kept = said if is_theirs else Answer(said.choice)
    card.said, card.answered_at = seal(kept), now
    card.save(update_fields=["said", "answered_at"])
    return card


@transaction.atomic
def take_answer_back(*, card: Card, by: User, now: datetime) -> Card:  # noqa: ARG001  (every action has a time)
    """Open an answered card again; a second time changes nothing. Raises NotAllowed."""
    require(can_answer(by, card))
    Card.objects.filter(pk=card.pk).update(said=None, answered_at=None)
    return card


def forget_cards(*, now: datetime) -> int:  # noqa: ARG001  (every action has a time)
    """Erase the cards of programs whose tandems are formed or that do without, and of those who left.

    Returns how many went. Nobody acts here: the clock does.
    """
    over = ~Q(viewer__program__state__in=DISCOVER_STATES)
    off = Q(viewer__program__interest_mode=InterestMode.OFF)
    gone = ~Q(viewer__state=ParticipantState.ACTIVE) | ~Q(shown__state=ParticipantState.ACTIVE)
    return Card.objects.filter(over | off | gone).delete()[0]
