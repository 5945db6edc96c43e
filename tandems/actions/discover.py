"""Discover: dealing the cards of a day, answering them, and forgetting them."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from programs.models import InterestMode, ParticipantState, ProgramState
from tandems.models import Card

OPEN_STATES = (ProgramState.OPEN, ProgramState.MATCHING)


def forget_cards(*, now: datetime) -> int:  # noqa: ARG001  (every action has a time)
    """Erase the cards of programs whose tandems are formed or that do without, and of those who left.

    Returns how many went. Nobody acts here: the clock does.
    """
    over = ~Q(viewer__program__state__in=OPEN_STATES) | Q(viewer__program__interest_mode=InterestMode.OFF)
    gone = ~Q(viewer__state=ParticipantState.ACTIVE) | ~Q(shown__state=ParticipantState.ACTIVE)
    return Card.objects.filter(over | gone).delete()[0]
