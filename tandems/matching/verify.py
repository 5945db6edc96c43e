"""A second look at a matching, pair by pair and in plain Python, after every run."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from tandems.matching.explain import explainer
from tandems.matching.matching import Matching
from tandems.matching.problem import Link, Problem
from tandems.matching.validate import Issue, Severity, validate


@dataclass(frozen=True, slots=True)
class Violation:
    """Something a matching must never contain. `rules` names broken hard rules, otherwise empty."""

    code: str
    ids: tuple[str, ...]
    rules: tuple[str, ...] = ()


def verify(problem: Problem, matching: Matching, *, known: Collection[Link] = ()) -> list[Violation]:
    """Everything wrong with a matching; an empty list is what there should be.

    Pairs in `known` have been looked at before, for the same people and rules.

    Codes: "unknown", "rule", "score", "twice", "capacity", "lock_missing", "unmatched", "total".
    """
    return [
        *_pair_violations(problem, matching, known),
        *_capacity_violations(problem, matching),
        *_lock_violations(problem, matching),
        *_figure_violations(problem, matching),
    ]


def _pair_violations(problem: Problem, matching: Matching, known: Collection[Link]) -> Iterable[Violation]:
    mentors = {person.id: person for person in problem.mentors}
    mentees = {person.id: person for person in problem.mentees}
    explain_pair = explainer(problem)
    for pair in matching.pairs:
        ids = (pair.mentor, pair.mentee)
        if pair.mentor not in mentors or pair.mentee not in mentees:
            yield Violation("unknown", ids)
            continue
        if ids in known:
            continue
        explanation = explain_pair(mentors[pair.mentor], mentees[pair.mentee])
        if explanation.violated:
            yield Violation("rule", ids, explanation.violated)
        elif not matching.scores_given and explanation.score != pair.score:
            yield Violation("score", ids)


def _capacity_violations(problem: Problem, matching: Matching) -> Iterable[Violation]:
    for ids, count in Counter((pair.mentor, pair.mentee) for pair in matching.pairs).items():
        if count > 1:
            yield Violation("twice", ids)
    mentors = Counter(pair.mentor for pair in matching.pairs)
    mentees = Counter(pair.mentee for pair in matching.pairs)
    for people, held in ((problem.mentors, mentors), (problem.mentees, mentees)):
        yield from (Violation("capacity", (one.id,)) for one in people if held[one.id] > max(one.capacity, 0))


def _lock_violations(problem: Problem, matching: Matching) -> Iterable[Violation]:
    """Every lock is a tandem or a conflict; without given scores, one that `validate` finds."""
    made = frozenset((pair.mentor, pair.mentee) for pair in matching.pairs if pair.locked)
    excused = frozenset(matching.conflicts)
    if not matching.scores_given:
        excused = frozenset(
            (issue.ids[0], issue.ids[1]) for issue in validate(problem) if _is_conflict(issue)
        )
    return [
        Violation("lock_missing", lock) for lock in problem.locks if lock not in made and lock not in excused
    ]


def _figure_violations(problem: Problem, matching: Matching) -> Iterable[Violation]:
    if matching.total != sum(pair.score for pair in matching.pairs):
        yield Violation("total", ())
    mentors = {pair.mentor for pair in matching.pairs}
    mentees = {pair.mentee for pair in matching.pairs}
    left = (
        tuple(person.id for person in problem.mentors if person.id not in mentors),
        tuple(person.id for person in problem.mentees if person.id not in mentees),
    )
    if left != (matching.unmatched_mentors, matching.unmatched_mentees):
        yield Violation("unmatched", ())


def _is_conflict(issue: Issue) -> bool:
    return issue.severity is Severity.CONFLICT
