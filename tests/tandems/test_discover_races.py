"""Two tabs answer the same card at the same moment."""

import datetime as dt
import threading

import pytest
from django.db import connection

from programs.models import Role
from tandems.actions.discover import answer, deal
from tandems.models import Card
from tandems.rules.deck import Answer
from tests.factories.programs import make_program, make_ready
from tests.factories.tandems import make_card

MORNING = dt.datetime(2026, 3, 2, 7, 0, tzinfo=dt.UTC)


def at_once(*steps):
    """Let every step begin at the same moment, each on its own connection. Returns what they returned."""
    together, found = threading.Barrier(len(steps)), []

    def go(step):
        together.wait()
        found.append(step())
        connection.close()

    threads = [threading.Thread(target=go, args=[step]) for step in steps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def a_pair():
    program = make_program(reporting_levels=0)
    return make_ready(program), make_ready(program, Role.MENTEE)


@pytest.mark.usefixtures("committed")
def test_of_two_tabs_that_answer_a_card_at_once_one_answer_stands_and_both_go_on():
    mentor, mentee = a_pair()
    card = make_card(mentor, mentee)
    said = []

    def tab(choice):
        mine = Card.objects.select_related("viewer__person", "viewer__program", "shown").get(pk=card.pk)
        answer(card=mine, said=Answer(choice), before="", by=mine.viewer.person, now=MORNING)
        said.append(Card.objects.get(pk=card.pk).answer)

    at_once(lambda: tab("yes"), lambda: tab("no"))

    assert len(set(said)) == 1, "whoever came second changed nothing"
    assert Card.objects.get(pk=card.pk).answer == said[0]


@pytest.mark.usefixtures("committed")
def test_two_tabs_that_ask_for_the_cards_of_today_at_once_are_dealt_one_hand():
    mentor, _mentee = a_pair()

    dealt = at_once(*[lambda: deal(own=mentor, by=mentor.person, now=MORNING)] * 2)

    assert dealt == [1, 1]
    assert Card.objects.count() == 1
