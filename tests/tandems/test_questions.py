"""The question box: two people put in and take out, a talk empties it, the clock erases."""

import datetime as dt

import pytest
from django.db import connection

from mentoring.errors import NotAllowed, Refused
from tandems.actions import questions as actions
from tandems.actions.logs import Account, log_meeting, log_talk
from tandems.models import Question
from tandems.queries.questions import box, questions_in_box
from tandems.rules.questions import MOST, UNDO_FOR
from tests.factories.profiles import make_person
from tests.factories.tandems import make_meeting, make_question, make_tandem

pytestmark = pytest.mark.django_db

NOW = dt.datetime.now(tz=dt.UTC).replace(microsecond=0)
HOUR = dt.timedelta(hours=1)
MET, FELL_THROUGH = Account(True, "video", 30), Account(False, "video", 30)


@pytest.fixture
def tandem():
    return make_tandem()


def waiting(tandem):
    """Return what the mentor reads in the box."""
    return [str(question.text) for question in box(tandem.mentor.person, tandem).questions]


def test_both_put_in_and_both_read(tandem):
    actions.ask(tandem=tandem, text="What do you skip?", by=tandem.mentee.person, now=NOW)
    actions.ask(tandem=tandem, text="Who decides?", by=tandem.mentor.person, now=NOW)

    assert waiting(tandem) == ["What do you skip?", "Who decides?"]
    assert questions_in_box(tandem.mentee.person).count() == 2


def test_nobody_else_asks_reads_or_takes_out(tandem):
    question, stranger = make_question(tandem), make_tandem().mentor.person

    for forbidden in (
        lambda: actions.ask(tandem=tandem, text="?", by=stranger, now=NOW),
        lambda: actions.take_back(question=question, by=tandem.mentor.person, now=NOW),
        lambda: actions.put_back(question=question, by=make_person(), now=NOW),
    ):
        with pytest.raises(NotAllowed):
            forbidden()

    assert not questions_in_box(stranger).exists()
    assert waiting(tandem) == ["What would you do?"]


def test_words_are_sealed_in_the_database(tandem):
    actions.ask(tandem=tandem, text="kanari-frage", by=tandem.mentee.person, now=NOW)

    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM tandems_question")
        sealed = bytes(cursor.fetchone()[0])

    assert b"kanari" not in sealed


def test_the_same_question_twice_is_one(tandem):
    first = actions.ask(tandem=tandem, text="Why?", by=tandem.mentee.person, now=NOW)

    assert actions.ask(tandem=tandem, text="Why?", by=tandem.mentee.person, now=NOW) == first


def test_a_box_has_room_for_twenty_of_each(tandem):
    for number in range(MOST):
        make_question(tandem, f"Question {number}")

    with pytest.raises(Refused) as refused:
        actions.ask(tandem=tandem, text="One more", by=tandem.mentee.person, now=NOW)
    actions.ask(tandem=tandem, text="Mine", by=tandem.mentor.person, now=NOW)

    assert (refused.value.code, refused.value.field) == ("question_box_full", "text")


def test_taking_back_and_undoing_may_be_pressed_twice(tandem):
    question, by = make_question(tandem), tandem.mentee.person

    actions.take_back(question=question, by=by, now=NOW)
    actions.take_back(question=question, by=by, now=NOW + HOUR)
    gone = Question.objects.get()
    actions.put_back(question=question, by=by, now=NOW)
    actions.put_back(question=question, by=by, now=NOW)

    assert gone.removed_at == NOW
    assert waiting(tandem) == ["What would you do?"]


def test_a_question_is_not_put_back_into_a_box_that_filled_up_meanwhile(client, tandem):
    taken_out, by = make_question(tandem, "The first"), tandem.mentee.person
    actions.take_back(question=taken_out, by=by, now=NOW)
    for number in range(MOST):
        make_question(tandem, f"Question {number}")
    client.force_login(by)

    page = client.post(f"/questions/{taken_out.code}/restore/", {"next": "/"}, follow=True).text

    assert f"{MOST} questions of yours wait already." in page
    assert len(waiting(tandem)) == MOST


def test_a_talk_empties_the_box_of_what_was_asked_before_it(tandem):
    meeting = make_meeting(tandem, NOW - 3 * HOUR)
    make_question(tandem, "Before", asked_at=NOW - 4 * HOUR)
    make_question(tandem, "After", asked_at=NOW - HOUR)

    log_meeting(meeting=meeting, account=MET, by=tandem.mentor.person, now=NOW)

    assert waiting(tandem) == ["After"]


def test_a_talk_nobody_planned_empties_it_too(tandem):
    make_question(tandem, "Before")
    today = NOW.date()

    log_talk(
        tandem=tandem,
        code="abcdefghjk",
        held_on=today - dt.timedelta(days=1),
        account=MET,
        by=tandem.mentee.person,
        now=NOW,
    )

    assert waiting(tandem) == []


def test_a_meeting_that_fell_through_leaves_the_box_as_it_is(tandem):
    meeting = make_meeting(tandem, NOW - 3 * HOUR)
    make_question(tandem)

    log_meeting(meeting=meeting, account=FELL_THROUGH, by=tandem.mentor.person, now=NOW)

    assert waiting(tandem) == ["What would you do?"]


def test_a_log_that_is_corrected_brings_the_questions_back(tandem):
    meeting = make_meeting(tandem, NOW - 3 * HOUR)
    make_question(tandem)

    log_meeting(meeting=meeting, account=MET, by=tandem.mentor.person, now=NOW)
    log_meeting(meeting=meeting, account=FELL_THROUGH, by=tandem.mentee.person, now=NOW)

    assert waiting(tandem) == ["What would you do?"]


def test_questions_kept_for_next_time_stay_when_the_log_is_changed(tandem):
    meeting = make_meeting(tandem, NOW - 3 * HOUR)
    make_question(tandem)
    log = log_meeting(meeting=meeting, account=MET, by=tandem.mentor.person, now=NOW)

    actions.keep_questions(log=log, by=tandem.mentee.person, now=NOW)
    log_meeting(meeting=meeting, account=MET, by=tandem.mentor.person, now=NOW)

    assert waiting(tandem) == ["What would you do?"]


def test_the_clock_erases_after_a_day_and_when_a_tandem_ended(tandem):
    ended = make_tandem(state="ended", ended_at=NOW)
    minute = dt.timedelta(minutes=1)
    kept = [make_question(tandem), make_question(tandem, removed_at=NOW - UNDO_FOR + minute)]
    make_question(tandem, removed_at=NOW - UNDO_FOR)
    make_question(tandem, done_at=NOW - UNDO_FOR)
    make_question(ended)

    erased = actions.forget_questions(now=NOW)

    assert erased == 3
    assert [*Question.objects.all()] == kept


def test_the_page_refuses_kindly_and_keeps_what_was_typed(client, tandem):
    client.force_login(tandem.mentee.person)
    address = f"/tandems/{tandem.code}/questions/"

    empty = client.post(address, {"text": "  "})
    long = client.post(address, {"text": "a" * 301})

    assert (empty.status_code, long.status_code) == (422, 422)
    assert "Please write your question first." in empty.text
    assert "a" * 301 in long.text


def test_a_question_is_put_in_taken_out_and_put_back_by_forms_alone(client, tandem):
    client.force_login(tandem.mentee.person)
    here = f"/tandems/{tandem.code}/"

    there = client.post(f"{here}questions/", {"text": "Why  so\nlate?"}, follow=True).text
    question = Question.objects.get()
    out = client.post(f"/questions/{question.code}/remove/", {"next": here}, follow=True).text
    undone = client.post(f"/questions/{question.code}/restore/", {"next": here}, follow=True).text

    assert "Why so late?" in there
    assert "Why so late?" not in out
    assert f'action="/questions/{question.code}/restore/"' in out
    assert "Why so late?" in undone


def test_the_home_of_both_shows_the_box(client, tandem):
    make_question(tandem, "Only for two")

    for person in (tandem.mentee.person, tandem.mentor.person):
        client.force_login(person)

        assert "Only for two" in client.get("/").text
