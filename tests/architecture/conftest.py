"""One stage for all tests of a module: it costs more to set than a hundred requests."""

import pytest
import time_machine
from django.db import transaction
from django.test import override_settings

from tests.cast import NOW

IN_COOKIES = "django.contrib.sessions.backends.signed_cookies"  # so that looking writes no session


@pytest.fixture(scope="module")
def stage(django_db_setup, django_db_blocker):
    """Everybody and one of everything at NOW of the cast; undone after the module."""
    from tests.architecture.stage import make_stage  # noqa: PLC0415  (models load after Django is set up)

    with (
        django_db_blocker.unblock(),
        time_machine.travel(NOW, tick=False),
        override_settings(SESSION_ENGINE=IN_COOKIES, SECOND_FACTOR_FOR_ADMINS=True),
        transaction.atomic(),
    ):
        yield make_stage()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def clients(stage):
    """Member of the cast → somebody at a browser."""
    from tests.architecture import walk  # noqa: PLC0415

    return walk.clients(stage)
