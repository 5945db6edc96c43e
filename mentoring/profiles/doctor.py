"""What `manage.py doctor` says about the people who run the installation."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.db import DatabaseError

from mentoring.profiles.queries.people import site_admin, unlocked_accounts_aggregate
from mentoring.web.doctor import ADVICE, BROKEN, GOOD, Finding


def findings() -> Iterator[Finding]:
    """Yield whether somebody runs it, and whether their accounts are locked."""
    try:
        yield from _people()
    except DatabaseError:
        yield BROKEN, "The tables of people are not there: run `manage.py migrate`."


def _people() -> Iterator[Finding]:
    if site_admin() is None:
        yield BROKEN, "Nobody runs this installation: run `manage.py init --email you@example.com`."
        return
    yield GOOD, "Somebody runs this installation."
    bare = unlocked_accounts_aggregate()
    if not settings.SECOND_FACTOR_FOR_ADMINS:
        yield ADVICE, "A second factor is not demanded of admins: set SECOND_FACTOR_FOR_ADMINS=1."
    elif bare:
        yield ADVICE, f"{bare} of those who run things have no second factor yet; signing in asks for it."
    else:
        yield GOOD, "Everybody who runs things has a second factor."
