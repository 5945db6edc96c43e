"""A dry run in parts: problems, changes, new people, people the file does not name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from mentoring.profiles.problems import explain, field_label
from mentoring.profiles.queries.directory import Review, name_of
from mentoring.profiles.rules.diff import Change
from mentoring.profiles.rules.emails import has_address
from mentoring.profiles.rules.faults import RowProblem
from mentoring.profiles.rules.records import KnownPerson, PersonRow


@dataclass(frozen=True, slots=True)
class Section:
    """One part. `rows` turns plain values into what the page shows, only for those it shows."""

    key: str
    label: str
    rows: Sequence[Any]


class Lazily(Sequence[Any]):
    """`values` seen through `show`, which is called for the values that are asked for."""

    def __init__(self, values: Sequence[Any], show: Callable[[Any], Any]) -> None:
        self.values, self.show = values, show

    def __len__(self) -> int:
        return len(self.values)

    def __getitem__(self, place: Any) -> Any:
        found = self.values[place]
        return [self.show(value) for value in found] if isinstance(place, slice) else self.show(found)


def sections(review: Review, wanted: str) -> tuple[list[Section], Section]:
    """Return the parts that hold something, and the one to show: the wanted one, else the first.

    With errors nothing else matters yet: the parts are about what is wrong alone.
    """
    diff, names = review.diff, review.names
    every = [
        Section("errors", _("To correct"), Lazily(review.errors, _problem)),
        Section("warnings", _("Left out"), Lazily(review.warnings, _problem)),
        Section("changed", _("Changed"), Lazily(diff.changed, lambda change: _change(change, names))),
        Section("new", _("New"), Lazily(diff.new, _person)),
        Section("missing", _("Not in the file"), Lazily(diff.missing, _person)),
    ]
    every = every[:2] if review.errors else every
    tabs = [section for section in every if section.rows] or every[-2:-1]
    return tabs, next((section for section in tabs if section.key == wanted), tabs[0])


def _problem(problem: RowProblem) -> dict[str, Any]:
    said = explain(problem)
    return {
        "row": problem.line_number,
        "column": problem.column,
        "message": said.message,
        "advice": said.advice,
    }


def _person(person: PersonRow | KnownPerson) -> dict[str, str]:
    return {
        "name": name_of(person),
        "number": person.employee_number,
        "email": person.email if has_address(person.email) else "",
        "department": person.department,
    }


def _change(change: Change, names: dict[str, str]) -> dict[str, Any]:
    def shown(value: str, field: str) -> str:
        if field == "manager_ref":
            return names.get(value, value)
        return value if field != "email" or has_address(value) else ""

    return {
        "row": change.row.line_number,
        "name": name_of(change.person),
        "fields": [
            {
                "label": field_label(field),
                "before": shown(getattr(change.person, field), field),
                "after": shown(getattr(change.row, field), field),
            }
            for field in change.fields
        ],
    }
