"""The ways a mail can leave. The only module that speaks SMTP.

Every way has the same two halves, with the mark of the outbox between them: `begin` does everything that can
still be taken back, `finish` hands the bytes over.
"""

from __future__ import annotations

import smtplib
import ssl
import time
from collections.abc import Callable
from typing import ClassVar, Protocol

from django.conf import settings

from mentoring.notifications.rules.answers import (
    CLOSING,
    DONE,
    Ambiguous,
    ChannelFault,
    Fault,
    Rejected,
    at_data,
    at_recipient,
    before_recipient,
)

BEGIN_SECONDS = 40  # connect, TLS, login, MAIL, RCPT together
FINISH_SECONDS = 60  # from DATA to the answer to the final dot
MAILS_PER_CONNECTION = 50
INTERNATIONAL = ("SMTPUTF8", "BODY=8BITMIME")  # RFC 6531: an address with letters outside ASCII


class Transport(Protocol):
    """A way out. Both halves raise a Fault that says what it means for the mail."""

    def begin(self, address: str) -> None: ...

    def finish(self, content: bytes) -> None: ...

    def abort(self) -> None: ...

    def close(self) -> None: ...


class PageTransport:
    """For demos: nothing leaves the machine. A page of the app shows the mail, so it counts as sent."""

    def begin(self, address: str) -> None:
        """Nothing to prepare."""

    def finish(self, content: bytes) -> None:
        """Nothing to do: the frozen bytes on the row are what the page shows."""

    def abort(self) -> None:
        """Nothing to take back."""

    def close(self) -> None:
        """Nothing to close."""


class MemoryTransport(PageTransport):
    """For tests: keeps what was handed over, in order."""

    taken: ClassVar[list[tuple[str, bytes]]] = []

    def begin(self, address: str) -> None:
        self._address = address

    def finish(self, content: bytes) -> None:
        self.taken.append((self._address, content))


class SmtpTransport:
    """A mail server, over one connection for up to fifty mails."""

    def __init__(self) -> None:
        self._server: smtplib.SMTP | None = None
        self._mails = 0

    def begin(self, address: str) -> None:
        """Connect where needed and agree on sender and recipient. Raises ChannelFault, Deferred, Rejected."""
        deadline = time.monotonic() + BEGIN_SECONDS
        reused = self._server is not None and self._mails < MAILS_PER_CONNECTION
        try:
            server = self._sender_accepted(deadline, address, reused=reused)
        except ChannelFault:
            if not reused:
                raise
            self.close()  # the server hung up between two mails: one fresh connection is worth a try
            server = self._sender_accepted(deadline, address, reused=False)
        code, text = self._ask(server, deadline, lambda: server.rcpt(address))
        if code not in {250, 251}:
            self._drop_if_closing(code)
            raise at_recipient(code, text)

    def finish(self, content: bytes) -> None:
        """Hand the bytes over. Returns on 250; raises Ambiguous if the connection ends before the answer."""
        server = self._server
        if server is None:
            raise ChannelFault("no connection")
        self._mails += 1
        text: bytes | str
        try:
            _limit(server, time.monotonic() + FINISH_SECONDS)
            code, text = server.data(content)
        except smtplib.SMTPDataError as error:  # the answer to DATA itself, before any byte of the mail
            code, text = error.smtp_code, error.smtp_error
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            raise Ambiguous(_said(error)) from error
        if code != DONE:
            self._drop()
            raise at_data(code, _text(text))

    def abort(self) -> None:
        """Take the mail back that `begin` prepared."""
        if self._server is not None:
            try:
                self._server.rset()
            except (OSError, smtplib.SMTPException):
                self._drop()

    def close(self) -> None:
        """Say goodbye, however the server takes it."""
        if self._server is not None:
            try:
                self._server.quit()
            except (OSError, smtplib.SMTPException):
                self._server.close()
            self._server = None
            self._mails = 0

    def _sender_accepted(self, deadline: float, address: str, *, reused: bool) -> smtplib.SMTP:
        if not reused:
            self.close()
            self._server = _connected(deadline)
        server = self._server
        assert server is not None  # noqa: S101  (just connected)
        options = () if address.isascii() else INTERNATIONAL
        if options and not server.has_extn("smtputf8"):
            raise Rejected("the mail server takes no addresses with letters outside ASCII (SMTPUTF8)")
        code, text = self._ask(server, deadline, lambda: server.mail(_sender(), options))
        if code != DONE:
            self._drop()
            raise before_recipient(code, text)
        return server

    def _ask(
        self, server: smtplib.SMTP, deadline: float, question: Callable[[], tuple[int, bytes]]
    ) -> tuple[int, str]:
        """Ask the server something before the mark; a lost connection is the channel's fault."""
        try:
            _limit(server, deadline)
            code, text = question()
        except (OSError, smtplib.SMTPServerDisconnected) as error:
            self._drop()
            raise ChannelFault(_said(error)) from error
        return code, _text(text)

    def _drop_if_closing(self, code: int) -> None:
        if code == CLOSING:
            self._drop()
        else:
            self.abort()

    def _drop(self) -> None:
        if self._server is not None:
            self._server.close()
        self._server = None
        self._mails = 0


def current() -> Transport:
    """Return a new way out of the kind that `MAIL_TRANSPORT` names."""
    kinds: dict[str, type[Transport]] = {
        "smtp": SmtpTransport,
        "page": PageTransport,
        "memory": MemoryTransport,
    }
    return kinds[settings.MAIL_TRANSPORT]()


def _connected(deadline: float) -> smtplib.SMTP:
    """Return a server that is connected, encrypted and logged in as the settings say. Raises ChannelFault."""
    server: smtplib.SMTP | None = None
    try:
        server = _server(min(settings.EMAIL_TIMEOUT, _left(deadline)))
        server.ehlo_or_helo_if_needed()
        if settings.EMAIL_USE_TLS:
            _limit(server, deadline)
            server.starttls(context=ssl.create_default_context())
            server.ehlo()
        if settings.EMAIL_HOST_USER:
            _limit(server, deadline)
            server.login(settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)
    except (OSError, smtplib.SMTPException) as error:
        if server is not None:
            server.close()
        raise _refused(error) from error
    return server


def _server(timeout: float) -> smtplib.SMTP:
    host, port, name = settings.EMAIL_HOST, settings.EMAIL_PORT, settings.MAIL_DOMAIN
    if settings.EMAIL_USE_SSL:
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(host, port, local_hostname=name, timeout=timeout, context=context)
    return smtplib.SMTP(host, port, local_hostname=name, timeout=timeout)


def _refused(error: Exception) -> Fault:
    if isinstance(error, smtplib.SMTPResponseException):
        return before_recipient(error.smtp_code, _text(error.smtp_error))
    lasting = isinstance(error, ssl.SSLError | smtplib.SMTPNotSupportedError)
    return ChannelFault(_said(error), at_once=lasting)


def _limit(server: smtplib.SMTP, deadline: float) -> None:
    if server.sock is not None:
        server.sock.settimeout(_left(deadline))


def _left(deadline: float) -> float:
    """Seconds left, at least a little: a zero would make the socket non-blocking."""
    return max(deadline - time.monotonic(), 0.1)


def _sender() -> str:
    return settings.MAIL_FROM.rsplit("<", 1)[-1].rstrip("> ")


def _text(answer: bytes | str) -> str:
    return answer.decode("utf-8", "replace") if isinstance(answer, bytes) else str(answer)


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:500]
