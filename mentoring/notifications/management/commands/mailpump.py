"""Plan and send mail without worker, clock or broker."""

from __future__ import annotations

import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.db.utils import InterfaceError, OperationalError

from mentoring.notifications import actions

SECONDS = 10.0  # between two rounds


class Command(BaseCommand):
    help = "Plan and send mail in a plain loop, without Celery and its broker. Safe beside running workers."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="one round, for cron or a systemd timer")

    def handle(self, *_args: Any, once: bool, **_options: Any) -> None:
        stop = threading.Event()
        if not once:
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: stop.set())
        while True:
            self._round(stop, once=once)
            if once or stop.wait(SECONDS):
                return

    def _round(self, stop: threading.Event, *, once: bool) -> None:
        try:
            close_old_connections()
            actions.beat("mailpump")
            actions.plan()
            sent = actions.drain(budget=60, stop=stop.is_set)
        except (OperationalError, InterfaceError) as error:
            if once:
                raise
            self.stderr.write(f"the database cannot be reached: {error}")
        else:
            if sent:
                self.stdout.write(f"{sent} sent")
