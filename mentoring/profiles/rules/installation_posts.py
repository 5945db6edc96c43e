"""The two posts of an installation, and the one that must never be vacant."""

from __future__ import annotations

from mentoring.errors import Refused

FIELDS = {"site_admin": "is_site_admin", "people_team": "is_people_team"}
"""Post → the field of a person that says whether they hold it."""


def check_take(*, post: str, admins_left: int) -> None:
    """Raise Refused(last_site_admin) if nobody who can sign in would run the installation afterwards."""
    if post == "site_admin" and admins_left == 0:
        raise Refused("last_site_admin")
