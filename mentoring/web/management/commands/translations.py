"""`manage.py translations`: tells what the German catalogue lacks, collects texts, compiles."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from mentoring.web import catalogue


class Command(BaseCommand):
    help = "Check that German is complete; --update collects new texts, --compile writes what Django reads."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--update", action="store_true", help="add new texts, drop unused ones")
        parser.add_argument("--compile", action="store_true", help="write the .mo file")

    def handle(self, *_args: Any, update: bool, compile: bool, **_options: Any) -> None:  # noqa: A002  (the option is called that)
        if update:
            catalogue.update(settings.BASE_DIR)
        if compile:
            catalogue.compile_catalogue(settings.BASE_DIR)
        found = catalogue.problems(settings.BASE_DIR)
        if update or compile:
            self.stdout.write(f"{len(found)} things left to do.\n" if found else "German is complete.\n")
        elif found:
            raise CommandError("\n".join(["German is not complete:", *found]))
