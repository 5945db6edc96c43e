"""Who may change the directory, and who must prove more when signing in."""

from __future__ import annotations

from mentoring.profiles.models import User


def can_import_people(user: User) -> bool:
    """HR and the site admin bring people in."""
    return user.is_active and (user.is_people_team or user.is_site_admin)


def can_give_posts(user: User) -> bool:
    """Site admins say who else is HR."""
    return user.is_active and user.is_site_admin


def must_have_second_factor(user: User) -> bool:
    """Whoever runs the installation or the directory; asked only where the installation demands it."""
    return user.is_site_admin or user.is_people_team
