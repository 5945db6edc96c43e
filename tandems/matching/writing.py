"""A matching as JSON. `docs/matching.md` describes the form; equal input gives equal bytes."""

import json
from dataclasses import asdict
from typing import Any

from tandems.matching.matching import Matching
from tandems.matching.problem import Problem
from tandems.matching.reading import VERSION
from tandems.matching.relaxation import SideName
from tandems.matching.unmatched import Reasons
from tandems.matching.verify import verify


def matching_to(problem: Problem, matching: Matching, *, reasons: bool = True) -> dict[str, Any]:
    """The matching in plain values; without `reasons` nobody's lack of a tandem is explained.

    Private likes and sensitive rules are among the values: the form is for checking, not for people.
    """
    pairs = zip(matching.pairs, matching.explanations, strict=True)
    return {
        "version": VERSION,
        "pairs": [{**pair._asdict(), "explanation": _plain(asdict(told))} for pair, told in pairs],
        "unmatched_mentors": list(matching.unmatched_mentors),
        "unmatched_mentees": list(matching.unmatched_mentees),
        "unmatched": _unmatched(problem, matching) if reasons else [],
        "conflicts": [list(link) for link in matching.conflicts],
        "issues": [_plain(asdict(issue)) for issue in matching.issues],
        "fairness": str(matching.fairness),
        "bands": list(matching.bands),
        "floor": matching.floor,
        "total": matching.total,
        "scores_given": matching.scores_given,
        "certificate": _plain(asdict(matching.certificate)),
        "violations": [_plain(asdict(violation)) for violation in verify(problem, matching)],
    }


def written(values: dict[str, Any]) -> str:
    """JSON text, sorted by name, one line per value of the outermost objects."""
    return json.dumps(values, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _unmatched(problem: Problem, matching: Matching) -> list[dict[str, Any]]:
    known = Reasons(problem, matching)
    sides: tuple[tuple[SideName, tuple[str, ...]], ...] = (
        ("mentor", matching.unmatched_mentors),
        ("mentee", matching.unmatched_mentees),
    )
    return [
        {
            **_plain(asdict(known.why(person, side=side))),
            "relaxations": [_plain(asdict(one)) for one in known.relaxations(person, side=side)],
        }
        for side, people in sides
        for person in people
    ]


def _plain(values: Any) -> Any:
    """Tuples as lists, enumerations as text."""
    if isinstance(values, dict):
        return {name: _plain(value) for name, value in values.items()}
    if isinstance(values, list | tuple):
        return [_plain(value) for value in values]
    return str(values) if isinstance(values, str) else values
