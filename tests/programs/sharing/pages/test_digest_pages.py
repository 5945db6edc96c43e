"""The digest on its pages: when it leaves, in both languages, closed with the words on the page."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse

from programs.sharing.models import DigestIssue
from tests.cast import NOW
from tests.factories.sharing import make_readable
from tests.programs.sharing.pages.looking import APRIL, MARCH, OTHERS, OUTSIDE, READERS, everybody, seen_by


@pytest.fixture(autouse=True)
def _on_that_day():
    with time_machine.travel(NOW, tick=False):
        yield


def test_only_hr_of_the_program_opens_its_digest(client, cast):
    found = everybody(client, cast, "sharing:digest", cast.program.slug)

    assert found == {200: {"hr"}, 302: OUTSIDE, 404: (READERS | OTHERS) - {"hr"}}


def test_an_issue_that_is_not_closed_has_no_page(client, cast):
    issue = DigestIssue.objects.create(program=cast.program, month=MARCH, intro_en="Soon.")
    client.force_login(cast.hr)

    assert client.get(reverse("sharing:digest-issue", args=[issue.code])).status_code == 404


def test_hr_sees_when_the_next_digest_leaves_and_for_how_many(client, cast):
    make_readable(cast.tandem)

    page = seen_by(client, cast.hr, "sharing:digest", cast.program.slug)

    assert "The digest of April 2027 has one share." in page
    assert "1 April 2027, 09:00, in each reader" in page
    assert "31 March 2027, 12:00" in page
    assert "<dd>6</dd>" in page


def test_hr_previews_both_languages(client, cast):
    make_readable(cast.tandem)
    client.force_login(cast.hr)
    url = reverse("sharing:digest", args=[cast.program.slug])

    page = client.post(url, {"intro_de": "Guten Morgen.", "intro_en": ""}, follow=True).content.decode()

    assert page.count('<p class="lede">Guten Morgen.</p>') == 2  # English readers borrow the German words


def test_hr_closes_the_issue_with_the_words_on_the_page(client, cast):
    make_readable(cast.tandem)
    client.force_login(cast.hr)
    url = reverse("sharing:digest-close", args=[cast.program.slug])

    page = client.post(url, {"intro_de": "", "intro_en": "Good morning."}, follow=True).content.decode()

    issue = DigestIssue.objects.get()
    assert (issue.month, issue.intro_en, issue.closed_at) == (APRIL, "Good morning.", NOW)
    day = cast.program.digest_day
    assert f"The issue of April 2027 is closed. Readers get it on {day} April 2027." in page


def test_an_empty_issue_offers_no_closing(client, cast):
    page = seen_by(client, cast.hr, "sharing:digest", cast.program.slug)

    assert "The digest of April 2027 is still empty." in page
    assert "digest/close/" not in page


def test_a_week_after_its_day_a_missed_issue_still_leaves_at_once(client, cast):
    make_readable(cast.tandem)

    with time_machine.travel(datetime(2027, 3, 4, 8, 0, tzinfo=UTC), tick=False):
        page = seen_by(client, cast.hr, "sharing:digest", cast.program.slug)

    assert "at once when you close it; its day has passed" in page
