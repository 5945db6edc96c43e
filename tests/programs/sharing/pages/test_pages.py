"""Pages of shares and digests, as each of the cast meets them."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs.sharing.models import KnowledgeShare
from tests.cast import NOW
from tests.factories.sharing import make_draft, make_issue, make_readable, make_released
from tests.programs.sharing.pages.looking import MARCH, OTHERS, OUTSIDE, READERS, everybody, seen_by

TYPED = {
    "title": "A question instead of a check",
    "text": "I asked <b>first</b>.\r\n\r\nThen I listened.",
    "topic": "",
    "is_named": "True",
}


@pytest.fixture(autouse=True)
def _on_that_day():
    with time_machine.travel(NOW, tick=False):
        yield


def test_readers_of_the_program_open_its_shares_and_nobody_else(client, cast):
    assert everybody(client, cast, "sharing:share-list", cast.program.slug) == {
        200: READERS,
        302: OUTSIDE,
        404: OTHERS,
    }


def test_readers_open_a_readable_share_and_a_printed_issue(client, cast):
    issue = make_issue(cast.tandem, MARCH, closed_at=NOW)
    expected = {200: READERS, 302: OUTSIDE, 404: OTHERS}

    assert everybody(client, cast, "sharing:share-detail", issue.shares.get().code) == expected
    assert everybody(client, cast, "sharing:digest-issue", issue.code) == expected


def test_nobody_but_its_author_opens_a_draft(client, cast):
    share = make_draft(cast.tandem)

    found = everybody(client, cast, "sharing:share-detail", share.code)

    assert found == {200: {"mentor"}, 302: OUTSIDE, 404: (READERS | OTHERS) - {"mentor"}}


def test_mentor_drafts_and_releases_in_one_step(client, cast):
    client.force_login(cast.mentor)

    answer = client.post(reverse("tandems:share-draft", args=[cast.tandem.code]), TYPED | {"release": "1"})

    share = KnowledgeShare.objects.get()
    assert answer.url == share.get_absolute_url()
    assert (share.author, share.co_owner) == (cast.tandem.mentor, cast.tandem.mentee)
    assert (share.author_released_at, share.co_owner_released_at) == (NOW, None)


def test_mentee_keeps_a_draft_and_the_mentor_is_co_owner(client, cast):
    client.force_login(cast.mentee)

    client.post(reverse("tandems:share-draft", args=[cast.tandem.code]), TYPED | {"keep": "1"})

    share = KnowledgeShare.objects.get()
    assert (share.author, share.co_owner) == (cast.tandem.mentee, cast.tandem.mentor)
    assert share.author_released_at is None


def test_somebody_elses_tandem_is_not_shared_from(client, cast):
    client.force_login(cast.other_mentor)

    assert client.get(reverse("tandems:share-draft", args=[cast.tandem.code])).status_code == 404


def test_an_empty_share_comes_back_with_what_is_missing(client, cast):
    client.force_login(cast.mentor)

    answer = client.post(reverse("tandems:share-draft", args=[cast.tandem.code]), {"title": "Only this"})

    assert answer.status_code == 422
    assert 'value="Only this"' in answer.content.decode()
    assert KnowledgeShare.objects.count() == 0


def test_author_changes_and_releases_again(client, cast):
    share = make_released(cast.tandem)
    client.force_login(cast.mentor)

    client.post(reverse("sharing:share-edit", args=[share.code]), TYPED | {"release": "1"})

    share.refresh_from_db()
    assert (share.title, share.author_released_at, share.co_owner_released_at) == (TYPED["title"], NOW, None)


def test_the_edit_page_shows_the_words_as_they_are(client, cast):
    share = make_draft(cast.tandem, text="One.\n\nTwo.")

    page = seen_by(client, cast.mentor, "sharing:share-edit", share.code)

    assert "One.\n\nTwo.</textarea>" in page


def test_partner_releases_on_the_page_and_hr_approves_there(client, cast):
    share = make_draft(cast.tandem, author_released_at=NOW)
    client.force_login(cast.mentee)
    client.post(reverse("sharing:share-release", args=[share.code]), {"seen": share.edition})
    client.force_login(cast.hr)
    client.post(reverse("sharing:share-approve", args=[share.code]), {"seen": share.edition})

    assert "Eleven minutes with gloves on" in seen_by(
        client, cast.other_mentor, "sharing:share-list", cast.program.slug
    )


def test_partner_declines_and_the_page_says_that_the_words_are_gone(client, cast):
    share = make_draft(cast.tandem, author_released_at=NOW)
    client.force_login(cast.mentee)

    page = client.post(reverse("sharing:share-withdraw", args=[share.code]), follow=True).content.decode()

    assert "This share has been withdrawn" in page
    assert "gloves" not in page


def test_sponsor_cannot_withdraw_or_approve(client, cast):
    share = make_readable(cast.tandem)
    client.force_login(cast.sponsor)

    for name in ("share-release", "share-withdraw", "share-approve"):
        assert client.post(reverse(f"sharing:{name}", args=[share.code])).status_code == 403


def test_no_deciding_by_following_a_link(client, cast):
    share = make_released(cast.tandem)
    client.force_login(cast.hr)

    for name in ("share-release", "share-withdraw", "share-approve"):
        assert client.get(reverse(f"sharing:{name}", args=[share.code])).status_code == 405


def test_words_are_shown_as_text_in_paragraphs(client, cast):
    share = make_readable(cast.tandem, text="I asked <b>first</b>.\n\nThen I listened.")

    page = seen_by(client, cast.sponsor, "sharing:share-detail", share.code)

    assert "<p>I asked &lt;b&gt;first&lt;/b&gt;.</p>\n\n<p>Then I listened.</p>" in page


@pytest.mark.parametrize("who", ["hr", "sponsor", "other_mentee"])
def test_nameless_share_names_nobody_on_any_page(client, cast, who):
    issue = make_issue(cast.tandem, MARCH, closed_at=NOW)
    issue.shares.update(is_named=False)
    share = issue.shares.get()

    for name, code in (
        ("share-detail", share.code),
        ("share-list", cast.program.slug),
        ("digest-issue", issue.code),
    ):
        page = seen_by(client, getattr(cast, who), f"sharing:{name}", code)
        assert "From a tandem, released without names" in page
        assert "Oldehaver" not in page


def test_editor_of_a_nameless_share_does_not_learn_whose_it_is(client, cast):
    share = make_released(cast.tandem, is_named=False)

    page = seen_by(client, cast.hr, "sharing:share-detail", share.code)

    assert "Approve for readers" in page
    assert "Oldehaver" not in page
    assert "Leyla" not in page


def test_archive_loses_what_is_withdrawn(client, cast):
    issue = make_issue(cast.tandem, MARCH, closed_at=NOW)
    client.force_login(cast.mentee)
    client.post(reverse("sharing:share-withdraw", args=[issue.shares.get().code]))

    page = seen_by(client, cast.sponsor, "sharing:digest-issue", issue.code)

    assert "gloves" not in page
    assert "Nothing is left in this issue" in page


@pytest.mark.parametrize("name", ["share-list", "digest"])
def test_a_list_of_many_shares_asks_no_more_than_a_list_of_one(client, cast, name):
    make_readable(cast.tandem)
    client.force_login(cast.hr)
    url = reverse(f"sharing:{name}", args=[cast.program.slug])
    client.get(url)
    with CaptureQueriesContext(connection) as one:
        client.get(url)
    for tandem in (cast.tandem, cast.other_tandem):
        make_readable(tandem)
        make_released(tandem)
    make_released(cast.tandem, is_named=False)

    with CaptureQueriesContext(connection) as many:
        client.get(url)

    assert len(many) - len(one) in ({0} if name == "digest" else {0, 1})
