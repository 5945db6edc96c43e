"""A page asks the database as often for many rows as for one."""

import pytest
from django.db import connection

from tests.architecture.access import OK, ROWS
from tests.architecture.growing import grow
from tests.architecture.walk import address, ask

pytestmark = pytest.mark.django_db

MOST = 28
LOOKS_AT_THE_POOL = {
    "tandems:run-detail": 42,
    "tandems:run-list": 38,
    "tandems:pair-swap": 34,
    "tandems:change-next": 34,
}
"""Pages of the review board compare the run with everybody who could be paired today."""
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
        queries = []  # counted at the cursor: Django's own log would put each into words
        with connection.execute_wrapper(lambda run, *query: queries.append(query) or run(*query)):
            answer = ask(clients[member], "get", address(label, stage))
        return answer.status_code, len(queries)

    for_one = {look: count(*look) for look in LOOKS}
    grow(stage)
    for_many = {look: count(*look) for look in LOOKS}
    return {
        look: (number, for_many[look][1])
        for look, (status, number) in for_one.items()
        if status == for_many[look][0]  # a pair that is none any more leads back to the board
    }


def test_no_page_asks_more_often_because_there_is_more_to_show(asked):
    assert {look: numbers for look, numbers in asked.items() if len(set(numbers)) > 1} == {}


def test_no_page_asks_more_than_it_needs(asked):
    most = {look: LOOKS_AT_THE_POOL.get(look[0], MOST) for look in asked}

    assert {look: numbers for look, numbers in asked.items() if max(numbers) > most[look]} == {}
