"""`manage.py init`: the first person of a new installation."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from mentoring.company.actions import change_company
from mentoring.errors import Refused
from mentoring.profiles.actions.directory_first import create_first_person
from mentoring.profiles.queries.people import site_admin
from mentoring.web.refusals import sentence


class Command(BaseCommand):
    """Creates the person who runs the installation and imports the directory. Safe to run again."""

    help = "Creates the first person: runs this installation, imports people, creates programs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--email", required=True)
        parser.add_argument("--first-name", default="")
        parser.add_argument("--last-name", default="")
        parser.add_argument("--company", default="", help="its name, for every page; can be changed there")

    def handle(
        self, *_args: Any, email: str, first_name: str, last_name: str, company: str, **_options: Any
    ) -> None:
        already = site_admin()
        if already:
            self.stdout.write(f"There is somebody already: {already.email}. Nothing was changed.")
        else:
            try:
                already = create_first_person(
                    email=email, now=timezone.now(), first_name=first_name, last_name=last_name
                )
            except Refused as refused:
                raise CommandError(sentence(refused)) from refused
            if company:
                change_company(by=already, now=timezone.now(), facts={"name": company})
            self.stdout.write(self.style.SUCCESS(f"Welcome, {already.display_name}."))
        self.stdout.write(f"Sign in at {settings.BASE_URL} as {already.email}: a code comes by mail.")
