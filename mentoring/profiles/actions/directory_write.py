"""What an import and its undoing write: people, their texts, bands and reporting lines."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import F, Value
from django.db.models.functions import Concat

from mentoring.profiles.actions.copying import any_of, copy_in, new_keys
from mentoring.profiles.models import BirthYear, ReportingLine, User
from mentoring.profiles.models.user import sort_key
from mentoring.profiles.rules.diff import Change
from mentoring.profiles.rules.records import PersonRow
from mentoring.web.codes import new_codes

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


def create_people(rows: Sequence[PersonRow]) -> list[int]:
    """Bring new people in as `create_user` does: no password, they sign in by mailed code. Returns keys."""
    keys = new_keys(User, len(rows))
    # As `set_unusable_password`, from a quicker source: different for everybody, so no reset link fits two.
    noise = secrets.token_hex(20 * len(rows))
    passwords = (UNUSABLE_PASSWORD_PREFIX + noise[start : start + 40] for start in range(0, len(noise), 40))
    names = (sort_key(row.first_name, row.last_name) for row in rows)
    columns = zip(keys, names, new_codes(len(rows)), passwords, map(texts_of, rows), strict=True)
    values = ((key, name, code, password, *texts) for key, name, code, password, texts in columns)
    copy_in(User, ("id", "sort_key", "code", "password", *TEXTS), values)
    return keys


def keep_bands(bands: Mapping[int, int | str]) -> None:
    """Keep the band of these people (primary key → band), without looking at the band known before."""
    BirthYear.objects.filter(person_id__in=any_of(bands)).delete()
    copy_in(BirthYear, ("person_id", "value"), ((person, str(band)) for person, band in bands.items()))


def draw_lines(managers: Mapping[int, int | None]) -> None:
    """Set or end the reporting line of these people (primary keys; None = nobody)."""
    ReportingLine.objects.filter(person_id__in=any_of(managers)).delete()
    lines = ((person, manager) for person, manager in managers.items() if manager not in (None, person))
    copy_in(ReportingLine, ("person_id", "manager_id"), lines)
