"""`manage.py demo`: load the sample company once. `--people` says who one can be there, and what they see."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tandems.demo.actions.load import load_demo
from tandems.demo.actions.people import is_anybody_there, is_there
from tandems.demo.company import NAME
from tandems.demo.stars import STARS


class Command(BaseCommand):
    """Loads the company into the embedded database of the demo, and nowhere else."""

    help = "Load the sample company, or list its key people."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--people", action="store_true", help="list who one can be, and what they see")

    def handle(self, *_args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(
                "The sample company lives in the demo only. Say `make demo`, or DEMO=1 without DATABASE_URL."
            )
        if options["people"]:
            self._list_people()
        else:
            self._load(options["verbosity"])

    def _load(self, verbosity: int) -> None:
        if is_anybody_there() and not is_there():
            raise CommandError("This database holds other people. The demo starts in an empty one: RESET=1.")
        is_new = load_demo(now=timezone.now())
        if verbosity:
            self.stdout.write(f"{NAME} is {'ready' if is_new else 'here already'}.")

    def _list_people(self) -> None:
        width = max(len(star.email) for star in STARS)
        self.stdout.write(f"Be anybody at {NAME} with one click: {settings.BASE_URL}/demo/\n\n")
        for star in STARS:
            self.stdout.write(f"  {star.email:<{width}}  {star.role}: {star.story}")
        self.stdout.write(f"\nEvery mail of the demo can be read: {settings.BASE_URL}/demo/mails/")
