"""The bytes of a mail. CRLF, one recipient; headers as RFC 5322, 8058, 3834 and 2919 want them.

Seven-bit, but for recipients whose address has letters outside ASCII: their headers are UTF-8 (RFC 6532).
"""

from __future__ import annotations

import datetime as dt
import email.utils
import io
from dataclasses import dataclass
from email import policy
from email.headerregistry import Address as MailAddress
from email.headerregistry import HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage, Message
from email.parser import BytesParser, Parser

from django.conf import settings

from mentoring.notifications.notice import Calendar


class BadHeader(ValueError):  # noqa: N818  (named as a reader says it)
    """A header value holds a line break: somebody tries to write headers of their own."""


class _Verbatim(UnstructuredHeader):
    """A header that is never folded: Python would encode a long link, and no mail program decodes it."""

    def fold(self, *, policy: policy.EmailPolicy) -> str:
        return f"{self.name}: {self}{policy.linesep}"  # type: ignore[attr-defined]  # typeshed has the base class


_registry = HeaderRegistry()
for _name in ("list-unsubscribe", "list-id", "message-id", "references", "in-reply-to"):
    _registry.map_to_type(_name, _Verbatim)  # type: ignore[arg-type]  # typeshed wants no mix-in
POLICY = policy.SMTP.clone(cte_type="7bit", header_factory=_registry)
INTERNATIONAL = POLICY.clone(utf8=True)


@dataclass(frozen=True, slots=True)
class Words:
    """What a mail says. `html` may be empty."""

    subject: str
    text: str
    html: str = ""


def compose(
    words: Words,
    *,
    message_id: str,
    to: str,
    to_name: str,
    kind: str,
    at: dt.datetime,
    unsubscribe_url: str = "",
    calendar: Calendar | None = None,
) -> bytes:
    """Return the frozen mail. `kind` is the notice's slug, `at` its Date. Raises BadHeader."""
    message = EmailMessage(policy=POLICY if to.isascii() else INTERNATIONAL)
    sender_name, sender = email.utils.parseaddr(settings.MAIL_FROM)
    message["Subject"] = _line(words.subject)
    message["From"] = MailAddress(_line(sender_name), addr_spec=sender)
    local, _at, domain = _line(to).rpartition("@")
    message["To"] = MailAddress(_line(to_name), username=local, domain=domain)
    message["Date"] = email.utils.format_datetime(at)
    message["Message-ID"] = _line(message_id)
    _mark_as_automatic(message, kind)
    if unsubscribe_url:
        message["List-Unsubscribe"] = f"<{_line(unsubscribe_url)}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(words.text, cte="quoted-printable")
    if words.html:
        message.add_alternative(words.html, subtype="html", cte="quoted-printable")
    if calendar is not None:
        _attach(message, calendar)
    return message.as_bytes()


def adopt(message: Message, *, message_id: str, kind: str) -> bytes:
    """Return a library's mail as ours: our Message-ID, our marks, seven-bit bytes. Its own words are kept."""
    own = BytesParser(policy=POLICY).parsebytes(message.as_bytes())
    del own["Message-ID"]
    own["Message-ID"] = message_id
    _mark_as_automatic(own, kind)
    return own.as_bytes(policy=POLICY)


def read(content: bytes) -> EmailMessage:
    """Return a frozen mail as an object. UTF-8, because headers may hold it; seven-bit mails are that too."""
    text = io.TextIOWrapper(io.BytesIO(content), encoding="utf-8", errors="replace")
    message = Parser(policy=policy.default).parse(text)
    assert isinstance(message, EmailMessage)  # noqa: S101  (the default policy makes nothing else)
    return message


def _mark_as_automatic(message: Message, kind: str) -> None:
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message["List-Id"] = f"<{kind.replace('_', '-')}.{settings.MAIL_DOMAIN}>"


def _attach(message: EmailMessage, calendar: Calendar) -> None:
    """Add the calendar object twice: as the part that mail programs act on, and as a file for the others."""
    message.add_alternative(
        calendar.content.decode(), subtype="calendar", cte="base64", params={"method": calendar.method}
    )
    message.add_attachment(
        calendar.content, maintype="application", subtype="ics", filename=_line(calendar.filename)
    )


def _line(value: str) -> str:
    if "\r" in value or "\n" in value:
        raise BadHeader("a header value holds a line break")
    return value
