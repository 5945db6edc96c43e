"""Whoever only looks changes nothing: every GET runs with the database set to read-only."""

import pytest
from django.db import connection, transaction

from tests.architecture.access import ROWS
from tests.architecture.stage import make_stage
from tests.architecture.walk import address, clients

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sessions_outside_the_database(settings):
    """Sign-in pages may remember where to go next: in the session, which is not what this test is about."""
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.cache"


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if row.get])
def test_nobody_changes_anything_by_looking(name):
    stage, row = make_stage(), ROWS[name]
    path = address(name, row, stage)

    for client in clients(stage).values():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL transaction_read_only = on")
            client.get(path)  # a write raises
            transaction.set_rollback(True)
