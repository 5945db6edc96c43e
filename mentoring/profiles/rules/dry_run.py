"""What is kept of a file between its dry run and the decision: mapped values and problems, by row."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable

from mentoring.profiles.rules.faults import RowProblem, row_problem
from mentoring.profiles.rules.people import Reading
from mentoring.profiles.rules.records import PersonRow


@dataclasses.dataclass(frozen=True, slots=True)
class DryRun:
    """People and problems of a file, in the order of its rows."""

    people: tuple[PersonRow, ...]
    problems: tuple[RowProblem, ...]


def pack(reading: Reading) -> dict[int, str]:
    """Return {row: JSON} of every row that holds a person or has a problem. `unpack` takes it back."""
    rows: dict[int, dict[str, object]] = {
        person.line_number: {"person": dataclasses.asdict(person)} for person in reading.people
    }
    for problem in reading.problems:
        said = {"column": problem.column, "code": problem.code, **problem.params}
        rows.setdefault(problem.line_number, {}).setdefault("problems", []).append(said)  # type: ignore[attr-defined]
    return {number: json.dumps(rows[number]) for number in sorted(rows)}


def unpack(rows: Iterable[tuple[int, str]]) -> DryRun:
    """Return what `pack` was given. `rows` are (row, JSON) in order."""
    people: list[PersonRow] = []
    problems: list[RowProblem] = []
    for number, text in rows:
        values = json.loads(text)
        if "person" in values:
            people.append(PersonRow(**values["person"]))
        problems += [_problem(number, **said) for said in values.get("problems", [])]
    return DryRun(tuple(people), tuple(problems))


def _problem(number: int, *, column: str, code: str, **params: str | int) -> RowProblem:
    return row_problem(number, column, code, **params)
