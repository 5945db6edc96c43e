"""A real mail server on this machine, and the letters it took, with their time of arrival."""

from __future__ import annotations

import datetime as dt
import logging
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from functools import cached_property

from aiosmtpd.controller import Controller

LINK = re.compile(r"https?://\S+")


@dataclass(frozen=True)
class Letter:
    """One mail as it arrived: from whom to whom (of the envelope), when (UTC), which bytes."""

    sender: str
    to: tuple[str, ...]
    at: dt.datetime
    content: bytes

    @cached_property
    def message(self) -> EmailMessage:
        return BytesParser(policy=policy.default).parsebytes(self.content)

    @cached_property
    def kind(self) -> str:
        """The kind of mail, as mail programs filter by it: the first label of its List-Id."""
        return str(self.message["List-Id"]).strip("<>").partition(".")[0]

    @property
    def id(self) -> str:
        return str(self.message["Message-ID"]).strip()

    @property
    def subject(self) -> str:
        return str(self.message["Subject"])

    @property
    def text(self) -> str:
        """The words in plain text."""
        return self.message.get_body(("plain",)).get_content().replace("\r\n", "\n")

    @property
    def words(self) -> str:
        """Everything a person could read in it: subject and every textual part, decoded."""
        parts = [part.get_content() for part in self.message.walk() if part.get_content_maintype() == "text"]
        return "\n".join([self.subject, *parts])

    @property
    def link(self) -> str:
        """The first link of the plain text: where its one button leads."""
        return LINK.search(self.text).group()

    @property
    def calendar(self) -> EmailMessage:
        """The part that mail programs act on as an invitation."""
        return next(part for part in self.message.walk() if part.get_content_type() == "text/calendar")


@dataclass
class Mailbox:
    """Everything that arrived. Filled by the server's thread, read by the test's."""

    letters: list[Letter] = field(default_factory=list)
    _news: threading.Condition = field(default_factory=threading.Condition)

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        letter = Letter(
            envelope.mail_from,
            tuple(envelope.rcpt_tos),
            dt.datetime.now(tz=dt.UTC),
            envelope.original_content,
        )
        with self._news:
            self.letters.append(letter)
            self._news.notify_all()
        return "250 OK"

    def of(self, kind: str = "", to: str = "") -> list[Letter]:
        """Return the letters of one kind, to one address, or both, in order of arrival."""
        fits = (one for one in list(self.letters) if not to or one.to == (to,))
        return [one for one in fits if not kind or one.kind == kind]

    def wait_for(self, kind: str, *, to: str = "", count: int = 1, seconds: float = 30) -> list[Letter]:
        """Return the letters of a kind as soon as there are `count`."""
        return self.wait(lambda: self.of(kind, to), count, seconds, f"{kind} to {to or 'anybody'}")

    def wait(self, found: Callable[[], list[Letter]], count: int, seconds: float, what: str) -> list[Letter]:
        end = time.monotonic() + seconds
        with self._news:
            while len(letters := found()) < count:
                left = end - time.monotonic()
                assert left > 0, f"{len(letters)} of {count} letters came within {seconds} s: {what}"
                self._news.wait(left)
        return letters


class MailServer(Controller):
    """The mailbox behind a port that the system chooses. It takes addresses with umlauts (RFC 6531)."""

    def __init__(self, mailbox: Mailbox) -> None:
        logging.getLogger("mail.log").setLevel(logging.WARNING)  # not every line of every SMTP dialogue
        super().__init__(mailbox, hostname="127.0.0.1", port=0, enable_SMTPUTF8=True)

    def _trigger_server(self) -> None:
        """The original connects to the port it was given, which is 0 here."""
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()
