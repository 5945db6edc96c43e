"""`manage.py import_people FILE`: the directory import without a browser, all or nothing."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from mentoring.errors import NotAllowed, Refused
from mentoring.profiles.actions.directory import read_import, upload_directory
from mentoring.profiles.actions.directory_apply import apply_import
from mentoring.profiles.problems import explain, field_label
from mentoring.profiles.queries.directory import OpenedFile, Review, opened, review_of
from mentoring.profiles.queries.people import importer
from mentoring.profiles.report import WRITERS, lines
from mentoring.profiles.rules.decode import MAX_BYTES
from mentoring.profiles.rules.faults import FileProblem, MappingProblem, RowProblem
from mentoring.profiles.rules.mapping import check_mapping
from mentoring.web.refusals import sentence


class Command(BaseCommand):
    """Exit code 0: imported (or nothing to complain about in a dry run); 1: nothing was changed."""

    help = "Imports people from a CSV file of an HR system, all or nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the CSV file")
        parser.add_argument("--dry-run", action="store_true", help="show what would change, change nothing")
        parser.add_argument(
            "--report", type=Path, metavar="FILE", help="write what is wrong into FILE, .csv or .xlsx"
        )
        parser.add_argument("--by", default="", metavar="EMAIL", help="who imports (default: the site admin)")

    def handle(
        self, *_args: Any, file: Path, dry_run: bool, by: str, report: Path | None, **_options: Any
    ) -> None:
        if report and _kind(report) not in WRITERS:
            raise CommandError(f"{report}: choose a name that ends in .csv or .xlsx")
        try:
            with transaction.atomic():
                self._import(file, by, dry_run=dry_run, report=report)
        except FileProblem as problem:
            raise CommandError(_told(problem)) from problem
        except Refused as refused:
            raise CommandError(sentence(refused)) from refused
        except NotAllowed as error:
            raise CommandError("Nobody who may import people was found. See: manage.py init") from error

    def _import(self, file: Path, by: str, *, dry_run: bool, report: Path | None) -> None:
        person, now = importer(by), timezone.now()
        if person is None:
            raise NotAllowed
        run = upload_directory(filename=file.name, content=_content(file), by=person, now=now)
        table = opened(person, run)
        self._say_columns(table)
        problems = check_mapping(table.mapping)
        if problems:
            raise CommandError(" ".join(_told(problem) for problem in problems))
        run = read_import(run=run, choices=table.mapping.choices(), by=person, now=now)
        review = review_of(person, run)
        self._say_review(review)
        if report:
            report.write_bytes(WRITERS[_kind(report)](lines(review)))
        if not review.is_importable:
            raise CommandError("Nothing was imported. Correct the file and start again.")
        if dry_run:
            transaction.set_rollback(True)
            self.stdout.write("Dry run: nothing was changed.")
            return
        apply_import(run=run, by=person, now=now, seen=review.fingerprint)
        self.stdout.write(self.style.SUCCESS("Imported."))

    def _say_columns(self, file: OpenedFile) -> None:
        table = file.table
        self.stdout.write(f"{len(table.rows)} rows, {table.encoding}, titles in row {table.header_row}")
        for column in file.mapping.columns:
            meaning = field_label(column.field) if column.field else "not imported"
            self.stdout.write(f"  {column.title or column.index + 1} → {meaning}")

    def _say_review(self, review: Review) -> None:
        self.stdout.write(", ".join(f"{name}: {count}" for name, count in review.counts.items()))
        for problem in (*review.errors, *review.warnings):
            where = f", {problem.column}" if problem.column else ""
            self.stdout.write(f"{problem.severity}: row {problem.line_number}{where}: {_told(problem)}")
        for person in review.diff.missing:
            self.stdout.write(f"not in the file: {person.employee_number} {review.names[person.email]}")


def _kind(report: Path) -> str:
    return report.suffix.lower().removeprefix(".")


def _content(file: Path) -> bytes:
    """Return the bytes of the file, at most one more than may be read. Raises CommandError."""
    try:
        with file.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}") from error


def _told(problem: FileProblem | MappingProblem | RowProblem) -> str:
    said = explain(problem)
    return f"{said.message} {said.advice}"
