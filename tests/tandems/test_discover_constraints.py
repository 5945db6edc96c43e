"""What the database itself refuses about cards, and what it does not tell."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction

from programs.models import Role
from tandems.models import Card
from tandems.rules.deck import NO, YES, Answer, seal, unseal
from tests.factories.programs import make_participant, make_program

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 3, 2)
NOW = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def card():
    program = make_program()
    viewer, shown = make_participant(program, Role.MENTOR), make_participant(program, Role.MENTEE)
    return Card.objects.create(viewer=viewer, shown=shown, dealt_on=TODAY, position=1)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("card_person_shown_once", {"position": 2}),
        ("card_at_most_eight_a_day", {"position": 9, "dealt_on": TODAY + dt.timedelta(days=1)}),
        ("card_answer_says_when", {"position": 2, "said": seal(Answer(YES))}),
        ("card_answer_says_when", {"position": 2, "answered_at": NOW}),
    ],
)
def test_a_card_is_what_it_says(card, name, values):
    if name != "card_person_shown_once":
        values = values | {"shown": make_participant(card.viewer.program, Role.MENTEE)}
    known = {"viewer": card.viewer, "shown": card.shown, "dealt_on": TODAY, "position": 1}

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Card.objects.create(**(known | values))


def test_two_cards_of_a_day_do_not_share_a_place(card):
    other = make_participant(card.viewer.program, Role.MENTEE)

    with pytest.raises(IntegrityError, match="card_place_once_a_day"), transaction.atomic():
        Card.objects.create(viewer=card.viewer, shown=other, dealt_on=TODAY, position=1)


def test_nobody_is_shown_to_themselves(card):
    with pytest.raises(IntegrityError, match="card_never_of_oneself"), transaction.atomic():
        Card.objects.filter(pk=card.pk).update(shown=card.viewer)


def test_the_table_tells_no_yes_from_a_no(card):
    sizes, plain = set(), b""
    for answer in (Answer(YES, "certain-something"), Answer(YES), Answer(NO)):
        Card.objects.filter(pk=card.pk).update(said=seal(answer), answered_at=NOW)
        with connection.cursor() as cursor:
            cursor.execute("SELECT said FROM tandems_card")
            kept = bytes(cursor.fetchone()[0])
        sizes.add(len(kept))
        plain += kept

    assert len(sizes) == 1
    assert b"yes" not in plain
    assert b"certain" not in plain


@pytest.mark.parametrize("answer", [Answer(YES, "x" * 40), Answer(YES), Answer(NO)])
def test_a_sealed_answer_opens_again(answer):
    assert unseal(seal(answer)) == answer
