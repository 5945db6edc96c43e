"""`manage.py doctor`: looks at what the installation stands on and says, in sentences, what to change."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from mentoring.web.doctor import ADVICE, BROKEN, GOOD, every_finding


class Command(BaseCommand):
    help = "Check database, broker, mail, people and secrets; ends with an error if something is broken."
    requires_system_checks: list[str] = []  # a sick installation shall be able to say where it hurts

    def handle(self, *_args: Any, **_options: Any) -> None:
        styles = {GOOD: self.style.SUCCESS, ADVICE: self.style.WARNING, BROKEN: self.style.ERROR}
        broken = 0
        for verdict, sentence in every_finding():
            self.stdout.write(f"{styles[verdict](f'{verdict:>6}')}  {sentence}")
            broken += verdict == BROKEN
        if broken:
            raise CommandError("Something is broken, see above.")
