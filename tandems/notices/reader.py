"""Who reads a mail."""

from __future__ import annotations

from mentoring.notifications.models import Delivery
from mentoring.profiles.models import User


def reader(delivery: Delivery) -> User:
    """Return the person a mail goes to. Raises TypeError for one to a bare address."""
    if delivery.person is None:
        raise TypeError("mails about tandems go to people, not to addresses")
    return delivery.person
