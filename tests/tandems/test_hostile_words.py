"""Whatever people write about themselves stays words: no page and no mail grows an element or an address."""

import datetime as dt
from html.parser import HTMLParser

import pytest

from mentoring.notifications import mime
from mentoring.notifications.actions import announce, drain
from mentoring.notifications.models import Delivery
from mentoring.notifications.transport import MemoryTransport
from tandems.notices import TandemIntroduced
from tests.factories.hostile import make_hostile_program, pages_about
from tests.mentoring.profiles.hostile_words import payloads

pytestmark = pytest.mark.django_db

PAIRS = 8  # with 22 short fields each, they say everything once
ADDRESSES = ("href", "src", "action", "formaction", "data", "srcdoc", "style")


class Bones(HTMLParser):
    """The elements of a page with the names of their attributes; its words are left out."""

    def __init__(self, page):
        super().__init__()
        self.found, self.addresses = [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, *sorted(name for name, _value in attrs)))
        self.addresses += [value for name, value in attrs if name in ADDRESSES]


def both(pairs):
    """Return a program of harmless people, and the same one of hostile people."""
    return [make_hostile_program(payloads(), pairs=pairs, harmless=harmless) for harmless in (True, False)]


def test_there_are_three_hundred_of_them():
    words = payloads()

    assert len(words) >= 300
    assert len(words) <= PAIRS * 2 * 22


def test_no_page_about_people_grows_an_element_from_their_words():
    harmless, hostile = (dict(pages_about(program)) for program in both(PAIRS))

    assert harmless.keys() == hostile.keys()
    for name, page in hostile.items():
        bones = Bones(page)
        assert bones.found == Bones(harmless[name]).found, name
        assert [one for one in bones.addresses if one and not one.startswith(("/", "#", "?"))] == [], name
        assert "9359" not in page, name


def test_mails_name_hostile_people_harmlessly(settings):
    settings.MAIL_TRANSPORT = "memory"
    found = []
    for program in both(1):
        MemoryTransport.taken.clear()
        tandem = program.tandems.get()
        announce(
            TandemIntroduced,
            to=[tandem.mentor.person, tandem.mentee.person],
            about=tandem,
            key="x",
            expires_at=dt.datetime(2099, 1, 1, tzinfo=dt.UTC),
        )
        Delivery.objects.update(due_at=dt.datetime(2001, 1, 1, tzinfo=dt.UTC))
        drain()
        found.append([html_of(content) for _address, content in sorted(MemoryTransport.taken)])

    assert len(found[0]) == 2
    assert [Bones(mail).found for mail in found[1]] == [Bones(mail).found for mail in found[0]]


def html_of(content):
    parts = [part for part in mime.read(content).walk() if part.get_content_type() == "text/html"]
    return parts[0].get_content()
