"""Django's mail backend: every mail that any library sends becomes a row like all others."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from mentoring.notifications import mime
from mentoring.notifications.actions import enclose
from mentoring.notifications.notices import OtherMail


class RowBackend(BaseEmailBackend):
    """Writes one delivery per recipient, in the caller's transaction or one of its own."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Return how many messages became rows. Raises BadHeaderError for a line break in a header."""
        with transaction.atomic():
            for message in email_messages:
                content = message.message()
                for address in dict.fromkeys(message.recipients()):
                    compose = partial(_adopted, content)
                    enclose(OtherMail, address=address, person=None, compose=compose)
        return len(email_messages)


def _adopted(content: object, message_id: str) -> bytes:
    return mime.adopt(content, message_id=message_id, kind=OtherMail.slug)  # type: ignore[arg-type]  # Django returns its own kind of EmailMessage
