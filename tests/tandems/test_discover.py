"""Discover: whom people are shown, in which order, and that an answer is given once."""

import datetime as dt

import pytest

from mentoring.errors import NotAllowed
from programs.models import Participant, ParticipantState, Program, ProgramState, Role
from tandems.actions.discover import answer, deal, forget_cards, take_answer_back
from tandems.models import Card, PairDecision
from tandems.queries.discover import cards_visible_to, deck
from tandems.rules.deck import Answer
from tests.factories.profiles import make_person, reports_to
from tests.factories.programs import make_program, make_ready
from tests.factories.tandems import make_card, make_tandem

pytestmark = pytest.mark.django_db

MORNING = dt.datetime(2026, 3, 2, 7, 0, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


def a_mentor_and(number, **fields):
    program = make_program(reporting_levels=0, **fields)
    return make_ready(program, Role.MENTOR), [make_ready(program, Role.MENTEE) for _ in range(number)]


def dealt(own, now=MORNING):
    deal(own=own, by=own.person, now=now)
    return Card.objects.filter(viewer=own, dealt_on=now.date()).order_by("position")


def say(card, choice, now=MORNING, before=""):
    return answer(card=card, said=Answer(choice), before=before, by=card.viewer.person, now=now)


def top(own, now=MORNING):
    return deck(own.person, own, now=now).top


def test_eight_people_a_day_and_the_others_tomorrow():
    mentor, mentees = a_mentor_and(11)

    first = {card.shown_id for card in dealt(mentor)}
    for card in Card.objects.all():
        say(card, "no")
    second = {card.shown_id for card in dealt(mentor, MORNING + DAY)}

    assert (len(first), len(second)) == (8, 3)
    assert first | second == {one.pk for one in mentees}


def test_a_day_is_a_day_where_the_person_lives():
    mentor, _mentees = a_mentor_and(9)
    mentor.person.time_zone = "Pacific/Auckland"
    late = dt.datetime(2026, 3, 2, 20, 0, tzinfo=dt.UTC)  # 3 March in Auckland

    deal(own=mentor, by=mentor.person, now=late)

    assert {card.dealt_on for card in Card.objects.all()} == {dt.date(2026, 3, 3)}


def test_asking_twice_deals_once():
    mentor, _mentees = a_mentor_and(9)

    assert [deal(own=mentor, by=mentor.person, now=MORNING) for _ in range(2)] == [8, 8]
    assert Card.objects.count() == 8


def test_what_was_left_open_comes_first_and_what_was_put_off_last():
    mentor, _mentees = a_mentor_and(9)
    cards = list(dealt(mentor))
    say(cards[0], "later")
    for card in cards[1:7]:
        say(card, "no")

    tomorrow = [card.shown_id for card in dealt(mentor, MORNING + DAY)]

    assert tomorrow[0] == cards[7].shown_id
    assert tomorrow[2:] == [cards[0].shown_id]
    assert not {card.shown_id for card in cards[1:7]} & set(tomorrow)


def test_whoever_was_seen_least_comes_first():
    mentor, mentees = a_mentor_and(9)
    for other in range(2):
        seen = make_ready(mentor.program, Role.MENTOR)
        for mentee in mentees[: 8 - other]:
            make_card(seen, mentee)

    order = [card.shown_id for card in dealt(mentor)]

    assert order[:2] == [mentees[8].pk, mentees[7].pk]


def test_among_those_equally_often_seen_the_better_fit_comes_first():
    program = make_program(reporting_levels=0)
    mentee = make_ready(program, Role.MENTEE, topics={"gaming": 3})
    make_ready(program, Role.MENTOR, topics={"ai-hands-on": 3})
    fitting = make_ready(program, Role.MENTOR, topics={"gaming": 3})

    assert dealt(mentee)[0].shown == fitting


def test_nobody_elses_like_changes_the_order():
    mentor, mentees = a_mentor_and(4)
    plain = [card.shown_id for card in dealt(mentor)]
    Card.objects.all().delete()
    make_card(mentees[3], mentor, "yes")

    assert [card.shown_id for card in dealt(mentor)] == plain


@pytest.mark.parametrize(
    "reason",
    ["closed", "off", "not complete", "somebody else", "left"],
    ids=lambda one: one.replace(" ", "-"),
)
def test_no_cards_for(reason):
    mentor, _mentees = a_mentor_and(1)
    by = mentor.person
    if reason == "closed":
        mentor.program.state = ProgramState.RUNNING
    elif reason == "off":
        mentor.program.interest_mode = "off"
    elif reason == "not complete":
        mentor.profile_done_at = None
    elif reason == "left":
        mentor.state = ParticipantState.LEFT
    else:
        by = make_person()

    with pytest.raises(NotAllowed):
        deal(own=mentor, by=by, now=MORNING)


def test_only_the_viewer_answers_and_only_the_viewer_sees():
    mentor, mentees = a_mentor_and(1)
    card = dealt(mentor)[0]

    with pytest.raises(NotAllowed):
        answer(card=card, said=Answer("yes"), before="", by=mentees[0].person, now=MORNING)

    assert list(cards_visible_to(mentees[0].person)) == []
    assert list(cards_visible_to(mentor.person)) == [card]


def test_two_tabs_give_one_answer():
    mentor, _mentees = a_mentor_and(2)
    card = dealt(mentor)[0]

    say(card, "yes")
    say(card, "no")

    assert Card.objects.get(pk=card.pk).answer == Answer("yes")


def test_a_mind_can_be_changed_and_an_answer_taken_back():
    mentor, _mentees = a_mentor_and(2)
    card = dealt(mentor)[0]
    say(card, "yes")
    say(card, "no", before="yes")
    changed = Card.objects.get(pk=card.pk).answer

    take_answer_back(card=card, by=mentor.person, now=MORNING)

    assert changed == Answer("no")
    assert top(mentor).card == card


def test_the_sentence_counts_with_a_yes_and_only_if_the_other_wrote_it():
    mentor, _mentees = a_mentor_and(3)
    cards = list(dealt(mentor))
    for card, said in zip(
        cards, (Answer("yes", "ask-me"), Answer("yes", "invented"), Answer("no", "ask-me")), strict=True
    ):
        answer(card=card, said=said, before="", by=mentor.person, now=MORNING)

    kept = [Card.objects.get(pk=card.pk).answer for card in cards]

    assert kept == [Answer("yes", "ask-me"), Answer("yes"), Answer("no")]


def test_somebody_a_rule_excludes_since_the_morning_is_passed_over():
    mentor, _mentees = a_mentor_and(2)
    Program.objects.update(reporting_levels=2)
    first, second = dealt(mentor)

    reports_to(mentor.person, first.shown.person)

    assert top(Participant.objects.get(pk=mentor.pk)).card == second


def test_a_full_place_and_a_former_partner_are_not_shown():
    mentor, mentees = a_mentor_and(3)
    other = make_ready(mentor.program, Role.MENTOR)
    make_tandem(mentor.program, mentor=other, mentee=mentees[0])
    ended = dt.datetime(2026, 9, 3, tzinfo=dt.UTC)
    make_tandem(mentor.program, mentor=mentor, mentee=mentees[1], state="ended", ended_at=ended)

    assert [card.shown for card in dealt(mentor)] == [mentees[2]]


@pytest.mark.parametrize(
    ("kinds", "is_shown"),
    [(["veto"], False), (["veto", "free"], True), (["lock"], True), (["free", "veto"], False)],
)
def test_whom_hr_excluded_is_not_shown(kinds, is_shown):
    mentor, mentees = a_mentor_and(2)
    for step, kind in enumerate(kinds, start=1):
        PairDecision.objects.create(
            program=mentor.program, mentor=mentor, mentee=mentees[0], kind=kind, step=step, at=MORNING
        )

    assert (mentees[0].pk in {card.shown_id for card in dealt(mentor)}) == is_shown


def test_mutual_interest_is_told_only_where_the_program_says_so():
    told = {}
    for mode in ("weight", "mutual"):
        mentor, mentees = a_mentor_and(1, interest_mode=mode)
        card = dealt(mentor)[0]
        say(card, "yes")
        before = deck(mentor.person, mentor, now=MORNING).mutual
        make_card(mentees[0], mentor, "yes")
        told[mode] = (before, deck(mentor.person, mentor, now=MORNING).mutual == (card,))

    assert told == {"weight": ((), False), "mutual": ((), True)}


def test_cards_go_when_the_tandems_are_formed_and_with_who_leaves():
    kept, running, left = (a_mentor_and(1) for _ in range(3))
    for mentor, mentees in (kept, running, left):
        make_card(mentor, mentees[0], "yes")
    Program.objects.filter(pk=running[0].program.pk).update(state=ProgramState.RUNNING)
    Participant.objects.filter(pk=left[1][0].pk).update(state=ParticipantState.LEFT, left_at=MORNING)

    assert forget_cards(now=MORNING) == 2
    assert [card.viewer for card in Card.objects.all()] == [kept[0]]


@pytest.mark.parametrize("number", [1, 9])
def test_the_deck_asks_as_little_for_many_as_for_one(number, django_assert_num_queries):
    mentor, _mentees = a_mentor_and(number)
    Program.objects.update(reporting_levels=2)
    mentor.program.refresh_from_db()

    with django_assert_num_queries(9):
        deal(own=mentor, by=mentor.person, now=MORNING)
    with django_assert_num_queries(9):
        assert top(mentor) is not None


def test_sentence_that_somebody_keeps_for_their_tandem_made_nobody_curious():
    mentor, [mentee] = a_mentor_and(1)
    kept, shown = mentee.person.profile.answers.all()[:2]
    kept.seen_by = "tandem"
    kept.save()
    card = make_card(mentor, mentee)

    said = [
        answer(card=card, said=Answer("yes", one.prompt), before=before, by=mentor.person, now=MORNING)
        for one, before in ((kept, ""), (shown, "yes"))
    ]

    assert said[0] == card
    assert Card.objects.get().answer == Answer("yes", shown.prompt)
    take_answer_back(card=card, by=mentor.person, now=MORNING)
    answer(card=card, said=Answer("yes", kept.prompt), before="", by=mentor.person, now=MORNING)
    assert Card.objects.get().answer == Answer("yes")
