"""A yes is a yes to the words somebody has read, and to no others."""

import pytest
import time_machine
from django.urls import reverse

from tests.cast import NOW
from tests.factories.sharing import make_draft, make_released


@pytest.fixture(autouse=True)
def _on_that_day():
    with time_machine.travel(NOW, tick=False):
        yield


def rewritten(share):
    """Let the author change the words and say yes again, behind the back of whoever looks at the page."""
    share.title = "Something quite different"
    share.save()
    return share


def test_partner_does_not_agree_to_words_that_changed_after_the_page_was_opened(client, cast):
    share = make_draft(cast.tandem, author_released_at=NOW)
    seen = share.edition
    rewritten(share)
    client.force_login(cast.mentee)

    page = client.post(reverse("sharing:share-release", args=[share.code]), {"seen": seen}, follow=True)

    share.refresh_from_db()
    assert share.co_owner_released_at is None
    assert "The words have changed in the meantime." in page.text


def test_editor_does_not_publish_words_that_changed_after_the_page_was_opened(client, cast):
    share = make_released(cast.tandem)
    seen = share.edition
    rewritten(share)
    client.force_login(cast.hr)

    client.post(reverse("sharing:share-approve", args=[share.code]), {"seen": seen})

    share.refresh_from_db()
    assert share.approved_at is None


def test_page_of_partner_and_editor_carries_the_edition_they_read(client, cast):
    offered, released = make_draft(cast.tandem, author_released_at=NOW), make_released(cast.tandem)
    pages = []

    for person, share in ((cast.mentee, offered), (cast.hr, released)):
        client.force_login(person)
        pages.append(client.get(share.get_absolute_url()).text)

    assert f'name="seen" value="{offered.edition}"' in pages[0]
    assert f'name="seen" value="{released.edition}"' in pages[1]
