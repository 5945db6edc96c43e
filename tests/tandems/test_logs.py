"""Logging a talk: once, by either of the two, and nobody's words are lost."""

import datetime as dt

import pytest
from django.db import connection

from mentoring.errors import NotAllowed, Refused
from mentoring.web.codes import new_code
from tandems.actions.logs import Account, log_meeting, log_talk
from tandems.models import PrivateNote, SessionLog, SharedNote
from tandems.queries import notes
from tests.factories.profiles import make_topic
from tests.factories.tandems import make_meeting, make_tandem

NOW = dt.datetime.now(tz=dt.UTC).replace(microsecond=0)
HOUR = dt.timedelta(hours=1)


def account(**more) -> Account:
    return Account(**({"took_place": True, "format": "video", "minutes": 45} | more))


@pytest.mark.django_db
def test_sending_the_form_twice_makes_one_log():
    tandem = make_tandem()
    meeting = make_meeting(tandem, NOW - HOUR)
    topic = make_topic("ai-hands-on")
    said = account(topics=[topic], shared="What stays.", private="Only me.")

    first = log_meeting(meeting=meeting, account=said, by=tandem.mentor.person, now=NOW)
    again = log_meeting(meeting=meeting, account=said, by=tandem.mentor.person, now=NOW + HOUR)

    assert first == again
    assert (again.minutes, again.logged_at, list(again.topics.all())) == (45, NOW, [topic])
    assert (SessionLog.objects.count(), SharedNote.objects.count(), PrivateNote.objects.count()) == (1, 1, 1)


@pytest.mark.django_db
def test_an_empty_form_of_the_partner_erases_nothing():
    tandem = make_tandem()
    meeting = make_meeting(tandem, NOW - HOUR)
    log = log_meeting(meeting=meeting, account=account(shared="Hers"), by=tandem.mentor.person, now=NOW)

    log_meeting(meeting=meeting, account=account(), by=tandem.mentee.person, now=NOW)

    assert notes.shared_note(tandem.mentor.person, log) == "Hers"


@pytest.mark.django_db
def test_two_different_shared_notes_are_shown_to_a_person():
    tandem = make_tandem()
    meeting = make_meeting(tandem, NOW - HOUR)
    log = log_meeting(meeting=meeting, account=account(shared="Hers"), by=tandem.mentor.person, now=NOW)

    with pytest.raises(Refused) as refused:
        log_meeting(meeting=meeting, account=account(shared="His"), by=tandem.mentee.person, now=NOW)
    both = account(shared="Hers\n\nHis", shared_before="Hers")
    log_meeting(meeting=meeting, account=both, by=tandem.mentee.person, now=NOW)

    assert (refused.value.code, refused.value.field) == ("note_changed_meanwhile", "shared")
    assert notes.shared_note(tandem.mentor.person, log) == "Hers\n\nHis"


@pytest.mark.django_db
def test_each_has_a_private_note_of_their_own_and_can_empty_it():
    tandem = make_tandem()
    mentor, mentee = tandem.mentor.person, tandem.mentee.person
    meeting = make_meeting(tandem, NOW - HOUR)
    log = log_meeting(meeting=meeting, account=account(private="A"), by=mentor, now=NOW)
    log_meeting(meeting=meeting, account=account(private="B"), by=mentee, now=NOW)

    before = (notes.private_note(mentor, log), notes.private_note(mentee, log))
    log_meeting(meeting=meeting, account=account(), by=mentor, now=NOW)

    assert before == ("A", "B")
    assert (notes.private_note(mentor, log), notes.private_note(mentee, log)) == ("", "B")


@pytest.mark.django_db
def test_words_are_not_readable_in_the_database():
    tandem = make_tandem()
    meeting = make_meeting(tandem, NOW - HOUR)
    said = account(shared="CANARY-SHARED", private="CANARY-PRIVATE")

    log_meeting(meeting=meeting, account=said, by=tandem.mentor.person, now=NOW)

    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM tandems_sharednote UNION SELECT text FROM tandems_privatenote")
        stored = [bytes(row[0]) for row in cursor.fetchall()]
    assert len(stored) == 2
    assert not any(b"CANARY" in text for text in stored)


@pytest.mark.django_db
def test_what_fell_through_has_no_topics():
    tandem = make_tandem()
    meeting = make_meeting(tandem, NOW - HOUR)
    said = account(took_place=False, topics=[make_topic("ai-hands-on")])

    log = log_meeting(meeting=meeting, account=said, by=tandem.mentor.person, now=NOW)

    assert (log.took_place, log.topics.count()) == (False, 0)


@pytest.mark.django_db
def test_a_meeting_that_has_not_begun_or_was_cancelled_is_not_logged():
    tandem = make_tandem()
    ahead = make_meeting(tandem, NOW + HOUR)
    cancelled = make_meeting(tandem, NOW - HOUR, state="cancelled")
    codes = []

    for meeting in (ahead, cancelled):
        with pytest.raises(Refused) as refused:
            log_meeting(meeting=meeting, account=account(), by=tandem.mentor.person, now=NOW)
        codes.append(refused.value.code)

    assert codes == ["log_before_meeting", "meeting_cancelled"]


@pytest.mark.django_db
def test_a_log_counts_for_the_day_where_the_meeting_was_agreed():
    tandem = make_tandem()
    late = dt.datetime(2026, 10, 1, 22, 30, tzinfo=dt.UTC)
    meeting = make_meeting(tandem, late, time_zone="Europe/Berlin")

    log = log_meeting(meeting=meeting, account=account(), by=tandem.mentor.person, now=NOW)

    assert log.held_on == dt.date(2026, 10, 2)


@pytest.mark.django_db
def test_an_unplanned_talk_is_logged_once_per_form():
    tandem = make_tandem(started_at=NOW - dt.timedelta(days=30))
    code = new_code()
    sent = {"tandem": tandem, "code": code, "held_on": NOW.date(), "by": tandem.mentee.person, "now": NOW}

    first = log_talk(account=account(shared="Lift"), **sent)
    again = log_talk(account=account(shared="Lift"), **sent)

    assert first == again
    assert (again.meeting, again.code) == (None, code)


@pytest.mark.django_db
def test_a_form_of_one_tandem_cannot_change_a_log_of_another():
    mine, other = (make_tandem(started_at=NOW - dt.timedelta(days=30)) for _ in range(2))
    there = {"code": new_code(), "held_on": NOW.date(), "account": account(), "now": NOW}
    log_talk(tandem=other, by=other.mentor.person, **there)

    with pytest.raises(Refused, match="log_elsewhere"):
        log_talk(tandem=mine, by=mine.mentor.person, **there)


@pytest.mark.django_db
def test_nobody_else_logs(cast):
    meeting = make_meeting(cast.tandem, NOW - HOUR)

    for person in (cast.hr, cast.sponsor, cast.other_mentor, cast.site_admin):
        with pytest.raises(NotAllowed):
            log_meeting(meeting=meeting, account=account(), by=person, now=NOW)

    assert SessionLog.objects.count() == 0
