"""Which post in a program must be kept."""

from __future__ import annotations

from mentoring.errors import Refused

ADMIN = "admin"


def check_take(*, post: str, admins_left: int) -> None:
    """Raise Refused(last_admin) if nobody who can sign in would run the program afterwards."""
    if post == ADMIN and admins_left == 0:
        raise Refused("last_admin")
