"""What is kept of a file between its dry run and the decision: mapped values and problems, in parts."""

from __future__ import annotations

import dataclasses
import json
import zlib
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from mentoring.profiles.rules.faults import RowProblem, row_problem
from mentoring.profiles.rules.people import Reading
from mentoring.profiles.rules.records import PersonRow

PART = 500  # people or problems sealed together: sealing costs by the piece
QUICKLY = 1  # zlib: a tenth of the bytes to seal, send and store, in a hundredth of a second


@dataclasses.dataclass(frozen=True, slots=True)
class DryRun:
    """People and problems of a file, each in the order of its rows."""

    people: tuple[PersonRow, ...]
    problems: tuple[RowProblem, ...]


def pack(reading: Reading) -> list[bytes]:
    """Return the people and problems of `reading` in parts, compressed. `unpack` takes them back."""
    problems = ((one.line_number, one.column, one.code, dict(one.params)) for one in reading.problems)
    parts = chain(
        ({"people": part} for part in _parts(reading.people)),
        ({"problems": part} for part in _parts(problems)),
    )
    return [zlib.compress(json.dumps(part).encode("ascii"), QUICKLY) for part in parts]


def unpack(parts: Iterable[bytes]) -> DryRun:
    """Return what `pack` was given."""
    people: list[PersonRow] = []
    problems: list[RowProblem] = []
    for part in parts:
        held = json.loads(zlib.decompress(part))
        people += map(PersonRow._make, held.get("people", ()))
        problems += [
            row_problem(line, column, code, **params)
            for line, column, code, params in held.get("problems", ())
        ]
    return DryRun(tuple(people), tuple(problems))


def _parts(values: Iterable[object]) -> Iterator[list[object]]:
    stream = iter(values)
    while part := list(islice(stream, PART)):
        yield part
