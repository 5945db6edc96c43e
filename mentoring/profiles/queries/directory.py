"""The directory as an import sees it: who is in it, what was imported, what the next file would change.

Generation bands are not read here, so a corrected birth date is no visible change.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from mentoring.profiles.models import ImportRun, User
from mentoring.profiles.models.directory import ImportState
from mentoring.profiles.permissions import can_import_people
from mentoring.profiles.rules.bulk import no_cycle_search
from mentoring.profiles.rules.dates import Order, detect_order
from mentoring.profiles.rules.decode import DecodedFile, decode
from mentoring.profiles.rules.diff import Diff, compare
from mentoring.profiles.rules.dry_run import DryRun, unpack
from mentoring.profiles.rules.faults import RowProblem, row_problem
from mentoring.profiles.rules.kept_table import unpack_table
from mentoring.profiles.rules.mapping import Field, Mapping, propose
from mentoring.profiles.rules.records import KnownPerson, PersonRow

AT_ONCE = 2_000  # rows
UNDO_WITHIN = timedelta(hours=24)
UNDECIDED = (ImportState.UPLOADED, ImportState.READING, ImportState.READ, ImportState.IMPORTING)


def imports_visible_to(viewer: User) -> QuerySet[ImportRun]:
    """Imports that the viewer may look at, latest first: all of them for HR, none for anybody else."""
    runs = ImportRun.objects.select_related("by").defer(*ImportRun.LARGE)
    return runs if can_import_people(viewer) else runs.none()


def is_large(rows: int) -> bool:
    """Say whether the worker should do it: a small file is quicker done than asked for."""
    return rows > AT_ONCE


def people_in(run: ImportRun) -> int:
    """Return how many people the dry run of `run` holds."""
    return sum(run.counts.get(name, 0) for name in ("new", "changed", "unchanged"))


def undecided_import(viewer: User) -> ImportRun | None:
    """Return the file that the viewer has uploaded and not decided about: a new one would take its place."""
    return imports_visible_to(viewer).filter(by=viewer, state__in=UNDECIDED).first()


def import_to_take_back(viewer: User) -> ImportRun | None:
    """Return the latest import that the viewer can take back, with `until` (a datetime), None without one."""
    applied = imports_visible_to(viewer).filter(state=ImportState.APPLIED)
    latest = applied.order_by("-applied_at").annotate(
        can_be_undone=Q(undo__isnull=False), until=F("applied_at") + UNDO_WITHIN
    )
    found = latest.first()
    return found if found and found.can_be_undone and found.until > timezone.now() else None


def directory_size(viewer: User) -> int:
    """Return how many people the directory knows; 0 for whoever may not import."""
    return User.objects.filter(guest_until=None).count() if can_import_people(viewer) else 0


def known_people(viewer: User) -> tuple[KnownPerson, ...]:
    """Return everybody in plain values, without the band; nobody for whoever may not import."""
    if not can_import_people(viewer):
        return ()
    rows = (
        User.objects.filter(guest_until=None)
        .order_by("pk")
        .values_list(
            "email",
            "employee_number",
            "first_name",
            "last_name",
            "job_title",
            "department",
            "site",
            Coalesce("line_up__manager__email", Value("")),
        )
    )
    return tuple(KnownPerson(*row) for row in rows)


@dataclass(frozen=True)
class Reading:
    """How somebody says a file has to be read; "" and 0 leave it to what is detected."""

    encoding: str = ""
    delimiter: str = ""
    header_row: int = 0
    sheet: str = ""
    date_order: str = ""

    def of_file(self) -> dict[str, Any]:
        """Return what `decode` is told."""
        return {name: value for name, value in asdict(self).items() if name != "date_order"}


@dataclass(frozen=True)
class OpenedFile:
    """An uploaded file, decoded, with the columns that were recognised."""

    table: DecodedFile
    mapping: Mapping
    reading: Reading

    def dates_read_as(self, today: date) -> Order | None:
        """Return how the proposed column of birth dates is read, None without one."""
        column = self.mapping.column_of(Field.BIRTH_DATE)
        if self.reading.date_order:
            return Order(self.reading.date_order)
        return detect_order((row[column.index] for row in self.table.rows), today=today) if column else None


def opened(viewer: User, run: ImportRun) -> OpenedFile:
    """Return the file of an import whose columns are not settled. Titles settled last time are known."""
    last = imports_visible_to(viewer).filter(mapping__has_key="titles").first()
    remembered = last.mapping["titles"] if last else {}
    reading = Reading(**run.mapping.get("reading", {}))
    kept = bytes(run.table or b"")
    table = unpack_table(kept) if kept else decode(bytes(run.raw or b""), **reading.of_file())
    return OpenedFile(table, propose(table.header, table.rows, remembered=remembered), reading)


@dataclass(frozen=True)
class Review:
    """A dry run held against the directory of this moment.

    `diff.missing` are active people with an employee number whom the file does not name. `known`: everybody
    in the directory.
    """

    dry_run: DryRun
    diff: Diff
    fields: frozenset[str]
    known: tuple[KnownPerson, ...]

    @property
    def people(self) -> tuple[PersonRow, ...]:
        """Rows without an error."""
        return self.dry_run.people

    @cached_property
    def errors(self) -> tuple[RowProblem, ...]:
        """What has to be put right in the file first."""
        return tuple(problem for problem in self.dry_run.problems if problem.severity == "error")

    @cached_property
    def warnings(self) -> tuple[RowProblem, ...]:
        """What is left out."""
        return tuple(problem for problem in self.dry_run.problems if problem.severity == "warning")

    @property
    def is_importable(self) -> bool:
        """Whether the whole file may be imported."""
        return not self.errors and bool(self.people)

    @property
    def birth_dates(self) -> int:
        """How many people the file gives a generation band."""
        return sum(person.band is not None for person in self.people)

    @cached_property
    def names(self) -> dict[str, str]:
        """E-mail → name of everybody in the file and in the directory."""
        everybody: tuple[PersonRow | KnownPerson, ...] = (*self.known, *self.people)
        return {person.email: name_of(person) for person in everybody}

    @cached_property
    def counts(self) -> dict[str, int]:
        """The figures an import is remembered by; no person in them."""
        return {
            "new": len(self.diff.new),
            "changed": len(self.diff.changed),
            "unchanged": len(self.diff.unchanged),
            "missing": len(self.diff.missing),
            "errors": len(self.errors),
            "warnings": len(self.warnings),
        }

    @cached_property
    def fingerprint(self) -> str:
        """A short hash of what would change, to notice that it is no longer what was shown."""
        changes = [(change.person.email, change.row.email, change.fields) for change in self.diff.changed]
        plan = json.dumps([[row.email for row in self.diff.new], changes])
        return hashlib.sha256(plan.encode()).hexdigest()[:16]


@no_cycle_search()
def review_of(viewer: User, run: ImportRun) -> Review:
    """Return what the rows of `run` would change now. `run` comes from `imports_visible_to(viewer)`."""
    dry_run = unpack(map(bytes, run.parts.values_list("values", flat=True)))
    return compared(viewer, dry_run, frozenset(run.mapping.get("fields", ())), known_people(viewer))


def compared(viewer: User, dry_run: DryRun, fields: frozenset[str], known: tuple[KnownPerson, ...]) -> Review:
    """Return a dry run that speaks about `fields` held against the directory, whose people are `known`."""
    diff = compare(dry_run.people, known, fields)
    left = set(User.objects.filter(is_active=False).values_list("email", flat=True))
    missing = tuple(person for person in diff.missing if person.employee_number and person.email not in left)
    wrong = (*_guests_named(dry_run), *_admins_moved(viewer, diff))
    dry_run = replace(dry_run, problems=(*wrong, *dry_run.problems))
    return Review(dry_run, replace(diff, missing=missing), fields, known)


def _guests_named(dry_run: DryRun) -> Iterator[RowProblem]:
    """Yield an error for each row with the address of a guest: nobody is in the directory and a guest."""
    addresses = set(User.objects.exclude(guest_until=None).values_list("email", flat=True))
    for person in dry_run.people if addresses else ():
        if person.email in addresses:
            yield row_problem(person.line_number, "", "guest_address", value=person.email)


def _admins_moved(viewer: User, diff: Diff) -> Iterator[RowProblem]:
    """Yield an error for each site admin with another address, unless a site admin imports.

    Whoever sets an address can have a code for signing in sent there.
    """
    if viewer.is_site_admin:
        return
    admins = set(User.objects.filter(is_site_admin=True).values_list("email", flat=True))
    for change in diff.changed:
        if "email" in change.fields and change.person.email in admins:
            yield row_problem(change.row.line_number, "", "admin_address", value=change.person.email)


def name_of(person: PersonRow | KnownPerson) -> str:
    """Return first and last name, the e-mail where there is none."""
    return f"{person.first_name} {person.last_name}".strip() or person.email
