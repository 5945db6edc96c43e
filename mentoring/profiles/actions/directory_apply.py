"""The decision: a dry run becomes the directory, all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import IntegrityError, transaction

from mentoring.errors import Refused, require
from mentoring.privacy.actions import audit
from mentoring.profiles.actions.addresses import tell_of_new_addresses
from mentoring.profiles.actions.directory import ignore, locked
from mentoring.profiles.actions.directory_undo import remember
from mentoring.profiles.actions.directory_write import (
    create_people,
    draw_lines,
    keep_bands,
    update_people,
)
from mentoring.profiles.actions.people import keep_missing, missing_after
from mentoring.profiles.models import ImportRun, User
from mentoring.profiles.models.directory import ImportState
from mentoring.profiles.permissions import can_import_people
from mentoring.profiles.queries.directory import Review, review_of


@transaction.atomic
def apply_import(*, run: ImportRun, by: User, now: datetime, seen: str = "") -> ImportRun:
    """Bring the people of `run` into the directory; its rows are gone afterwards.

    `seen` is the fingerprint of the review that was looked at ("" = none was). Nobody is deleted or
    deactivated; whom a whole file no longer names is noted as missing, for HR to decide. Posts, language and
    time zone of existing people stay. Raises Refused: import_moved_on, import_has_errors,
    import_directory_moved, import_no_longer_fits.
    """
    return write_import(locked(run, ImportState.READ), by=by, now=now, seen=seen)


def write_import(
    run: ImportRun, *, by: User, now: datetime, seen: str = "", tell: Callable[[int], None] = ignore
) -> ImportRun:
    """Do what `apply_import` says; `tell` hears the share that is done, 0 to 100, outside transactions."""
    require(can_import_people(by))
    review = review_of(by, run)
    if not review.is_importable:
        raise Refused("import_has_errors")
    if seen and seen != review.fingerprint:
        raise Refused("import_directory_moved")
    tell(40)
    try:
        with transaction.atomic():
            run = locked(run, run.state)
            tell_of_new_addresses(review.diff.changed, key=run.code, by=by, now=now)
            before = _write(review, now)
            run.parts.all().delete()
            run.state, run.applied_at, run.counts, run.undo = ImportState.APPLIED, now, review.counts, before
            run.failure = ""
            run.save(update_fields=["state", "applied_at", "counts", "undo", "failure"])
            audit(by, "directory.imported", run, now=now)
    except IntegrityError as error:  # since the dry run somebody else took a number or an address
        raise Refused("import_no_longer_fits") from error
    return run


def _write(review: Review, now: datetime) -> str:
    """Write everything; return what taking it back needs."""
    diff = review.diff
    before = dict(User.objects.values_list("email", "pk"))
    moved = [change for change in diff.changed if "manager_ref" in change.fields]
    known = {change.row.email: before[change.person.email] for change in (*diff.changed, *diff.unchanged)}
    missing = missing_after(
        named=known.values(), missing=[before[person.email] for person in diff.missing], now=now
    )
    remembered = remember(diff.changed, before, moved=moved, bands_of=[*known.values()], missing=missing)
    keep_missing(missing)
    update_people(diff.changed, before)
    new = create_people(diff.new)
    ids = before | known | dict(zip((row.email for row in diff.new), new, strict=True))
    if "band" in review.fields:
        keep_bands({ids[row.email]: row.band for row in review.people if row.band is not None})
    if "manager_ref" in review.fields:
        rows = (*diff.new, *(change.row for change in moved))
        draw_lines({ids[row.email]: ids.get(row.manager_ref) for row in rows})
    return remembered.sealed(new)
