"""Django's `sendtestemail`, which here takes the way of every mail: through the outbox."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.commands.sendtestemail import Command as TestCommand


class Command(TestCommand):
    help = "Writes a test mail into the outbox, from where the mail worker sends it; says where to look."

    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        self.stdout.write("Written to the outbox. The mail worker sends it within a minute.")
        if settings.MAIL_TRANSPORT == "page":
            self.stdout.write("Without EMAIL_URL it reaches nobody: read it at /demo/mails/.")
        else:
            self.stdout.write(
                f"It goes to {settings.EMAIL_HOST}:{settings.EMAIL_PORT}, from {settings.MAIL_FROM}."
            )
        self.stdout.write("Still waiting? `manage.py deliveries` shows what waits, `manage.py doctor` why.")
