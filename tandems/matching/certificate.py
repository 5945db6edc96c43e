"""The proof that a solution cannot be beaten; shares no code with the search and asks no solver.

Three claims are proven. No larger set of tandems, no larger set of covered mentors or mentees exists (no
alternating path). No higher floor does (above it, the sets cannot grow back to their size). And there are
integer potentials with which no exchange gains: a person's potential plus the price of any pair is never
below the partner's potential, which rules out every cycle of exchanges that would improve the points, all
of them, at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tandems.matching.assign import Cell, ScoreMatrix, Solution
from tandems.matching.augment import Growing
from tandems.matching.exchange import Market, settle
from tandems.matching.problem import Fairness
from tandems.matching.sides import Ints, Mask


class NotOptimal(Exception):  # noqa: N818 -- reads as a sentence where it is raised
    """The solution breaks a limit, or a better one exists."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """What was proven, with the potentials anybody can check it by.

    With `price` the shortfall of a pair (plus the weight of each band it falls into): for every pair at or
    above `floor` that was not chosen, mentor potential + price >= mentee potential; for a chosen one, <=.
    """

    tandems: int
    covered_mentors: int
    covered_mentees: int
    total: int
    floor: int | None
    mentor_potentials: tuple[int, ...]
    mentee_potentials: tuple[int, ...]
    pairs_checked: int


def certify(
    scores: ScoreMatrix, cap_a: Sequence[int] | Ints, cap_b: Sequence[int] | Ints, solution: Solution
) -> Certificate:
    """Prove `solution` best for its locks, fairness and bands; raises NotOptimal when it is not.

    Arguments as for `solve`.
    """
    scores = np.asarray(scores)
    mentors = np.maximum(np.asarray(cap_a, dtype=np.int64), 0)
    mentees = np.maximum(np.asarray(cap_b, dtype=np.int64), 0)
    _limits(scores, mentors, mentees, solution)
    chosen = sorted(set(solution.pairs) - set(solution.locked))
    locked_rows, locked_columns = (_count(solution.locked, axis, scores.shape[axis]) for axis in (0, 1))
    free = (mentors - locked_rows, mentees - locked_columns)
    fresh = (locked_rows == 0, locked_columns == 0)
    allowed = scores >= 0
    for cell in solution.locked:
        allowed[cell] = False
    _nobody_more(allowed, free, fresh, chosen)
    floor = None
    if solution.fairness is Fairness.FLOOR and chosen:
        floor = min(int(scores[cell]) for cell in chosen)
        _no_higher_floor(allowed & (scores > floor), free, fresh, chosen)
        allowed &= scores >= floor
    potentials = settle(Market(scores, allowed, free, fresh, chosen, solution.bands))
    if potentials is None:
        raise NotOptimal("a cycle of exchanges improves the points")
    return Certificate(
        tandems=len(solution.pairs),
        covered_mentors=solution.covered_mentors,
        covered_mentees=solution.covered_mentees,
        total=solution.total,
        floor=floor,
        mentor_potentials=tuple(potentials.mentors.tolist()),
        mentee_potentials=tuple(potentials.mentees.tolist()),
        pairs_checked=int(np.count_nonzero(allowed)),
    )


def _limits(scores: ScoreMatrix, mentors: Ints, mentees: Ints, solution: Solution) -> None:
    """Every pair is feasible and made once, nobody has too many, and the figures are those of the pairs."""
    pairs = solution.pairs
    if len(set(pairs)) != len(pairs):
        raise NotOptimal("a pair occurs twice")
    if any(scores[cell] < 0 for cell in pairs):
        raise NotOptimal("an infeasible pair was chosen")
    if not set(solution.locked) <= set(pairs):
        raise NotOptimal("a lock that holds is missing")
    rows, columns = _count(pairs, 0, len(mentors)), _count(pairs, 1, len(mentees))
    if (rows > mentors).any() or (columns > mentees).any():
        raise NotOptimal("somebody has more tandems than places")
    told = (solution.total, solution.covered_mentors, solution.covered_mentees)
    true = (sum(int(scores[cell]) for cell in pairs), int((rows > 0).sum()), int((columns > 0).sum()))
    if told != true:
        raise NotOptimal(f"the figures {told} should be {true}")


def _nobody_more(
    allowed: Mask, free: tuple[Ints, Ints], fresh: tuple[Mask, Mask], chosen: list[Cell]
) -> None:
    """No set of tandems is larger, none covers more people."""
    for name, places, size in _counts(free, fresh, chosen):
        if Growing.start(allowed, *places, chosen).reaches(size + 1):
            raise NotOptimal(f"more {name} are possible")


def _no_higher_floor(
    above: Mask, free: tuple[Ints, Ints], fresh: tuple[Mask, Mask], chosen: list[Cell]
) -> None:
    """Pairs above the floor alone cannot make as many tandems and cover as many people."""
    if all(
        Growing.start(above, *places, chosen).reaches(size)
        for _, places, size in _counts(free, fresh, chosen)
    ):
        raise NotOptimal("a higher floor is possible")


def _counts(
    free: tuple[Ints, Ints], fresh: tuple[Mask, Mask], chosen: list[Cell]
) -> list[tuple[str, tuple[Ints, Ints], int]]:
    """(what is counted, places that count it, how many there are), once for each of the three counts."""
    mentors, mentees = free
    new_mentors = len({row for row, _ in chosen if fresh[0][row]})
    new_mentees = len({column for _, column in chosen if fresh[1][column]})
    return [
        ("tandems", (mentors, mentees), len(chosen)),
        ("covered mentors", (np.minimum(mentors, fresh[0]), mentees), new_mentors),
        ("covered mentees", (mentors, np.minimum(mentees, fresh[1])), new_mentees),
    ]


def _count(cells: Sequence[Cell], axis: int, length: int) -> Ints:
    return np.bincount([cell[axis] for cell in cells], minlength=length)
