"""What is to be matched: the people, the rules and wishes of one program."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Final, Literal

from tandems.matching.people import Person

Link = tuple[str, str]
"""Two ids; (mentor, mentee) unless a field says otherwise."""

Format = Literal["any", "departmental", "cross_functional", "external"]
Generation = Literal["birth_year", "band", "stage", "off"]

WHOLE_CHAIN: Final = 1_000_000
"""`Rules.reporting_line` for every superior up to the top."""

FULL_SCORE: Final = 1000


class Fairness(StrEnum):
    """What is weighed between "as many people as possible" and "the best total"."""

    FLOOR = "floor"
    """The worst tandem is as good as it can be."""
    BANDS = "bands"
    """As few poor tandems as possible, then as few weak ones."""
    TOTAL = "total"
    """Nothing: the total decides."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The hard rules a program has switched on. Their meaning is told at each rule in `rules.py`."""

    format: Format = "any"
    generation: Generation = "birth_year"
    mentor_born_from: int | None = 1981
    mentee_born_before: int | None = None
    min_birth_year_gap: int | None = None
    mentor_later: bool = False
    """With bands: the mentor's must be the later one, not only another."""
    reporting_line: int = 2
    exclude_same_manager: bool = False
    require_shared_language: bool = True
    require_meeting: bool = True
    min_shared_slots: int = 0
    exclude_previous: bool = True


@dataclass(frozen=True, slots=True)
class Weights:
    """The most points each component can give; together exactly 1000, or ValueError."""

    topics: int = 400
    interest: int = 200
    contrast: int = 150
    time: int = 100
    languages: int = 50
    practicality: int = 100

    def __post_init__(self) -> None:
        values = [getattr(self, component.name) for component in fields(self)]
        if min(values) < 0 or sum(values) != FULL_SCORE:
            raise ValueError(f"weights must not be negative and must sum to {FULL_SCORE}, not {sum(values)}")


@dataclass(frozen=True, slots=True)
class Problem:
    """Everything a run needs. Order of input never matters: people and links are kept sorted by id."""

    mentors: tuple[Person, ...]
    mentees: tuple[Person, ...]
    managers: Mapping[str, str] = field(default_factory=dict)
    """Person to direct manager, for the whole directory: the line above participants counts, too."""
    rules: Rules = field(default_factory=Rules)
    weights: Weights = field(default_factory=Weights)
    fairness: Fairness = Fairness.FLOOR
    likes: tuple[Link, ...] = ()
    """(who likes, who is liked), in both directions."""
    locks: tuple[Link, ...] = ()
    vetoes: tuple[Link, ...] = ()
    previous: tuple[Link, ...] = ()
    conflicts: tuple[Link, ...] = ()
    """Declared conflicts; they hold whichever of the two is named first."""
    bands: tuple[int, ...] = ()
    """Scores below which a tandem counts as poor, weak, ...; `Fairness.BANDS` has usual ones if empty."""
    trait_span: int = 4
    """Distance between the two ends of a working-style slider."""

    def __post_init__(self) -> None:
        for side in ("mentors", "mentees"):
            object.__setattr__(self, side, tuple(sorted(getattr(self, side), key=lambda person: person.id)))
        for links in ("likes", "locks", "vetoes", "previous", "conflicts"):
            object.__setattr__(self, links, canonical(getattr(self, links)))


def canonical(links: Iterable[Link]) -> tuple[Link, ...]:
    """The links sorted, each once."""
    return tuple(sorted({(first, second) for first, second in links}))


def line_of(problem: Problem) -> dict[str, str]:
    """Person to direct manager: `managers`, filled up with what the participants bring along."""
    own = {
        person.id: person.manager
        for person in (*problem.mentors, *problem.mentees)
        if person.manager is not None
    }
    return {**own, **problem.managers}
