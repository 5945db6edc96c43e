"""A frozen mail, taken apart for showing it."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mentoring.notifications import mime, registry

if TYPE_CHECKING:
    from email.message import EmailMessage, Message

    from django.utils.functional import Promise

    from mentoring.notifications.models import Delivery


@dataclass(frozen=True, slots=True)
class File:
    """Something attached. `number` counts from 0 within the mail."""

    number: int
    name: str
    kind: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Shown:
    """What a mail page shows. `html` is a whole document, or ""."""

    code: uuid.UUID
    kind: str | Promise
    state: str
    state_name: str
    at: dt.datetime
    to: str
    subject: str
    text: str
    html: str
    files: list[File]


def shown(delivery: Delivery) -> Shown:
    """Return the words and files of a delivery that has a body."""
    message = mime.read(bytes(delivery.body or b""))
    return Shown(
        code=delivery.code,
        kind=_kind(delivery.notice),
        state=delivery.state,
        state_name=delivery.get_state_display(),
        at=delivery.sent_at or delivery.due_at,
        to=str(message["To"]),
        subject=str(message["Subject"]),
        text=_part(message, "plain"),
        html=_part(message, "html"),
        files=[
            File(number, part.get_filename() or "", part.get_content_type(), _bytes(part))
            for number, part in enumerate(message.iter_attachments())
        ],
    )


def _part(message: EmailMessage, subtype: str) -> str:
    part = message.get_body((subtype,))
    return str(part.get_content()) if part is not None else ""


def _bytes(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _kind(slug: str) -> str | Promise:
    notice = registry.find(slug)
    return notice.name if notice is not None else slug
