"""One run from people to proven tandems."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from tandems.matching.assign import Solution, solve
from tandems.matching.certificate import Certificate, certify
from tandems.matching.explain import PairExplanation, explainer
from tandems.matching.market import Cell, ScoreMatrix, checked
from tandems.matching.matching import Matching, Pair
from tandems.matching.people import Person
from tandems.matching.problem import Link, Problem
from tandems.matching.scores import INFEASIBLE, feasible, score_matrix
from tandems.matching.validate import Issue, Severity, validate
from tandems.matching.verify import Violation, verify

Progress = Callable[[str, float], None]
"""Hears a step ("checking", "scoring", "solving", "proving", "explaining") and the share done, 0 to 1."""


class InvalidProblem(Exception):  # noqa: N818 -- reads as a sentence where it is raised
    """The data has errors; `issues` lists them."""

    def __init__(self, issues: tuple[Issue, ...]) -> None:
        super().__init__(issues)
        self.issues = issues

    def __str__(self) -> str:
        return ", ".join(f"{issue.code} {issue.ids}" for issue in self.issues)


class DefectiveMatching(Exception):  # noqa: N818 -- the same
    """The second look found something; such a result must never reach people."""

    def __init__(self, violations: list[Violation]) -> None:
        super().__init__(violations)
        self.violations = violations

    def __str__(self) -> str:
        return ", ".join(f"{violation.code} {violation.ids}" for violation in self.violations)


def match(
    problem: Problem, *, scores: ScoreMatrix | None = None, progress: Progress | None = None
) -> Matching:
    """The best set of tandems, proven and looked at twice.

    `scores`, integers of shape (mentors, mentees) in the order of the problem, replace the points; hard
    rules hold all the same, and negative cells are infeasible. Raises InvalidProblem for data with errors,
    TooLarge beyond 64-bit prices, and NotOptimal or DefectiveMatching if the engine itself should be wrong.
    """
    tell = progress or (lambda _step, _share: None)
    tell("checking", 0.0)
    issues = checked_issues(problem)
    tell("checking", 1.0)
    tell("scoring", 0.0)
    matrix = matrix_for(problem, scores, lambda share: tell("scoring", share))
    return match_scored(problem, matrix, issues, tell, scores_given=scores is not None)


def checked_issues(problem: Problem) -> tuple[Issue, ...]:
    """What `validate` finds; raises InvalidProblem if no run is possible."""
    issues = tuple(validate(problem))
    errors = tuple(issue for issue in issues if issue.severity is Severity.ERROR)
    if errors:
        raise InvalidProblem(errors)
    return issues


def match_scored(
    problem: Problem,
    matrix: ScoreMatrix,
    issues: tuple[Issue, ...],
    tell: Progress,
    *,
    scores_given: bool = False,
    known: Mapping[Link, PairExplanation] = MappingProxyType({}),
) -> Matching:
    """The part of `match` after scoring. `known` pairs were explained and looked at before."""
    tell("solving", 0.0)
    mentors = [person.capacity for person in problem.mentors]
    mentees = [person.capacity for person in problem.mentees]
    solution = solve(
        matrix, mentors, mentees, locks=locked_cells(problem), fairness=problem.fairness, bands=problem.bands
    )
    tell("solving", 1.0)
    tell("proving", 0.0)
    certificate = certify(matrix, mentors, mentees, solution)
    tell("proving", 1.0)
    tell("explaining", 0.0)
    matching = _matching(problem, matrix, solution, certificate, issues, known)
    matching = replace(matching, scores_given=scores_given)
    if violations := verify(problem, matching, known=known):
        raise DefectiveMatching(violations)
    tell("explaining", 1.0)
    return matching


def matrix_for(
    problem: Problem, scores: ScoreMatrix | None, progress: Callable[[float], None] | None = None
) -> ScoreMatrix:
    """The points, or the given scores where no rule forbids the pair; ValueError if they do not fit."""
    if scores is None:
        return score_matrix(problem, progress=progress)
    given, _, _ = checked(scores, [1] * len(problem.mentors), [1] * len(problem.mentees))
    return np.where(feasible(problem), given, given.dtype.type(INFEASIBLE))


def locked_cells(problem: Problem) -> list[Cell]:
    """The locks of people who exist, as matrix cells."""
    rows = {person.id: row for row, person in enumerate(problem.mentors)}
    columns = {person.id: column for column, person in enumerate(problem.mentees)}
    return [
        (rows[mentor], columns[mentee])
        for mentor, mentee in problem.locks
        if mentor in rows and mentee in columns
    ]


def _matching(
    problem: Problem,
    matrix: ScoreMatrix,
    solution: Solution,
    certificate: Certificate,
    issues: tuple[Issue, ...],
    known: Mapping[Link, PairExplanation],
) -> Matching:
    locked = frozenset(solution.locked)
    pairs = tuple(
        Pair(
            problem.mentors[row].id,
            problem.mentees[column].id,
            int(matrix[row, column]),
            (row, column) in locked,
        )
        for row, column in solution.pairs
    )
    return Matching(
        pairs=pairs,
        unmatched_mentors=_others(problem.mentors, {row for row, _ in solution.pairs}),
        unmatched_mentees=_others(problem.mentees, {column for _, column in solution.pairs}),
        conflicts=_conflicts(problem, solution),
        issues=issues,
        fairness=solution.fairness,
        bands=solution.bands,
        floor=solution.floor,
        total=solution.total,
        certificate=certificate,
        explanations=_explanations(problem, solution, known),
        scores=matrix,
    )


def _explanations(
    problem: Problem, solution: Solution, known: Mapping[Link, PairExplanation]
) -> tuple[PairExplanation, ...]:
    explain_pair = explainer(problem)
    people = [(problem.mentors[row], problem.mentees[column]) for row, column in solution.pairs]
    return tuple(known.get((a.id, b.id)) or explain_pair(a, b) for a, b in people)


def _others(people: Sequence[Person], places: set[int]) -> tuple[str, ...]:
    """The ids of the people who stand at none of `places`."""
    return tuple(one.id for place, one in enumerate(people) if place not in places)


def _conflicts(problem: Problem, solution: Solution) -> tuple[Link, ...]:
    held = frozenset((problem.mentors[row].id, problem.mentees[column].id) for row, column in solution.locked)
    return tuple(lock for lock in problem.locks if lock not in held)
