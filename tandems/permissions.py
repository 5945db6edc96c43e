"""Who may do what with a tandem. Nobody but its two people."""

from __future__ import annotations

from mentoring.profiles.models import User
from tandems.models import Tandem


def is_partner(user: User, tandem: Tandem) -> bool:
    """One of the two people of the tandem."""
    return user.is_active and user.pk in {tandem.mentor.person_id, tandem.mentee.person_id}


def can_meet(user: User, tandem: Tandem) -> bool:
    """Plan, move and cancel meetings."""
    return is_partner(user, tandem)


def can_log(user: User, tandem: Tandem) -> bool:
    """Note what happened, and read what both noted."""
    return is_partner(user, tandem)
