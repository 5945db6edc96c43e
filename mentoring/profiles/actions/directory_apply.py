"""The decision: a dry run becomes the directory, all of it or nothing."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import IntegrityError, transaction
from django.db.models import F, Value
from django.db.models.functions import Concat

from mentoring.errors import Refused, require
from mentoring.privacy.actions import audit
from mentoring.profiles.actions.copying import copy_in
from mentoring.profiles.actions.directory import locked
from mentoring.profiles.models import BirthYear, ImportRun, ReportingLine, User
from mentoring.profiles.models.directory import ImportState
from mentoring.profiles.models.user import sort_key
from mentoring.profiles.permissions import can_import_people
from mentoring.profiles.queries.directory import Review, review_of
from mentoring.profiles.rules.diff import Change
from mentoring.profiles.rules.records import PersonRow

UNIQUE = ("email", "employee_number")
TEXTS = (*UNIQUE, "first_name", "last_name", "job_title", "department", "site")
BATCH = 500


@transaction.atomic
def apply_import(*, run: ImportRun, by: User, now: datetime, seen: str = "") -> ImportRun:
    """Bring the people of `run` into the directory; its rows are gone afterwards.

    `seen` is the fingerprint of the review that was looked at ("" = none was). Nobody is deleted or
    deactivated; posts, language and time zone of existing people stay. Raises Refused: import_moved_on,
    import_has_errors, import_directory_moved, import_no_longer_fits.
    """
    require(can_import_people(by))
    run = locked(run, ImportState.READ)
    review = review_of(by, run)
    if not review.is_importable:
        raise Refused("import_has_errors")
    if seen and seen != review.fingerprint:
        raise Refused("import_directory_moved")
    try:
        with transaction.atomic():
            _write(review)
    except IntegrityError as error:  # since the dry run somebody else took a number or an address
        raise Refused("import_no_longer_fits") from error
    run.parts.all().delete()
    run.state, run.applied_at, run.counts = ImportState.APPLIED, now, review.counts
    run.save(update_fields=["state", "applied_at", "counts"])
    audit(by, "directory.imported", run, now=now)
    return run


def _write(review: Review) -> None:
    before = dict(User.objects.values_list("email", "pk"))
    _update(review.diff.changed, before)
    _create(review.diff.new)
    after = dict(User.objects.values_list("email", "pk"))
    if "band" in review.fields:
        _keep_bands(review.people, after)
    if "manager_ref" in review.fields:
        moved = [change.row for change in review.diff.changed if "manager_ref" in change.fields]
        _draw_lines([*review.diff.new, *moved], before | after)


def _update(changes: Iterable[Change], ids: Mapping[str, int]) -> None:
    """Write what the file says differently, unique values freed first: two people may swap theirs."""
    pending = {ids[change.person.email]: change for change in changes if set(change.fields) & set(TEXTS)}
    movers = [pk for pk, change in pending.items() if set(change.fields) & set(UNIQUE)]
    people = User.objects.in_bulk(pending)
    for pk, change in pending.items():
        for name in set(change.fields) & set(TEXTS):
            setattr(people[pk], name, getattr(change.row, name))
        people[pk].sort_key = sort_key(people[pk].first_name, people[pk].last_name)
    User.objects.filter(pk__in=movers).update(
        email=Concat(Value("moving-"), F("code"), Value("@invalid")), employee_number=""
    )
    written = {name for change in pending.values() for name in change.fields if name in TEXTS}
    written |= {"sort_key", *(UNIQUE if movers else ())}
    User.objects.bulk_update(people.values(), sorted(written), batch_size=BATCH)


def _create(rows: Iterable[PersonRow]) -> None:
    """Bring new people in as `create_user` does: no password, they sign in by mailed code."""
    copy_in(User, (_new_person(row) for row in rows))


def _new_person(row: PersonRow) -> User:
    person = User(**{name: getattr(row, name) for name in TEXTS})
    # As `set_unusable_password`, from a quicker source: different for everybody, so no reset link fits two.
    person.password = UNUSABLE_PASSWORD_PREFIX + secrets.token_hex(20)
    person.sort_key = sort_key(person.first_name, person.last_name)
    return person


def _keep_bands(rows: Iterable[PersonRow], ids: Mapping[str, int]) -> None:
    """Keep the band of everybody the file has one for, without looking at the band known before."""
    bands = [(ids[row.email], row.band) for row in rows if row.band is not None]
    BirthYear.objects.filter(person_id__in=[person for person, _band in bands]).delete()
    copy_in(BirthYear, (BirthYear(person_id=person, value=str(band)) for person, band in bands))


def _draw_lines(rows: Iterable[PersonRow], ids: Mapping[str, int]) -> None:
    """Set or end the reporting line of these people. Managers are found by new and old addresses."""
    managers = {ids[row.email]: ids.get(row.manager_ref) for row in rows}
    ReportingLine.objects.filter(person_id__in=managers).delete()
    copy_in(
        ReportingLine,
        (
            ReportingLine(person_id=person, manager_id=manager)
            for person, manager in managers.items()
            if manager not in (None, person)
        ),
    )
