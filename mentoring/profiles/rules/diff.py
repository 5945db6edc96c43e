"""What an import would change in the directory."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Mapping, Sequence

from mentoring.profiles.rules.records import KnownPerson, PersonRow

FIELDS = (
    "email",
    "employee_number",
    "first_name",
    "last_name",
    "band",
    "job_title",
    "department",
    "site",
    "manager_ref",
)


@dataclasses.dataclass(frozen=True, slots=True)
class Change:
    """A person of the directory whom the file describes differently. `fields`: names out of FIELDS."""

    row: PersonRow
    person: KnownPerson
    fields: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Diff:
    """File against directory. `missing` are people of the directory whom the file does not name."""

    new: tuple[PersonRow, ...]
    changed: tuple[Change, ...]
    unchanged: tuple[Change, ...]
    missing: tuple[KnownPerson, ...]


def compare(
    rows: Sequence[PersonRow], existing: Iterable[KnownPerson], fields: Collection[str] = FIELDS
) -> Diff:
    """Return who is new, changed, unchanged and missing.

    A row is the person with its employee number, or else the one with its e-mail (who has no number or
    another one). Only `fields` (pass `Reading.fields`) are compared: a column that the file lacks says
    nothing. An empty cell of a mapped column does count, except for the band. An e-mail that changes takes
    the links of the reporting line with it: the team of that person is not changed.
    """
    people = tuple(existing)
    pairs = _pairs(rows, people)
    new_address = {person.email: row.email for row, person in pairs if person}
    compared = frozenset(fields)
    changes = [
        Change(row, person, _differences(row, person, compared, new_address))
        for row, person in pairs
        if person
    ]
    seen = {person.email for _row, person in pairs if person}
    return Diff(
        new=tuple(row for row, person in pairs if person is None),
        changed=tuple(change for change in changes if change.fields),
        unchanged=tuple(change for change in changes if not change.fields),
        missing=tuple(person for person in people if person.email not in seen),
    )


def _pairs(
    rows: Sequence[PersonRow], people: Sequence[KnownPerson]
) -> list[tuple[PersonRow, KnownPerson | None]]:
    """Return every row with its person; a person belongs to one row at most, numbers before addresses."""
    by_number = {person.employee_number: person for person in people if person.employee_number}
    by_email = {person.email: person for person in people}
    numbered = {
        row.line_number: by_number[row.employee_number] for row in rows if row.employee_number in by_number
    }
    taken = {person.email for person in numbered.values()}
    pairs: list[tuple[PersonRow, KnownPerson | None]] = []
    for row in rows:
        person = numbered.get(row.line_number)
        if person is None and row.email not in taken:
            person = by_email.get(row.email)
        pairs.append((row, person))
    return pairs


def _differences(
    row: PersonRow, person: KnownPerson, fields: Collection[str], new_address: Mapping[str, str]
) -> tuple[str, ...]:
    before = person._replace(
        manager_ref=new_address.get(person.manager_ref, person.manager_ref),
        band=row.band if person.band is None else person.band,
    )
    if row[1:] == before:  # both tell the same in the same order: most people of most files
        return ()
    return tuple(
        name
        for name in FIELDS
        if name in fields
        and getattr(row, name) != getattr(before, name)
        and not (name == "band" and row.band is None)
    )
