"""Finding the people who run an installation. For the command line, which has no viewer."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.db.models import Q

from mentoring.profiles.models import User
from mentoring.profiles.permissions import can_import_people
from mentoring.profiles.queries.account import SECOND_STEPS


def site_admin() -> User | None:
    """Return the person who has run this installation the longest, None in a new one."""
    return User.objects.active().filter(is_site_admin=True).order_by("pk").first()


def importer(email: str) -> User | None:
    """Return the person with this address if they may import people; without one, the site admin."""
    person = User.objects.filter(email=email.strip().lower()).first() if email else site_admin()
    return person if person and can_import_people(person) else None


def unlocked_accounts_aggregate() -> int:
    """Return how many of those who run the installation or are HR have no second step yet."""
    running = User.objects.active().filter(Q(is_site_admin=True) | Q(is_people_team=True))
    locked = Authenticator.objects.filter(type__in=SECOND_STEPS).values("user")
    return running.exclude(pk__in=locked).count()
