"""Logging by form, and reading it again."""

import datetime as dt

import pytest
from django.utils import timezone

from tandems.models import SessionLog
from tandems.queries import notes
from tests.factories.tandems import make_log, make_meeting, make_notes, make_tandem

pytestmark = pytest.mark.django_db


@pytest.fixture
def tandem(client):
    tandem = make_tandem(started_at=timezone.now() - dt.timedelta(days=30))
    client.force_login(tandem.mentor.person)
    return tandem


def form(**more):
    return {"took_place": "yes", "format": "video", "minutes": "30", "shared": "", "private": ""} | more


def hidden(response):
    return {name: response.context["form"][name].value() or "" for name in ("code", "held_on", "took_place")}


def test_a_meeting_is_logged_in_one_go(client, tandem):
    meeting = make_meeting(tandem, timezone.now() - dt.timedelta(hours=2))
    topic = tandem.mentor.offers.get().topic
    url = f"/meetings/{meeting.code}/log/"

    client.get(url)
    response = client.post(url, form(topics=[topic.pk], shared="One\r\nTwo", private="Mine"), follow=True)

    log = SessionLog.objects.get()
    page = response.content.decode()
    assert response.redirect_chain == [(f"/logs/{log.code}/", 302)]
    assert list(log.topics.all()) == [topic]
    assert notes.shared_note(tandem.mentee.person, log) == "One\nTwo"
    assert "Mine" in page
    assert topic.name in page


def test_the_same_page_changes_the_same_log(client, tandem):
    meeting = make_meeting(tandem, timezone.now() - dt.timedelta(hours=2))
    url = f"/meetings/{meeting.code}/log/"
    client.post(url, form(shared="First", private="Mine"))

    shown = client.get(url).content.decode()
    client.post(url, form(shared="Second", shared_before="First", took_place="no"))

    log = SessionLog.objects.get()
    assert "First" in shown
    assert "Mine" in shown
    assert log.took_place is False
    assert notes.shared_note(tandem.mentor.person, log) == "Second"
    assert notes.private_note(tandem.mentor.person, log) == ""


def test_when_both_wrote_both_versions_are_shown(client, tandem):
    meeting = make_meeting(tandem, timezone.now() - dt.timedelta(hours=2))
    log = make_log(tandem, meeting=meeting)
    make_notes(log, shared="Theirs")

    response = client.post(f"/meetings/{meeting.code}/log/", form(shared="Mine"))

    sent_again = response.context["form"]
    assert response.status_code == 422
    assert sent_again["shared"].value() == "Theirs\n\nMine"
    assert sent_again["shared_before"].value() == "Theirs"
    assert notes.shared_note(tandem.mentor.person, log) == "Theirs"


def test_a_meeting_still_to_come_offers_no_form(client, tandem):
    meeting = make_meeting(tandem, timezone.now() + dt.timedelta(hours=2))
    url = f"/meetings/{meeting.code}/log/"

    page = client.get(url).content.decode()
    response = client.post(url, form())

    assert "has not begun yet" in page
    assert response.status_code == 422
    assert SessionLog.objects.count() == 0


def test_an_unplanned_talk_sent_twice_is_one_log(client, tandem):
    url = f"/tandems/{tandem.code}/log/"
    sent = form(shared="In the lift") | hidden(client.get(url))

    client.post(url, sent)
    client.post(url, sent)

    log = SessionLog.objects.get()
    assert (log.meeting, log.held_on) == (None, timezone.localdate())
    assert "In the lift" in client.get(f"/tandems/{tandem.code}/").content.decode()


def test_an_unplanned_talk_can_be_changed(client, tandem):
    log = make_log(tandem, held_on=timezone.localdate())
    url = f"/logs/{log.code}/edit/"

    client.post(url, form(minutes="90") | hidden(client.get(url)))

    log.refresh_from_db()
    assert (SessionLog.objects.count(), log.minutes) == (1, 90)


def test_a_log_of_a_meeting_is_changed_where_it_was_written(client, tandem):
    meeting = make_meeting(tandem, timezone.now() - dt.timedelta(hours=2))
    log = make_log(tandem, meeting=meeting)

    response = client.get(f"/logs/{log.code}/edit/")

    assert response.headers["Location"] == f"/meetings/{meeting.code}/log/"


def test_tomorrow_cannot_be_logged(client, tandem):
    url = f"/tandems/{tandem.code}/log/"
    tomorrow = timezone.localdate() + dt.timedelta(days=1)

    response = client.post(url, form() | hidden(client.get(url)) | {"held_on": tomorrow.isoformat()})

    assert response.status_code == 422
    assert "This day is still to come." in str(response.context["form"].errors["held_on"])


def test_history_goes_by_the_day_where_a_meeting_was_held(client, tandem):
    evening = dt.datetime(2026, 10, 6, 3, 0, tzinfo=dt.UTC)  # still 5 October in New York
    meeting = make_meeting(tandem, evening, time_zone="America/New_York")
    make_log(tandem, meeting=meeting, held_on=dt.date(2026, 10, 5))
    talk = make_log(tandem, held_on=dt.date(2026, 10, 6))

    behind = client.get(f"/tandems/{tandem.code}/").context["space"].behind

    assert [one.log.pk for one in behind] == [talk.pk, meeting.session_log.pk]


def test_the_workspace_asks_as_often_for_three_talks_as_for_one(
    client, tandem, django_assert_max_num_queries
):
    def add(number):
        days = dt.timedelta(days=number)
        make_meeting(tandem, timezone.now() + days)
        log = make_log(tandem, meeting=make_meeting(tandem, timezone.now() - days))
        log.topics.add(tandem.mentor.offers.get().topic)
        make_notes(log, shared=f"Note {number}")

    counts = []
    for number in (1, 2, 3):
        add(number)
        with django_assert_max_num_queries(30) as asked:
            client.get(tandem.get_absolute_url())
        counts.append(len(asked))

    assert counts == [counts[0]] * 3
