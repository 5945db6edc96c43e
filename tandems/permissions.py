"""Who may do what with a tandem: its two people. HR may end one, and nothing else."""

from __future__ import annotations

from mentoring.profiles.models import User
from programs.permissions import can_manage
from tandems.models import Question, Tandem, TandemState


def is_partner(user: User, tandem: Tandem) -> bool:
    """One of the two people of the tandem."""
    return user.is_active and user.pk in {tandem.mentor.person_id, tandem.mentee.person_id}


def can_meet(user: User, tandem: Tandem) -> bool:
    """Plan, move and cancel meetings."""
    return is_partner(user, tandem)


def can_log(user: User, tandem: Tandem) -> bool:
    """Note what happened, and read what both noted."""
    return is_partner(user, tandem)


def can_ask(user: User, tandem: Tandem) -> bool:
    """Put a question into the box, and read what waits there, while the tandem lives."""
    return is_partner(user, tandem) and tandem.state != TandemState.ENDED


def can_end(user: User, tandem: Tandem) -> bool:
    """End the tandem: either of the two, and the HR admins of their program."""
    return is_partner(user, tandem) or can_manage(user, tandem.program)


def can_take_back(user: User, question: Question) -> bool:
    """Take a question out of the box and put it back: its author alone."""
    return question.author_id == user.pk and is_partner(user, question.tandem)
