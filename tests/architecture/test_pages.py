"""Every page as everybody sees it: who, without a trace, one heading, strict headers, no foreign words."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field

import pytest
from django.http import HttpResponse

from tests.architecture.access import HIDDEN, OUTSIDE, ROWS
from tests.architecture.canaries import CANARIES, word
from tests.architecture.inline import inline
from tests.architecture.walk import address, ask, name_of, wrong

pytestmark = pytest.mark.django_db

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}

IN_OUR_FRAME = {"X-Frame-Options": "SAMEORIGIN"}

KEPT_BY_BROWSERS = {  # their address changes with them
    "profiles:portrait": "private, max-age",
    "company:theme": "public, max-age",
    "company:logo": "public, max-age",
}

SEALED = {"programs:mail-preview", "programs:move-preview", "tandems:run-mail"}
"""Mails as they arrive: they bring their own styles, and can do nothing else."""
SEALED_POLICY = {
    "default-src 'none'",
    "img-src 'self'",
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    "sandbox",
}

TITLES: dict[str, str] = {}  # of the pages seen so far: title → address
ONE_PAGE = {
    "mfa_reauthenticate": "account_reauthenticate_by_code",  # the same question, answered in another way
    "mfa_index": "account_security",
    "mfa_list_webauthn": "account_security",
    "tandems:progress-letter": "tandems:progress",  # sponsors see nothing else
}


@dataclass
class Pages:
    """What the members of the cast got at one address, who made the database write, and what was logged."""

    label: str
    answers: dict[str, HttpResponse] = field(default_factory=dict)
    broken: dict[str, str] = field(default_factory=dict)
    log: list[str] = field(default_factory=list)

    def html(self) -> dict[str, str]:
        """Member → whole page, for those who got one."""
        found = {
            member: answer.content.decode() for member, answer in self.answers.items() if _is_html(answer)
        }
        return {member: text for member, text in found.items() if "<html" in text}


def _is_html(answer: HttpResponse) -> bool:
    return answer.headers.get("Content-Type", "").startswith("text/html")


class _Into(logging.Handler):
    def __init__(self, lines: list[str]) -> None:
        super().__init__()
        self.lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture(scope="module", params=[label for label, row in ROWS.items() if row.get])
def pages(request, stage, clients):
    """Ask for one address as everybody, while the database refuses to write."""
    found = Pages(request.param)
    path, handler = address(found.label, stage), _Into(found.log)
    logging.getLogger().addHandler(handler)
    for member, client in clients.items():
        try:
            found.answers[member] = ask(client, "get", path, read_only=True)
        except Exception as error:  # noqa: BLE001  (told by the tests, for all members at once)
            found.broken[member] = f"{type(error).__name__}: {error}"
    logging.getLogger().removeHandler(handler)
    return found


def test_nobody_changes_or_breaks_anything_by_looking(pages):
    assert pages.broken == {}


def test_everybody_sees_what_the_matrix_says(pages):
    assert wrong(ROWS[pages.label].get, pages.answers) == []


def test_what_is_not_for_somebody_looks_like_what_does_not_exist(pages, stage, clients):
    hidden = [member for member, answer in ROWS[pages.label].get.items() if answer == HIDDEN][:1]

    for member in hidden:  # one is enough: they are hidden by the same line
        nowhere = address(pages.label, stage, unknown=stage.unknown)
        there, missing = pages.answers[member], ask(clients[member], "get", nowhere)

        assert missing.status_code == 404
        assert same(there.text, address(pages.label, stage)) == same(missing.text, nowhere)


def same(text: str, path: str) -> str:
    """Return a page without what differs each time: its own address and the tokens of its forms."""
    return re.sub(r'(name="csrfmiddlewaretoken" value=)"\w+"', r"\1", text.replace(path, "here"))


def test_every_page_has_one_heading(pages):
    headings = {member: len(re.findall(r"<h1\b", text)) for member, text in pages.html().items()}

    assert {member: number for member, number in headings.items() if number != 1} == {}


def test_every_page_has_a_title_of_its_own(pages):
    shown = [text for member, text in pages.html().items() if pages.answers[member].status_code < 400]
    titles = {re.search(r"<title>\s*(.*?)\s*</title>", text, re.DOTALL)[1] for text in shown}

    name = ONE_PAGE.get(name_of(pages.label), name_of(pages.label))
    of_pages = set() if pages.label in SEALED else titles  # a mail shown as it arrives has its own
    taken = {title: TITLES.setdefault(title, name) for title in of_pages}

    assert [title for title in titles if not title.removesuffix("· Rückenwind").strip()] == []
    assert {title: other for title, other in taken.items() if other != name} == {}


def test_every_answer_carries_the_strict_headers(pages):
    for answer in pages.answers.values():
        if pages.label in SEALED and answer.status_code == 200:
            assert set(answer.headers["Content-Security-Policy"].split("; ")) == SEALED_POLICY
            assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS | IN_OUR_FRAME
            continue
        policy = answer.headers["Content-Security-Policy"]

        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_private_pages_are_kept_nowhere(pages):
    public = OUTSIDE if pages.label != "programs:invitation" else ()  # its address alone lets people in
    kept = {member: answer.headers.get("Cache-Control", "") for member, answer in pages.answers.items()}
    right = KEPT_BY_BROWSERS.get(pages.label, ())  # for those who got it

    loose = {member: how for member, how in kept.items() if member not in public and "no-store" not in how}
    assert {member: how for member, how in loose.items() if not how.startswith(right)} == {}


def test_no_page_holds_inline_style_or_script(pages):
    ours = {} if pages.label in SEALED else pages.html()

    assert {member: inline(text) for member, text in ours.items() if inline(text)} == {}


def test_the_search_for_inline_style_knows_what_it_looks_for():
    guilty = (
        '<p style="x" onclick="y"><a href="javascript:z"><style></style><script></script><script src="/a">'
    )

    assert inline(guilty) == ["<p style>", "<p onclick>", "javascript:z", "<style>", "<script>"]


def test_whoever_stayed_away_too_long_is_told_kindly(stage, clients):
    for member in ("mentor", "anonymous"):
        page = ask(clients[member], "post", address("web:theme-set", stage), csrf=True).text

        assert "Please send it again." in page
        assert inline(page) == []


def test_nobody_reads_words_that_are_not_for_them(pages):
    heard = {
        f"{member} reads {name}"
        for member, answer in pages.answers.items()
        for name, canary in CANARIES.items()
        if member not in canary.heard_by and word(name).encode() in answer.content
    }

    assert heard == set()


def test_everybody_reads_the_words_that_are_for_them(pages):
    missing = {
        f"{member} does not read {name}"
        for name, canary in CANARIES.items()
        for member in canary.at.get(pages.label, ())
        if word(name).encode() not in pages.answers[member].content
    }

    assert missing == set()


def test_no_word_of_anybody_is_logged(pages):
    log = "\n".join(pages.log)

    assert [name for name in CANARIES if word(name) in log] == []
