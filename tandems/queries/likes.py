"""Who would like to meet whom. It serves the rule engine; no page for anybody but the viewer reads it."""

from __future__ import annotations

from dataclasses import dataclass

from programs.models import Participant, Program
from tandems.models import Card
from tandems.rules.deck import YES


@dataclass(frozen=True, slots=True)
class Likes:
    """Whom people said yes to, as codes of humans.

    `given` holds (who likes, who is liked), `mutual` (mentor, mentee) where both did, in the order in which
    they became mutual.
    """

    given: tuple[tuple[str, str], ...] = ()
    mutual: tuple[tuple[str, str], ...] = ()


def likes_aggregate(program: Program) -> Likes:
    """Return the likes of `program`, both people taking part. One query; for the rule engine alone."""
    active = Participant.objects.active().filter(program=program)
    cards = (
        Card.objects.filter(viewer__in=active, shown__in=active, said__isnull=False)
        .select_related("viewer__person", "shown__person")
        .order_by("answered_at", "pk")
    )
    given = [card for card in cards if card.answer and card.answer.choice == YES]
    pairs = {(card.viewer_id, card.shown_id) for card in given}
    mutual = [card for card in given if (card.shown_id, card.viewer_id) in pairs]
    last = {frozenset((card.viewer_id, card.shown_id)): card for card in mutual}  # the later of the two
    return Likes(
        given=tuple((card.viewer.person.code, card.shown.person.code) for card in given),
        mutual=tuple(
            (card.viewer.person.code, card.shown.person.code)
            if card.viewer.is_mentor
            else (card.shown.person.code, card.viewer.person.code)
            for card in sorted(last.values(), key=lambda card: (card.answered_at, card.pk))
        ),
    )
