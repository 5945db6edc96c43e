"""Who may change the directory."""

from __future__ import annotations

from mentoring.profiles.models import User


def can_import_people(user: User) -> bool:
    """HR and the site admin bring people in."""
    return user.is_active and (user.is_people_team or user.is_site_admin)
