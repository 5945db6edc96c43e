"""What is wrong with the data, said before anybody is matched. Data never raises here."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, get_args

from mentoring.profiles.rules.line import find_cycles
from tandems.matching.people import Person
from tandems.matching.problem import Format, Generation, Link, Problem, line_of
from tandems.matching.rules import rules_for, violated
from tandems.matching.sides import TOP_LEVEL

MAX_TRAIT: Final = 1000
MAX_NUMBER: Final = 1_000_000
"""No year, place or level is that large."""
MAX_SLOTS: Final = 24 * 4 * 7
"""Quarters of an hour in a week."""


class Severity(StrEnum):
    """How an issue is treated."""

    ERROR = "error"
    """No run is possible."""
    CONFLICT = "conflict"
    """A lock that will not be honoured."""
    NOTICE = "notice"
    """Worth knowing; the run goes on."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding. `ids` are the people it is about; `rules` the codes of the rules a lock breaks."""

    code: str
    severity: Severity
    ids: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


def validate(problem: Problem) -> list[Issue]:
    """All findings, errors first.

    Codes: "bad_rules", "duplicate_id", "bad_slots", "bad_traits", "bad_number" (errors); "lock_unknown",
    "lock_forbidden", "lock_overbooked" (conflicts); "no_mentors", "no_mentees", "negative_capacity",
    "topic_level", "unknown_id", "reporting_cycle" (notices).
    """
    return [*_errors(problem), *_lock_conflicts(problem), *_notices(problem)]


def _errors(problem: Problem) -> Iterable[Issue]:
    rules = problem.rules
    if rules.format not in get_args(Format) or rules.generation not in get_args(Generation):
        yield Issue("bad_rules", Severity.ERROR)
    limits = (
        rules.mentor_born_from, rules.mentee_born_before, rules.min_birth_year_gap, rules.reporting_line,
        rules.min_shared_slots, *problem.bands,
    )  # fmt: skip
    if any(_is_far_out(limit) for limit in limits) or abs(problem.trait_span) > MAX_TRAIT:
        yield Issue("bad_rules", Severity.ERROR)
    for people in (problem.mentors, problem.mentees):
        counts = Counter(person.id for person in people)
        yield from (
            Issue("duplicate_id", Severity.ERROR, (person,)) for person, count in counts.items() if count > 1
        )
        for person in people:
            yield from _person_errors(person)


def _person_errors(person: Person) -> Iterable[Issue]:
    if person.slots < 0 or person.slots.bit_length() > MAX_SLOTS:
        yield Issue("bad_slots", Severity.ERROR, (person.id,))
    if any(abs(value) > MAX_TRAIT for value in person.traits):
        yield Issue("bad_traits", Severity.ERROR, (person.id,))
    numbers = (
        person.birth_year, person.generation, person.career_stage, person.utc_offset, person.capacity,
        *person.topics.values(),
    )  # fmt: skip
    if any(_is_far_out(number) for number in numbers):
        yield Issue("bad_number", Severity.ERROR, (person.id,))


def _is_far_out(number: int | None) -> bool:
    return number is not None and abs(number) > MAX_NUMBER


def _lock_conflicts(problem: Problem) -> Iterable[Issue]:
    """Locks on strangers or against a rule conflict; of the others, all locks of an over-booked person."""
    mentors = {person.id: person for person in problem.mentors}
    mentees = {person.id: person for person in problem.mentees}
    rules = rules_for(problem)
    possible: list[Link] = []
    for mentor, mentee in problem.locks:
        if mentor not in mentors or mentee not in mentees:
            yield Issue("lock_unknown", Severity.CONFLICT, (mentor, mentee))
        elif broken := violated(rules, mentors[mentor], mentees[mentee]):
            yield Issue("lock_forbidden", Severity.CONFLICT, (mentor, mentee), broken)
        else:
            possible.append((mentor, mentee))
    booked = (Counter(mentor for mentor, _ in possible), Counter(mentee for _, mentee in possible))
    for mentor, mentee in possible:
        if booked[0][mentor] > mentors[mentor].capacity or booked[1][mentee] > mentees[mentee].capacity:
            yield Issue("lock_overbooked", Severity.CONFLICT, (mentor, mentee), ("capacity",))


def _notices(problem: Problem) -> Iterable[Issue]:
    if not problem.mentors:
        yield Issue("no_mentors", Severity.NOTICE)
    if not problem.mentees:
        yield Issue("no_mentees", Severity.NOTICE)
    for person in (*problem.mentors, *problem.mentees):
        yield from _oddities(person)
    known = {person.id for person in (*problem.mentors, *problem.mentees)}
    named = [*problem.likes, *problem.vetoes, *problem.previous, *problem.conflicts]
    strangers = sorted({person for link in named for person in link} - known)
    yield from (Issue("unknown_id", Severity.NOTICE, (person,)) for person in strangers)
    line = dict(sorted(line_of(problem).items()))  # each circle begins with its smallest id
    yield from (Issue("reporting_cycle", Severity.NOTICE, circle) for circle in find_cycles(line))


def _oddities(person: Person) -> Iterable[Issue]:
    if person.capacity < 0:
        yield Issue("negative_capacity", Severity.NOTICE, (person.id,))
    if any(not 1 <= level <= TOP_LEVEL for level in person.topics.values()):
        yield Issue("topic_level", Severity.NOTICE, (person.id,))
