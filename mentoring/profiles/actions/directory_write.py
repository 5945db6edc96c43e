"""What an import and its undoing write in the same way: texts, bands, reporting lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import attrgetter

from django.db.models import F, Value
from django.db.models.functions import Concat

from mentoring.profiles.actions.copying import copy_in
from mentoring.profiles.models import BirthYear, ReportingLine, User
from mentoring.profiles.models.user import sort_key
from mentoring.profiles.rules.diff import Change

UNIQUE = ("email", "employee_number")
TEXTS = (*UNIQUE, "first_name", "last_name", "job_title", "department", "site")
BATCH = 500

texts_of = attrgetter(*TEXTS)


def update_people(changes: Iterable[Change], ids: Mapping[str, int]) -> None:
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


def keep_bands(bands: Mapping[int, int | str]) -> None:
    """Keep the band of these people (primary key → band), without looking at the band known before."""
    BirthYear.objects.filter(person_id__in=list(bands)).delete()
    copy_in(BirthYear, ("person_id", "value"), ((person, str(band)) for person, band in bands.items()))


def draw_lines(managers: Mapping[int, int | None]) -> None:
    """Set or end the reporting line of these people (primary keys; None = nobody)."""
    ReportingLine.objects.filter(person_id__in=list(managers)).delete()
    lines = ((person, manager) for person, manager in managers.items() if manager not in (None, person))
    copy_in(ReportingLine, ("person_id", "manager_id"), lines)
