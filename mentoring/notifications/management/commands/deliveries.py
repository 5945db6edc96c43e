"""Look into the outbox from a terminal: counts only, no addresses and no words."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from mentoring.notifications import queries


class Command(BaseCommand):
    help = "Show how many mails wait, by kind and state."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--due", action="store_true", help="only the number that could leave right now")

    def handle(self, *_args: Any, due: bool, **_options: Any) -> None:
        if due:
            self.stdout.write(str(queries.count_due()))
            return
        for line in queries.backlog():
            oldest = f"{line.oldest_due_at:%Y-%m-%d %H:%M} UTC"
            self.stdout.write(f"{line.count:6}  {line.state:<10} {line.notice:<28} oldest {oldest}")
