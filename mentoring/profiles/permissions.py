"""Who may change the directory, and who must prove more when signing in."""

from __future__ import annotations

from django.conf import settings
from django.utils.module_loading import import_string

from mentoring.profiles.models import User


def can_import_people(user: User) -> bool:
    """HR and the site admin bring people in."""
    return user.is_active and (user.is_people_team or user.is_site_admin)


def can_give_posts(user: User) -> bool:
    """Site admins say who else is HR."""
    return user.is_active and user.is_site_admin


def runs_programs(user: User) -> bool:
    """HR admins of any program; the storey that knows programs says who they are."""
    return bool(user.is_active and import_string(settings.RUNS_PROGRAMS)(user))


def can_give_installation_posts(user: User) -> bool:
    """The site admin says who else runs the installation, and who is HR."""
    return user.is_active and user.is_site_admin


def can_keep_partners(user: User) -> bool:
    """HR, the site admin and whoever runs a program keep the list of partner organisations."""
    return can_import_people(user) or runs_programs(user)


def must_have_second_factor(user: User) -> bool:
    """Whoever runs the installation, the directory or a program; asked where the installation demands it."""
    return user.is_site_admin or user.is_people_team or runs_programs(user)
