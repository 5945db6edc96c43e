"""A problem as JSON, for instances from outside. `docs/matching.md` describes the form.

Nothing is guessed: an unknown field, a number where words belong or a missing id is refused with the place
where it stands.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, get_args

import numpy as np

from tandems.matching.market import ScoreMatrix
from tandems.matching.people import UNKNOWN_TRAIT, Person
from tandems.matching.problem import Fairness, Format, Generation, Problem, Rules, Weights

VERSION: Final = 1
MOST: Final = 2**31 - 1
MOST_SLOTS: Final = 672
"""Quarters of an hour in a week."""
SHOWN: Final = 40

Reader = Callable[[Any, str], Any]
"""A JSON value and the place where it stands, to what it means."""


class BadJson(ValueError):  # noqa: N818 -- reads as a sentence where it is raised
    """Something in the JSON is not as documented; the message says where and what."""


def problem_from(data: Any) -> tuple[Problem, ScoreMatrix | None]:
    """The problem, and the scores if there are any, in the order of the problem. Raises BadJson."""
    fields = _fields(data, "", FIELDS)
    if fields.pop("version", VERSION) != VERSION:
        raise BadJson(f"version: only {VERSION} is known")
    for side in ("mentors", "mentees"):
        if side not in fields:
            raise BadJson(f"{side}: is missing")
    scores = fields.pop("scores", None)
    problem = Problem(**fields)
    if scores is None:
        return problem, None
    matrix = _matrix(scores, len(problem.mentors), len(problem.mentees))
    return problem, matrix[np.ix_(_order(fields["mentors"]), _order(fields["mentees"]))]


def pairs_from(data: Any) -> tuple[tuple[str, str], ...]:
    """(mentor, mentee) of a matching in JSON, of which only these are read. Raises BadJson."""
    if not isinstance(data, dict) or "pairs" not in data:
        raise BadJson("pairs: is missing")
    read = _several(lambda pair, place: _link([pair["mentor"], pair["mentee"]], place))
    try:
        return tuple(read(data["pairs"], "pairs"))
    except (TypeError, KeyError):
        raise BadJson("pairs: each needs a mentor and a mentee") from None


def text(value: Any, place: str) -> str:
    """A string."""
    if not isinstance(value, str):
        raise BadJson(f"{place}: {_shown(value)} is no text")
    return value


def whole(value: Any, place: str) -> int:
    """A whole number."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise BadJson(f"{place}: {_shown(value)} is no whole number")
    if abs(value) > MOST:
        raise BadJson(f"{place}: {_shown(value)} is too large")
    return value


def flag(value: Any, place: str) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise BadJson(f"{place}: {_shown(value)} is neither true nor false")
    return value


def _maybe(reader: Reader) -> Reader:
    return lambda value, place: None if value is None else reader(value, place)


def _several(reader: Reader) -> Reader:
    def read(value: Any, place: str) -> list[Any]:
        if not isinstance(value, list):
            raise BadJson(f"{place}: {_shown(value)} is no list")
        return [reader(one, f"{place}[{nth}]") for nth, one in enumerate(value)]

    return read


def _as(kind: Callable[[list[Any]], Any], reader: Reader) -> Reader:
    return lambda value, place: kind(_several(reader)(value, place))


def _words_to(reader: Reader) -> Reader:
    def read(value: Any, place: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise BadJson(f"{place}: {_shown(value)} is no object")
        return {name: reader(one, f"{place}.{name}") for name, one in value.items()}

    return read


def _one_of(*words: str) -> Reader:
    def read(value: Any, place: str) -> str:
        if value not in words:
            raise BadJson(f"{place}: {_shown(value)} is none of {', '.join(words)}")
        return str(value)

    return read


def _link(value: Any, place: str) -> tuple[str, str]:
    pair = _several(text)(value, place)
    if len(pair) != 2:  # noqa: PLR2004 -- a link has two ends
        raise BadJson(f"{place}: a pair has two ids, not {len(pair)}")
    return pair[0], pair[1]


def _slots(value: Any, place: str) -> int:
    """Numbers of weekly slots."""
    slots = _several(whole)(value, place)
    for nth, slot in enumerate(slots):
        if not 0 <= slot < MOST_SLOTS:
            raise BadJson(f"{place}[{nth}]: {slot} is not between 0 and {MOST_SLOTS - 1}")
    return sum(1 << slot for slot in set(slots))


def _trait(value: Any, place: str) -> int:
    return UNKNOWN_TRAIT if value is None else whole(value, place)


def _fields(data: Any, place: str, readers: Mapping[str, Reader]) -> dict[str, Any]:
    """The known fields of an object, read; BadJson for others."""
    if not isinstance(data, dict):
        raise BadJson(f"{place or 'the file'}: {_shown(data)} is no object")
    inside = f"{place}." if place else ""
    for name in data:
        if name not in readers:
            raise BadJson(f"{inside}{name}: there is no such field; known are {', '.join(sorted(readers))}")
    return {name: readers[name](value, inside + name) for name, value in data.items()}


def _person(value: Any, place: str) -> Person:
    fields = _fields(value, place, PERSON)
    if "id" not in fields:
        raise BadJson(f"{place}.id: is missing")
    return Person(**fields)


def _weights(value: Any, place: str) -> Weights:
    try:
        return Weights(**_fields(value, place, dict.fromkeys(Weights.__dataclass_fields__, whole)))
    except ValueError as error:
        raise error if isinstance(error, BadJson) else BadJson(f"{place}: {error}") from error


def _matrix(rows: list[list[int]], height: int, width: int) -> ScoreMatrix:
    if len(rows) != height or any(len(row) != width for row in rows):
        raise BadJson(f"scores: must have {height} rows (mentors) of {width} numbers (mentees)")
    return np.array(rows, dtype=np.int64).reshape(height, width)


def _order(people: Sequence[Person]) -> list[int]:
    """Where the people of a problem, sorted by id, stood in the file."""
    return sorted(range(len(people)), key=lambda place: people[place].id)


def _shown(value: Any) -> str:
    shown = repr(value)
    return shown if len(shown) <= SHOWN else shown[:SHOWN] + "…"


PERSON: Final[dict[str, Reader]] = {
    "id": text,
    "birth_year": _maybe(whole),
    "organisation": text,
    "department": text,
    "manager": _maybe(text),
    "languages": _as(frozenset, text),
    "modes": _as(frozenset, text),
    "location": text,
    "utc_offset": whole,
    "slots": _slots,
    "topics": _words_to(whole),
    "traits": _as(tuple, _trait),
    "capacity": whole,
    "generation": _maybe(whole),
    "career_stage": _maybe(whole),
    "live": _as(frozenset, text),
    "function": text,
    "background": text,
}
RULES: Final[dict[str, Reader]] = {
    "format": _one_of(*get_args(Format)),
    "generation": _one_of(*get_args(Generation)),
    "mentor_born_from": _maybe(whole),
    "mentee_born_before": _maybe(whole),
    "min_birth_year_gap": _maybe(whole),
    "mentor_later": flag,
    "reporting_line": whole,
    "exclude_same_manager": flag,
    "require_shared_language": flag,
    "require_meeting": flag,
    "min_shared_slots": whole,
    "exclude_previous": flag,
}
FIELDS: Final[dict[str, Reader]] = {
    "version": whole,
    "mentors": _as(tuple, _person),
    "mentees": _as(tuple, _person),
    "managers": _words_to(text),
    "rules": lambda value, place: Rules(**_fields(value, place, RULES)),
    "weights": _weights,
    "fairness": lambda value, place: Fairness(_one_of(*Fairness)(value, place)),
    "likes": _as(tuple, _link),
    "locks": _as(tuple, _link),
    "vetoes": _as(tuple, _link),
    "previous": _as(tuple, _link),
    "conflicts": _as(tuple, _link),
    "bands": _as(tuple, whole),
    "trait_span": whole,
    "scores": _several(_several(whole)),
}
