"""Tandems that somebody else has chosen: whether they are allowed, and whether they are the best."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from tandems.matching.assign import USUAL_BANDS, Solution
from tandems.matching.certificate import NotOptimal, certify
from tandems.matching.engine import checked_issues, locked_cells, matrix_for
from tandems.matching.market import ScoreMatrix, settle_locks
from tandems.matching.problem import Fairness, Link, Problem
from tandems.matching.rules import rules_for, violated
from tandems.matching.verify import Violation


@dataclass(frozen=True, slots=True)
class Checked:
    """What a look at tandems from elsewhere found."""

    violations: tuple[Violation, ...]
    """Pairs of strangers ("unknown") and pairs that break a hard rule ("rule")."""
    objection: str
    """Why these tandems are not the best for their problem; empty when they are, and for violations."""

    @property
    def is_best(self) -> bool:
        """Nothing is wrong and nothing could be better."""
        return not self.violations and not self.objection


def check(problem: Problem, pairs: Iterable[Link], *, scores: ScoreMatrix | None = None) -> Checked:
    """Hold these pairs against the rules and prove or refute that they are the best.

    Rules are asked pair by pair, the proof searches its own potentials. `scores` and errors as for `match`.
    """
    checked_issues(problem)
    links = sorted(pairs)
    mentors = {person.id: row for row, person in enumerate(problem.mentors)}
    mentees = {person.id: column for column, person in enumerate(problem.mentees)}
    rules = rules_for(problem)
    violations = []
    for mentor, mentee in links:
        if mentor not in mentors or mentee not in mentees:
            violations.append(Violation("unknown", (mentor, mentee)))
        elif broken := violated(rules, problem.mentors[mentors[mentor]], problem.mentees[mentees[mentee]]):
            violations.append(Violation("rule", (mentor, mentee), broken))
    if violations:
        return Checked(tuple(violations), "")
    cells = [(mentors[mentor], mentees[mentee]) for mentor, mentee in links]
    return Checked((), _objection(problem, matrix_for(problem, scores), cells))


def _objection(problem: Problem, matrix: ScoreMatrix, cells: list[tuple[int, int]]) -> str:
    """What the proof says against these cells."""
    cap_a = np.array([max(person.capacity, 0) for person in problem.mentors], dtype=np.int64)
    cap_b = np.array([max(person.capacity, 0) for person in problem.mentees], dtype=np.int64)
    locked, conflicts = settle_locks(matrix, cap_a, cap_b, locked_cells(problem))
    usual = USUAL_BANDS if problem.fairness is Fairness.BANDS else ()
    solution = Solution(
        pairs=tuple(cells),
        locked=locked,
        conflicts=conflicts,
        fairness=problem.fairness,
        bands=tuple(sorted(set(problem.bands))) or usual,
        floor=min((int(matrix[cell]) for cell in cells if cell not in locked), default=None),
        total=sum(int(matrix[cell]) for cell in cells),
        covered_mentors=len({row for row, _ in cells}),
        covered_mentees=len({column for _, column in cells}),
    )
    try:
        certify(matrix, cap_a, cap_b, solution)
    except NotOptimal as error:
        return str(error)
    return ""
