"""What is kept of a file between its dry run and the decision: mapped values and problems, in parts."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from operator import attrgetter

from mentoring.profiles.rules.faults import RowProblem, row_problem
from mentoring.profiles.rules.people import Reading
from mentoring.profiles.rules.records import PersonRow

PART = 500  # people or problems sealed together: sealing costs by the piece

_FIELDS = tuple(field.name for field in dataclasses.fields(PersonRow))
_values = attrgetter(*_FIELDS)


@dataclasses.dataclass(frozen=True, slots=True)
class DryRun:
    """People and problems of a file, each in the order of its rows."""

    people: tuple[PersonRow, ...]
    problems: tuple[RowProblem, ...]


def pack(reading: Reading) -> list[str]:
    """Return the people and problems of `reading` as JSON, in parts. `unpack` takes them back."""
    people = (_values(person) for person in reading.people)
    problems = ((one.line_number, one.column, one.code, dict(one.params)) for one in reading.problems)
    return [json.dumps({"people": part}) for part in _parts(people)] + [
        json.dumps({"problems": part}) for part in _parts(problems)
    ]


def unpack(parts: Iterable[str]) -> DryRun:
    """Return what `pack` was given."""
    people: list[PersonRow] = []
    problems: list[RowProblem] = []
    for part in parts:
        held = json.loads(part)
        people += [PersonRow(*values) for values in held.get("people", ())]
        problems += [
            row_problem(line, column, code, **params)
            for line, column, code, params in held.get("problems", ())
        ]
    return DryRun(tuple(people), tuple(problems))


def _parts(values: Iterable[object]) -> Iterator[list[object]]:
    stream = iter(values)
    while part := list(islice(stream, PART)):
        yield part
