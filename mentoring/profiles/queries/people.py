"""Finding the people who run an installation. For the command line, which has no viewer."""

from __future__ import annotations

from mentoring.profiles.models import User
from mentoring.profiles.permissions import can_import_people


def site_admin() -> User | None:
    """Return the person who has run this installation the longest, None in a new one."""
    return User.objects.active().filter(is_site_admin=True).order_by("pk").first()


def importer(email: str) -> User | None:
    """Return the person with this address if they may import people; without one, the site admin."""
    person = User.objects.filter(email=email.strip().lower()).first() if email else site_admin()
    return person if person and can_import_people(person) else None
