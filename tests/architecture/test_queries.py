"""A page asks the database as often for many rows as for one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.architecture.access import OK, ROWS
from tests.architecture.growing import grow
from tests.architecture.walk import address, ask

pytestmark = pytest.mark.django_db

MOST = 27
WHO_LOOKS = ("mentor", "mentee", "other_mentor", "hr", "sponsor", "site_admin")
LOOKS = [
    (label, member)
    for label, row in ROWS.items()
    if row.get and not label.startswith("account_")
    for member in WHO_LOOKS
    if row.get[member] == OK
]


@pytest.fixture(scope="module")
def asked(stage, clients):
    """(row, member) → how many queries the page takes with one row of everything, and with five."""

    def count(label, member):
        with CaptureQueriesContext(connection) as queries:
            ask(clients[member], "get", address(label, stage))
        return len(queries)

    for_one = {look: count(*look) for look in LOOKS}
    grow(stage)
    return {look: (for_one[look], count(*look)) for look in LOOKS}


def test_no_page_asks_more_often_because_there_is_more_to_show(asked):
    assert {look: numbers for look, numbers in asked.items() if len(set(numbers)) > 1} == {}


def test_no_page_asks_more_than_it_needs(asked):
    assert {look: numbers for look, numbers in asked.items() if max(numbers) > MOST} == {}
