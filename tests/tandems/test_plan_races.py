"""Two people order their plan at the same moment."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from tandems.actions import plan as actions
from tests.factories.tandems import make_plan_item, make_tandem
from tests.tandems.test_plan import NOW, titles


@pytest.mark.usefixtures("committed")
def test_two_who_order_at_once_lose_nothing():
    tandem = make_tandem()
    items = [make_plan_item(tandem, f"{number}") for number in range(6)]
    people = (tandem.mentor.person, tandem.mentee.person)

    def move(turn):
        try:
            actions.order_item(item=items[turn % 6], step=1, before=None, by=people[turn % 2], now=NOW)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as together:
        list(together.map(move, range(12)))

    assert sorted(titles(tandem)) == [f"{number}" for number in range(6)]
