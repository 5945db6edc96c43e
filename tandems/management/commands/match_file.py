"""`manage.py match_file IN.json OUT.json`: solve a problem from a file, or check tandems found elsewhere.

Needs no database and no settings of the product. `docs/matching.md` describes both files.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tandems import matching as engine

WRONG = 1
"""Exit code when a check finds something."""


class Command(BaseCommand):
    """Reads a problem and writes a matching; with --check reads both and judges."""

    help = "Find the best set of tandems for a problem in a JSON file."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("problem", type=Path, help="the problem, as docs/matching.md describes it")
        parser.add_argument("matching", type=Path, help="where the matching is written, or read with --check")
        parser.add_argument("--check", action="store_true", help="check an existing matching instead")
        parser.add_argument("--seconds", type=float, help="give up after so long")
        parser.add_argument(
            "--no-reasons", action="store_true", help="do not say why people have no tandem (faster)"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            problem, scores = engine.problem_from(_loaded(options["problem"]))
            if options["check"]:
                self._check(
                    engine.check(problem, engine.pairs_from(_loaded(options["matching"])), scores=scores)
                )
                return
            if options["seconds"]:
                found = engine.match_within(options["seconds"], problem, scores=scores)
            else:
                found = engine.match(problem, scores=scores)
        except engine.InvalidProblem as error:
            told = "\n".join(f"  {issue.code} {' '.join(issue.ids)}" for issue in error.issues)
            raise CommandError(f"The problem has errors:\n{told}") from error
        except (engine.BadJson, engine.OutOfTime, engine.SolverDied, engine.TooLarge) as error:
            raise CommandError(str(error) or "The numbers are too large.") from error
        values = engine.matching_to(problem, found, reasons=not options["no_reasons"])
        options["matching"].write_text(engine.written(values), encoding="utf-8")
        waiting = len(found.unmatched_mentors) + len(found.unmatched_mentees)
        self.stdout.write(
            f"{len(found.pairs)} tandems, {found.total} points, {waiting} people without one; proven best."
        )

    def _check(self, found: engine.Checked) -> None:
        for violation in found.violations:
            rules = " ".join(violation.rules)
            self.stderr.write(f"{violation.code}: {' and '.join(violation.ids)} {rules}".rstrip())
        if found.objection:
            self.stderr.write(f"Not the best: {found.objection}.")
        if not found.is_best:
            raise CommandError("This matching does not answer this problem.", returncode=WRONG)
        self.stdout.write("Allowed, complete and proven best.")


def _loaded(path: Path) -> Any:
    """The values of a JSON file; CommandError when there are none."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise CommandError(f"{path}: {error}") from error
