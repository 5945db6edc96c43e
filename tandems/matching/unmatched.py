"""Why somebody is left over: which rules stood in the way, or who competed for the same places."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from tandems.matching.matching import Matching
from tandems.matching.people import Person
from tandems.matching.problem import Problem
from tandems.matching.relaxation import Relaxation, Relaxations, SideName
from tandems.matching.rules import SENSITIVE, rules_for, violated


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How often one rule stood in the way of one person."""

    code: str
    blocked: int
    """Candidates it blocks, alone or with others. Of a sensitive rule never shown by itself."""
    alone: int | None
    """Partners who would become possible if only this rule were lifted; None for sensitive rules, always."""
    sensitive: bool


@dataclass(frozen=True, slots=True)
class CompetingGroup:
    """`people` (with the asked one) have feasible partners only in `partners`, who have fewer `places`."""

    people: tuple[str, ...]
    partners: tuple[str, ...]
    places: int


@dataclass(frozen=True, slots=True)
class Unmatched:
    """One person without a tandem."""

    person: str
    side: SideName
    candidates: int
    """People on the other side, the person themselves left out."""
    feasible: int
    """Candidates no rule forbids."""
    rules: tuple[RuleCount, ...]
    """Only rules that block somebody, in the order of the rules."""
    group: CompetingGroup | None
    """Set exactly when there are feasible candidates."""


def why_unmatched(
    problem: Problem, matching: Matching, person: str, *, side: SideName | None = None
) -> Unmatched:
    """Why this person has no tandem.

    `side` is only needed for somebody who is unmatched as mentor and as mentee. ValueError for a person who
    has a tandem or does not take part.
    """
    side = side or ("mentor" if person in matching.unmatched_mentors else "mentee")
    left = matching.unmatched_mentors if side == "mentor" else matching.unmatched_mentees
    if person not in left:
        raise ValueError(f"{person} is not an unmatched {side}")
    own, others = (
        (problem.mentors, problem.mentees) if side == "mentor" else (problem.mentees, problem.mentors)
    )
    index = next(position for position, one in enumerate(own) if one.id == person)
    blocked, alone = _count_rules(problem, own[index], [one for one in others if one.id != person], side)
    lines = matching.scores if side == "mentor" else matching.scores.T
    feasible = int(np.count_nonzero(lines[index] >= 0))
    return Unmatched(
        person=person,
        side=side,
        candidates=sum(one.id != person for one in others),
        feasible=feasible,
        rules=tuple(
            RuleCount(code, count, None if code in SENSITIVE else alone[code], code in SENSITIVE)
            for code, count in blocked.items()
        ),
        group=_competing(own, others, lines >= 0, _held(matching, side), index) if feasible else None,
    )


def relaxations(
    problem: Problem, matching: Matching, person: str, *, side: SideName | None = None
) -> tuple[Relaxation, ...]:
    """The smallest changes that would give this unmatched person a tandem and take none away from anybody.

    Where people compete for too few places, one more place with any of the partners is the first of them.
    Arguments and errors as for `why_unmatched`. For many people use `Reasons`.
    """
    return Reasons(problem, matching).relaxations(person, side=side)


class Reasons:
    """Any number of questions about one matching; what they share is prepared once."""

    def __init__(self, problem: Problem, matching: Matching) -> None:
        self.problem, self.matching = problem, matching
        self._relaxations = Relaxations(problem, matching)

    def why(self, person: str, *, side: SideName | None = None) -> Unmatched:
        """As `why_unmatched`."""
        return why_unmatched(self.problem, self.matching, person, side=side)

    def relaxations(self, person: str, *, side: SideName | None = None) -> tuple[Relaxation, ...]:
        """As `relaxations`."""
        why = self.why(person, side=side)
        helping = self._relaxations.helping(person, why.side)
        if why.group is None or not why.group.partners:
            return helping
        return (Relaxation((), frees=0, partners=why.group.partners), *helping)


def _count_rules(
    problem: Problem, person: Person, others: list[Person], side: SideName
) -> tuple[dict[str, int], Counter[str]]:
    """Per rule: whom it blocks, and whom it alone blocks."""
    rules = rules_for(problem)
    pairs = [(person, other) if side == "mentor" else (other, person) for other in others]
    found = [violated(rules, *pair) for pair in pairs]
    counts = Counter(code for codes in found for code in codes)
    alone = Counter(codes[0] for codes in found if len(codes) == 1)
    return {rule.code: counts[rule.code] for rule in rules if counts[rule.code]}, alone


def _held(matching: Matching, side: SideName) -> list[tuple[str, str, bool]]:
    """(person on the asked side, partner, locked) of every tandem."""
    if side == "mentor":
        return [(pair.mentor, pair.mentee, pair.locked) for pair in matching.pairs]
    return [(pair.mentee, pair.mentor, pair.locked) for pair in matching.pairs]


def _competing(
    own: tuple[Person, ...],
    others: tuple[Person, ...],
    feasible: np.ndarray[tuple[int, ...], np.dtype[np.bool_]],
    held: list[tuple[str, str, bool]],
    index: int,
) -> CompetingGroup:
    """Whoever can be reached by asking partners for a place and their holders for another partner.

    Everybody reached holds one place of the partners reached, only the asked person holds none (else the
    matching would not cover as many people as possible). Locked tandems stand: their places are no longer
    to be had.
    """
    rows = {person.id: row for row, person in enumerate(own)}
    columns = {person.id: column for column, person in enumerate(others)}
    holders: dict[int, list[int]] = {}
    places = [max(person.capacity, 0) for person in others]
    for person, partner, locked in held:
        if locked:
            places[columns[partner]] -= 1
        else:
            holders.setdefault(columns[partner], []).append(rows[person])
    people, partners = [index], dict[int, None]()
    for row in people:
        for column in np.flatnonzero(feasible[row]).tolist():
            if column in partners:
                continue
            partners[column] = None
            people.extend(holder for holder in holders.get(column, ()) if holder not in people)
    return CompetingGroup(
        people=tuple(sorted(own[row].id for row in people)),
        partners=tuple(sorted(others[column].id for column in partners)),
        places=sum(places[column] for column in partners),
    )
