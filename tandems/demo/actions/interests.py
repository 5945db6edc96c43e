"""People of the program before matching look around and say whom they would like to meet."""

from __future__ import annotations

import datetime as dt
from random import Random

from programs.models import Participant, Program
from tandems.actions.discover import answer, deal
from tandems.models import Card
from tandems.rules.deck import LATER, NO, YES, Answer

MANNERS = (YES, YES, YES, LATER, NO, NO)  # how people answer, as often as it stands here
UNHURRIED = 3  # every third stops after half of the cards


def look_around(program: Program, *, at: dt.datetime) -> None:
    """Let everybody whose profile is complete see the cards of a day and answer: the same each time."""
    ready = program.participants.active().filter(profile_done_at__isnull=False)
    for place, own in enumerate(ready.select_related("person", "program").order_by("person__email")):
        deal(own=own, by=own.person, now=at)
        _say(own, at, every=2 if place % UNHURRIED == UNHURRIED - 1 else 1)


def _say(own: Participant, at: dt.datetime, *, every: int) -> None:
    cards = Card.objects.filter(viewer=own).select_related(
        "viewer__program", "viewer__person", "shown__person"
    )
    for card in list(cards.order_by("position"))[::every]:
        random = Random(f"{own.person.email} {card.shown.person.email}")  # noqa: S311  (invented people)
        said = Answer(random.choice(MANNERS))
        answer(card=card, said=said, before="", by=own.person, now=at + dt.timedelta(minutes=card.position))
