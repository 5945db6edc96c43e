"""Taking an import back within a day: new people go, changed ones are as before."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import ForeignObjectRel

from mentoring.errors import Refused, require
from mentoring.privacy.actions import audit
from mentoring.profiles.actions.addresses import tell_of_new_addresses
from mentoring.profiles.actions.copying import any_of
from mentoring.profiles.actions.directory import locked
from mentoring.profiles.actions.directory_write import TEXTS, draw_lines, keep_bands, update_people
from mentoring.profiles.actions.people import keep_missing, missing_now
from mentoring.profiles.models import BirthYear, ImportRun, ReportingLine, User
from mentoring.profiles.models.directory import ImportState
from mentoring.profiles.permissions import can_import_people
from mentoring.profiles.queries.directory import UNDO_WITHIN
from mentoring.profiles.rules.diff import Change
from mentoring.profiles.rules.records import KnownPerson, PersonRow

OF_THE_DIRECTORY = (ReportingLine, BirthYear)  # rows that come and go with a person


@dataclass(frozen=True, slots=True)
class Before:
    """How it was: primary key → old texts, old manager, old band, missing since (None = none)."""

    texts: dict[int, dict[str, str]]
    managers: dict[int, int | None]
    bands: dict[int, str | None]
    missing: dict[int, str | None]

    def sealed(self, new: Sequence[int]) -> str:
        """Return it as text for `ImportRun.undo`, with the people who are new."""
        return json.dumps(asdict(self) | {"new": list(new)})


def remember(
    changed: Iterable[Change],
    ids: Mapping[str, int],
    *,
    moved: Iterable[Change],
    bands_of: Sequence[int],
    missing: Iterable[int],
) -> Before:
    """Return how it is before an import is written. `ids` are the primary keys by address.

    `missing` are those whom the import notes as missing, or as there again.
    """
    texts = {
        ids[change.person.email]: {
            name: getattr(change.person, name) for name in change.fields if name in TEXTS
        }
        for change in changed
    }
    people = [ids[change.person.email] for change in moved]
    lines = dict(
        ReportingLine.objects.filter(person_id__in=any_of(people)).values_list("person_id", "manager_id")
    )
    bands = dict(BirthYear.objects.filter(person_id__in=any_of(bands_of)).values_list("person_id", "value"))
    return Before(
        texts={person: old for person, old in texts.items() if old},
        managers={person: lines.get(person) for person in people},
        bands={person: bands.get(person) for person in bands_of},
        missing=missing_now(missing),
    )


@transaction.atomic
def undo_import(*, run: ImportRun, by: User, now: datetime) -> ImportRun:
    """Put the directory back as it was before `run`.

    New people who have signed in, were invited or hold a post since then stay; `run.counts["stayed"]` says
    how many. Raises Refused: import_moved_on, undo_too_late (24 hours), undo_not_latest (another came after).
    """
    require(can_import_people(by))
    run = locked(run, ImportState.APPLIED)
    if run.undo is None or run.applied_at is None or now - run.applied_at > UNDO_WITHIN:
        raise Refused("undo_too_late")
    if ImportRun.objects.filter(state=ImportState.APPLIED, applied_at__gt=run.applied_at).exists():
        raise Refused("undo_not_latest")
    old = json.loads(run.undo)
    stayed = _in_use(old["new"])
    _take_out([person for person in old["new"] if person not in stayed])
    _put_back(old, run=run, by=by, now=now)
    run.state, run.undo = ImportState.UNDONE, None
    run.counts = run.counts | {"stayed": len(stayed)}
    run.save(update_fields=["state", "undo", "counts"])
    audit(by, "directory.import_undone", run, now=now)
    return run


def forget_undo(*, now: datetime) -> int:
    """Erase what taking imports back would need, once the day is over. Returns of how many imports."""
    over = ImportRun.objects.filter(undo__isnull=False, applied_at__lt=now - UNDO_WITHIN)
    return over.update(undo=None)


def _in_use(people: Sequence[int]) -> set[int]:
    """Return those whom anything refers to that is not part of the directory itself, or who run things."""
    posts = User.objects.filter(pk__in=any_of(people)).exclude(is_site_admin=False, is_people_team=False)
    used = set(posts.values_list("pk", flat=True))
    for relation in User._meta.get_fields(include_hidden=True):  # also those without a name of their own
        if not isinstance(relation, ForeignObjectRel) or relation.related_model in OF_THE_DIRECTORY:
            continue
        model, name = relation.related_model, relation.field.name
        rows = model._base_manager.filter(**{f"{name}__in": any_of(people)})  # no default filter
        used |= set(rows.values_list(name, flat=True))
    return used


def _take_out(people: Sequence[int]) -> None:
    """Delete people to whom nothing but the directory refers. The database would object to anything else."""
    ReportingLine.objects.filter(person_id__in=any_of(people)).delete()
    ReportingLine.objects.filter(manager_id__in=any_of(people)).delete()
    BirthYear.objects.filter(person_id__in=any_of(people)).delete()
    gone = User.objects.filter(pk__in=any_of(people))
    gone._raw_delete(gone.db)  # noqa: SLF001  (a plain DELETE: there is nothing to collect)


def _put_back(old: Mapping[str, Mapping[str, object]], *, run: ImportRun, by: User, now: datetime) -> None:
    texts = {int(person): values for person, values in old["texts"].items()}
    here = User.objects.in_bulk(texts)
    changes = [_back(person, texts[person.pk]) for person in here.values()]  # type: ignore[arg-type]  # one row of text per person
    tell_of_new_addresses(changes, key=f"{run.code}:undo", by=by, now=now)
    update_people(changes, {person.email: person.pk for person in here.values()})
    known = set(User.objects.values_list("pk", flat=True))
    managers = {int(person): manager for person, manager in old["managers"].items() if int(person) in known}
    draw_lines({person: manager if manager in known else None for person, manager in managers.items()})
    bands = {int(person): band for person, band in old["bands"].items() if int(person) in known}
    BirthYear.objects.filter(person_id__in=any_of(bands)).delete()
    keep_bands({person: str(band) for person, band in bands.items() if band is not None})
    keep_missing({int(person): since for person, since in old["missing"].items()})  # type: ignore[misc]  # dates


def _back(person: User, texts: Mapping[str, str]) -> Change:
    """Return the change that makes `person` say what they said before."""
    now = KnownPerson(**{name: getattr(person, name) for name in TEXTS})
    row = PersonRow(line_number=0, **{name: getattr(person, name) for name in TEXTS})
    return Change(row._replace(**texts), now, tuple(texts))  # type: ignore[arg-type]  # texts alone
