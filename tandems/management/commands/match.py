"""`manage.py match SLUG [--publish]`: compute the best set of tandems of a program from the command line."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from mentoring.errors import NotAllowed, Refused
from mentoring.web.refusals import sentence
from tandems.actions.matching import compute_run, start_run
from tandems.actions.publishing import publish_run
from tandems.models import MatchRun, RunState
from tandems.queries.matching import acting_admin_aggregate


class Command(BaseCommand):
    """Starts a run, computes it in this process, prints what it found and publishes it if asked to."""

    help = "Find the best set of tandems of a program."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the program's address, as in /programs/<slug>/")
        parser.add_argument(
            "--publish", action="store_true", help="make the proposals tandems and tell people"
        )
        parser.add_argument(
            "--by", default="", metavar="EMAIL", help="the HR admin who acts (default: the first)"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        program, admin = acting_admin_aggregate(options["slug"], options["by"])
        if program is None:
            raise CommandError(f"There is no program {options['slug']!r}.")
        if admin is None:
            raise CommandError(f"{options['by'] or 'Nobody'} is not an HR admin of this program.")
        try:
            run = start_run(program=program, by=admin, now=timezone.now())
            compute_run(run=run, now=timezone.now())
            run.refresh_from_db()
            self._tell(run)
            if options["publish"]:
                tandems = publish_run(run=run, by=admin, now=timezone.now())
                self.stdout.write(self.style.SUCCESS(f"Published: {len(tandems)} tandems."))
        except Refused as refused:
            raise CommandError(sentence(refused)) from refused
        except NotAllowed as error:
            raise CommandError("This person does not manage the program.") from error

    def _tell(self, run: MatchRun) -> None:
        if run.state != RunState.DONE:
            raise CommandError(f"The run failed ({run.problem}). The log says why.")
        proposals = run.proposals.select_related("mentor__person", "mentee__person")
        for proposal in proposals.order_by("-score", "pk"):
            self.stdout.write(f"{proposal.score:5d}  {proposal.mentor.person} → {proposal.mentee.person}")
        waiting = len(run.result["unmatched"])
        self.stdout.write(f"{run.tandem_count} tandems, {waiting} people without one.")
