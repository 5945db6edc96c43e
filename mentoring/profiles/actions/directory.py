"""A directory import up to its decision: upload a file, settle its columns, drop it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from mentoring.errors import Refused, require
from mentoring.privacy.actions import audit
from mentoring.profiles.models import ImportPart, ImportRun, User
from mentoring.profiles.models.directory import ImportState
from mentoring.profiles.permissions import can_import_people
from mentoring.profiles.queries.directory import (
    UNDECIDED,
    OpenedFile,
    Reading,
    compared,
    known_people,
    opened,
)
from mentoring.profiles.rules.dates import Order
from mentoring.profiles.rules.decode import decode
from mentoring.profiles.rules.dry_run import DryRun, pack
from mentoring.profiles.rules.kept_table import pack_table
from mentoring.profiles.rules.mapping import Mapping as Columns
from mentoring.profiles.rules.mapping import check_mapping, choose, propose
from mentoring.profiles.rules.people import read_people

LONGEST_FILENAME = 200
UNDECIDED_FOR = timedelta(days=7)


def ignore(_percent: int) -> None:
    """Nobody waits for how far it is."""


@transaction.atomic
def upload_directory(*, filename: str, content: bytes, by: User, now: datetime) -> ImportRun:
    """Keep an HR file, encrypted, until its columns are settled. Raises FileProblem.

    Undecided imports of the same person are dropped: the new file takes their place.
    """
    require(can_import_people(by))
    table = pack_table(decode(content))
    _forget(ImportRun.objects.filter(by=by, state__in=UNDECIDED))
    run = ImportRun.objects.create(by=by, filename=filename[:LONGEST_FILENAME], raw=content, table=table)
    audit(by, "directory.file_uploaded", run, now=now)
    return run


@transaction.atomic
def read_differently(*, run: ImportRun, reading: Reading, by: User, now: datetime) -> ImportRun:  # noqa: ARG001  (as every action)
    """Keep how the file is to be read instead of as detected. Raises FileProblem, import_moved_on."""
    require(can_import_people(by))
    run = locked(run, ImportState.UPLOADED)
    run.table = pack_table(decode(bytes(run.raw or b""), **reading.of_file()))
    run.mapping = {"reading": asdict(reading)}
    run.save(update_fields=["mapping", "table"])
    return run


@transaction.atomic
def read_import(*, run: ImportRun, choices: Mapping[str, str], by: User, now: datetime) -> ImportRun:
    """Read the file with these columns ({"<index>": field}), keep the mapped values alone, forget the file.

    Raises Refused: import_moved_on, import_columns (see `check_mapping`).
    """
    return read_file(locked(run, ImportState.UPLOADED), choices, by=by, now=now)


def read_file(
    run: ImportRun,
    choices: Mapping[str, str],
    *,
    by: User,
    now: datetime,
    tell: Callable[[int], None] = ignore,
    file: OpenedFile | None = None,
) -> ImportRun:
    """Do what `read_import` says; `tell` hears the share that is done, 0 to 100, outside transactions.

    `file` is what `opened` returned for this very run, if somebody has asked for it just now.
    """
    require(can_import_people(by))
    file = file or opened(by, run)
    tell(20)
    mapping = choose(file.mapping, choices)
    if check_mapping(mapping):
        raise Refused("import_columns")
    order = Order(file.reading.date_order) if file.reading.date_order else None
    today = timezone.localdate(now)
    known = known_people(by)
    reading = read_people(file.table, mapping, known, today=today, date_order=order)
    tell(60)
    with transaction.atomic():
        run = locked(run, run.state)
        ImportPart.objects.bulk_create(
            ImportPart(run=run, number=number, values=part) for number, part in enumerate(pack(reading))
        )
        run.state, run.raw, run.table, run.failure = ImportState.READ, None, None, ""
        run.mapping = {"fields": sorted(reading.fields), "titles": _worth_remembering(file.mapping, mapping)}
        dry_run = DryRun(reading.people, reading.problems)
        run.counts = compared(by, dry_run, reading.fields, known).counts
        run.save(update_fields=["state", "raw", "table", "mapping", "counts", "failure"])
    return run


@transaction.atomic
def drop_import(*, run: ImportRun, by: User, now: datetime) -> ImportRun:
    """Give an import up: file and rows are gone, the directory stays as it is. Raises import_moved_on."""
    require(can_import_people(by))
    run = locked(run, ImportState.UPLOADED, ImportState.READ)
    _forget(ImportRun.objects.filter(pk=run.pk))
    audit(by, "directory.import_dropped", run, now=now)
    return run


@transaction.atomic
def forget_old_imports(*, now: datetime) -> int:
    """Drop imports that nobody decided within a week. Returns how many. Called by the clock."""
    return _forget(ImportRun.objects.filter(state__in=UNDECIDED, created_at__lt=now - UNDECIDED_FOR))


def locked(run: ImportRun, *states: str) -> ImportRun:
    """Return `run` under a row lock. Raises Refused(import_moved_on) unless it is in one of `states`."""
    fresh = ImportRun.objects.defer(*ImportRun.LARGE).select_for_update().get(pk=run.pk)
    if fresh.state not in states:
        raise Refused("import_moved_on")
    return fresh


def _forget(runs: QuerySet[ImportRun]) -> int:
    ids = list(runs.select_for_update().values_list("pk", flat=True))
    ImportPart.objects.filter(run_id__in=ids).delete()
    return ImportRun.objects.filter(pk__in=ids).update(state=ImportState.DROPPED, raw=None, table=None)


def _worth_remembering(proposed: Columns, chosen: Columns) -> dict[str, str]:
    """Return the titles that were chosen, and those whose proposal was turned down.

    The title of a column that was never going to be read is kept nowhere either.
    """
    usual = propose([column.title for column in proposed.columns], [])
    told = {column.index for column in (*proposed.columns, *usual.columns, *chosen.columns) if column.field}
    return Columns(tuple(column for column in chosen.columns if column.index in told)).titles()
