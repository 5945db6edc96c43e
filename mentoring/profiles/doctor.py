"""What `manage.py doctor` says about the people who run the installation."""

from __future__ import annotations

from collections.abc import Iterator

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import DatabaseError
from django.db.models import Q

from mentoring.profiles.models import User
from mentoring.profiles.queries.account import SECOND_STEPS
from mentoring.web.doctor import ADVICE, BROKEN, GOOD, Finding


def findings() -> Iterator[Finding]:
    """Yield whether somebody runs it, and whether their accounts are locked."""
    try:
        yield from _people()
    except DatabaseError:
        yield BROKEN, "The tables of people are not there: run `manage.py migrate`."


def _people() -> Iterator[Finding]:
    running = User.objects.active().filter(Q(is_site_admin=True) | Q(is_people_team=True))
    if not running.filter(is_site_admin=True).exists():
        yield BROKEN, "Nobody runs this installation: run `manage.py init --email you@example.com`."
        return
    yield GOOD, "Somebody runs this installation."
    locked = Authenticator.objects.filter(type__in=SECOND_STEPS).values("user")
    bare = running.exclude(pk__in=locked).count()
    if not settings.SECOND_FACTOR_FOR_ADMINS:
        yield ADVICE, "A second factor is not demanded of admins: set SECOND_FACTOR_FOR_ADMINS=1."
    elif bare:
        yield ADVICE, f"{bare} of those who run things have no second factor yet; signing in asks for it."
    else:
        yield GOOD, "Everybody who runs things has a second factor."
