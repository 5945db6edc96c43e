"""Planning and moving by form."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from tandems.models import Meeting
from tests.factories.tandems import make_meeting, make_tandem

pytestmark = pytest.mark.django_db


@pytest.fixture
def tandem(client):
    tandem = make_tandem(started_at=timezone.now() - dt.timedelta(days=30))
    client.force_login(tandem.mentor.person)
    return tandem


def form(**more):
    day = timezone.localdate() + dt.timedelta(days=10)
    known = {
        "day": day.isoformat(),
        "clock": "16:30",
        "minutes": "60",
        "time_zone": "Europe/Berlin",
        "format": "on_site",
        "place": "Hall 3",
        "subject": "AI",
    }
    return known | more


def test_a_meeting_is_planned_in_the_persons_own_zone(client, tandem):
    url = f"/tandems/{tandem.code}/meetings/new/"

    shown = client.get(url)
    response = client.post(url, form())

    meeting = Meeting.objects.get()
    assert '<option value="Europe/Berlin" selected>' in shown.content.decode()
    assert response.headers["Location"] == f"/meetings/{meeting.code}/"
    assert meeting.starts_at.astimezone(ZoneInfo("Europe/Berlin")).strftime("%H:%M") == "16:30"
    assert (meeting.minutes, meeting.place, meeting.planned_by) == (60, "Hall 3", tandem.mentor.person)
    page = client.get(response.headers["Location"]).content.decode()
    assert "16:30–17:30" in page
    assert "Prepare in two minutes" in page


def test_somebody_who_counts_in_utc_is_asked_in_utc(client, tandem):
    person = tandem.mentor.person
    person.time_zone = "UTC"
    person.save()

    shown = client.get(f"/tandems/{tandem.code}/meetings/new/")

    assert '<option value="UTC" selected>' in shown.text


def test_a_clash_is_said_at_the_time(client, tandem):
    url = f"/tandems/{tandem.code}/meetings/new/"
    client.post(url, form())

    response = client.post(url, form(clock="17:00"))

    assert response.status_code == 422
    assert "You already have a tandem meeting at this time." in str(response.context["form"].errors["clock"])
    assert Meeting.objects.count() == 1


def test_the_past_is_said_at_the_day(client, tandem):
    response = client.post(f"/tandems/{tandem.code}/meetings/new/", form(day="2020-01-01"))

    assert response.status_code == 422
    assert "This time has passed." in str(response.context["form"].errors["day"])


@pytest.mark.parametrize(
    ("day", "words", "utc"),
    [
        ("2027-03-28", "02:30 does not exist. The meeting begins at 03:30.", "01:30"),
        ("2027-10-31", "02:30 comes twice. The meeting begins at the first one.", "00:30"),
    ],
)
def test_the_page_says_what_clocks_do_that_night(client, tandem, day, words, utc):
    with time_machine.travel(dt.datetime(2027, 3, 1, 9, 0, tzinfo=dt.UTC), tick=False):
        client.force_login(tandem.mentor.person)
        sent = form(day=day, clock="02:30")
        page = client.post(f"/tandems/{tandem.code}/meetings/new/", sent, follow=True).content.decode()

    assert words in page
    assert Meeting.objects.get().starts_at.astimezone(dt.UTC).strftime("%H:%M") == utc


def test_the_form_for_moving_shows_what_was_agreed(client, tandem):
    starts_at = timezone.now() + dt.timedelta(days=3)
    meeting = make_meeting(tandem, starts_at, minutes=75, subject="AI")
    local = starts_at.astimezone(ZoneInfo("Europe/Berlin"))

    page = client.get(f"/meetings/{meeting.code}/move/").content.decode()

    assert f'value="{local:%H:%M}"' in page
    assert '<option value="75" selected>' in page


def test_whoever_cancels_is_asked_for_a_new_date(client, tandem):
    meeting = make_meeting(tandem, timezone.now() + dt.timedelta(days=3))

    response = client.post(f"/meetings/{meeting.code}/cancel/", follow=True)

    assert response.redirect_chain == [(f"/tandems/{tandem.code}/meetings/new/", 302)]
    assert "Which new date suits you?" in response.content.decode()
    assert "cancelled" in client.get(f"/meetings/{meeting.code}/").content.decode()
    assert client.get(f"/meetings/{meeting.code}/calendar.ics").status_code == 404


def test_a_link_must_be_one(client, tandem):
    response = client.post(f"/tandems/{tandem.code}/meetings/new/", form(link="javascript:alert(1)"))

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["link"]
