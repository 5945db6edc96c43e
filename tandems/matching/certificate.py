"""The proof that a solution cannot be beaten; shares no code with the search and asks no solver.

Three claims are proven. No larger set of tandems, no larger set of covered mentors or mentees exists (no
alternating path: Berge 1957). No higher floor does (above it, the sets cannot grow back to their size). And
the solution's integer potentials let no exchange gain: a person's potential plus the price of any pair is
never below the partner's potential, which rules out every cycle of exchanges that would improve the points,
all of them, at once. Where potentials come from does not matter to their being a proof; a solution that
brings none has them searched for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from tandems.matching.assign import Solution
from tandems.matching.augment import Growing
from tandems.matching.exchange import Potentials, settle
from tandems.matching.flow import Arcs
from tandems.matching.levels import levels_for
from tandems.matching.market import CLOSED, Cell, ScoreMatrix, what_is_left
from tandems.matching.problem import Fairness
from tandems.matching.shortlist import shortlist
from tandems.matching.sides import Ints, Mask

TILE_PAIRS: Final = 250_000


class NotOptimal(Exception):  # noqa: N818 -- reads as a sentence where it is raised
    """The solution breaks a limit, or a better one exists."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """What was proven, with everything needed to check it without this program.

    The price of a pair is `best` minus its score, plus the weight of each threshold in `levels` that the
    score is below. For every feasible pair that was not chosen, mentor potential + price >= mentee
    potential; for a chosen, not locked one, <=. A first tandem costs nothing, a further one `further`: with
    the source's potential plus that, a mentor who has room has no larger potential, one who holds a tandem
    no smaller one; the mentees and the sink likewise.
    """

    tandems: int
    covered_mentors: int
    covered_mentees: int
    total: int
    floor: int | None
    mentor_potentials: tuple[int, ...]
    mentee_potentials: tuple[int, ...]
    pairs_checked: int
    source_potential: int
    sink_potential: int
    best: int
    levels: tuple[tuple[int, int], ...]
    """(threshold, weight), the highest threshold first."""
    further: int


@dataclass(frozen=True, slots=True)
class _Claim:
    """The part of a solution that is not locked, among the people who have a place beside their locks."""

    rows: Ints
    columns: Ints
    scores: ScoreMatrix
    """Negative for locked pairs, too."""
    allowed: Mask
    free: tuple[Ints, Ints]
    fresh: tuple[Mask, Mask]
    chosen: list[Cell]


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
    claim = _claim(scores, mentors, mentees, solution)
    _nobody_more(claim)
    floor = None
    if solution.fairness is Fairness.FLOOR and claim.chosen:
        floor = min(int(claim.scores[cell]) for cell in claim.chosen)
        _no_higher_floor(claim, floor)
    thresholds = solution.bands if floor is None else (floor, *(one for one in solution.bands if one > floor))
    prices = _Prices.of(claim, thresholds)
    potentials = solution.potentials or _searched(scores, mentors, mentees, solution, thresholds)
    pairs_checked = _no_exchange_gains(claim, prices, potentials)
    return Certificate(
        tandems=len(solution.pairs),
        covered_mentors=solution.covered_mentors,
        covered_mentees=solution.covered_mentees,
        total=solution.total,
        floor=floor,
        mentor_potentials=potentials.mentors,
        mentee_potentials=potentials.mentees,
        pairs_checked=pairs_checked,
        source_potential=potentials.source,
        sink_potential=potentials.sink,
        best=prices.best,
        levels=prices.steps,
        further=prices.extra,
    )


def _claim(scores: ScoreMatrix, mentors: Ints, mentees: Ints, solution: Solution) -> _Claim:
    locked_rows, locked_columns = (_count(solution.locked, axis, scores.shape[axis]) for axis in (0, 1))
    free = (mentors - locked_rows, mentees - locked_columns)
    rows, columns = np.flatnonzero(free[0]), np.flatnonzero(free[1])
    row_of, column_of = ({place: nth for nth, place in enumerate(side.tolist())} for side in (rows, columns))
    if len(rows) < len(mentors) or len(columns) < len(mentees):
        scores = scores[np.ix_(rows, columns)]
    within = [cell for cell in solution.locked if cell[0] in row_of and cell[1] in column_of]
    if within:
        scores = scores.copy()
        for row, column in within:
            scores[row_of[row], column_of[column]] = CLOSED
    return _Claim(
        rows,
        columns,
        scores,
        scores >= 0,
        (free[0][rows], free[1][columns]),
        (locked_rows[rows] == 0, locked_columns[columns] == 0),
        sorted(
            (row_of[row], column_of[column]) for row, column in set(solution.pairs) - set(solution.locked)
        ),
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


def _nobody_more(claim: _Claim) -> None:
    """No set of tandems is larger, none covers more people."""
    for name, places, size in _counts(claim):
        if size == min(places[0].sum(), places[1].sum()):
            continue
        if Growing.start(claim.allowed, *places, claim.chosen).reaches(size + 1):
            raise NotOptimal(f"more {name} are possible")


def _no_higher_floor(claim: _Claim, floor: int) -> None:
    """Pairs above the floor alone cannot make as many tandems and cover as many people."""
    above = claim.allowed & (claim.scores > floor)
    if all(Growing.start(above, *places, claim.chosen).reaches(size) for _, places, size in _counts(claim)):
        raise NotOptimal("a higher floor is possible")


@dataclass(frozen=True, slots=True)
class _Prices:
    """Each level outweighs everything below it, for as many tandems as were chosen."""

    best: int
    steps: tuple[tuple[int, int], ...]
    extra: int

    @classmethod
    def of(cls, claim: _Claim, thresholds: Sequence[int]) -> "_Prices":
        best = int(claim.scores.max(initial=0))
        worst, steps = best, []
        for threshold in sorted(thresholds, reverse=True):
            steps.append((threshold, len(claim.chosen) * worst + 1))
            worst += steps[-1][1]
        return cls(best, tuple(steps), len(claim.chosen) * worst + 1)

    def __call__(self, scores: ScoreMatrix, kind: type[np.signedinteger[Any]] = np.int64) -> Ints:
        prices: Ints = np.subtract(self.best, scores, dtype=kind)
        for threshold, weight in self.steps:
            prices += (scores < threshold) * kind(weight)
        return prices

    def kind(self, mentors: Ints, mentees: Ints) -> type[np.signedinteger[Any]]:
        """Numbers wide enough for any price and potential together; half as wide is twice as fast."""
        dearest = self.best + 1 + sum(weight for _, weight in self.steps)
        highest = max(int(np.abs(side).max(initial=0)) for side in (mentors, mentees))
        return np.int32 if dearest + highest < np.iinfo(np.int32).max else np.int64


def _no_exchange_gains(claim: _Claim, prices: _Prices, potentials: Potentials) -> int:
    """One look at every pair and every person; the number of pairs. The claim is used up."""
    mentors, mentees = (np.array(side, dtype=np.int64) for side in (potentials.mentors, potentials.mentees))
    if max(claim.rows, default=-1) >= len(mentors) or max(claim.columns, default=-1) >= len(mentees):
        raise NotOptimal("the potentials are those of other people")
    mentors, mentees = mentors[claim.rows], mentees[claim.columns]
    held = tuple(np.array(claim.chosen, dtype=np.int64).reshape(-1, 2).T)
    if (mentors[held[0]] + prices(claim.scores[held]) > mentees[held[1]]).any():
        raise NotOptimal("giving up a tandem improves the points")
    rows, columns = _count(claim.chosen, 0, len(mentors)), _count(claim.chosen, 1, len(mentees))
    source, sink = potentials.source, potentials.sink
    _ends_hold(mentors - source, rows, claim.free[0], claim.fresh[0], prices.extra)
    _ends_hold(sink - mentees, columns, claim.free[1], claim.fresh[1], prices.extra)
    others = claim.allowed
    pairs = int(np.count_nonzero(others))
    others[held] = False
    kind = prices.kind(mentors, mentees)
    mentors, mentees = mentors.astype(kind), mentees.astype(kind)
    height = max(1, TILE_PAIRS // max(1, len(mentees)))
    for start in range(0, len(mentors), height):
        tile = slice(start, start + height)
        slack = prices(claim.scores[tile], kind)
        slack += mentors[tile, None]
        if (others[tile] & (slack < mentees)).any():
            raise NotOptimal("a cycle of exchanges improves the points")
    return pairs


def _ends_hold(risen: Ints, held: Ints, free: Ints, fresh: Mask, extra: int) -> None:
    """A person's first tandem costs nothing, a further one `extra`; `risen` is beyond the end's potential."""
    next_one = np.where((held == 0) & fresh, 0, extra)
    last_one = np.where((held == 1) & fresh, 0, extra)
    if (risen[held < free] > next_one[held < free]).any() or (risen[held > 0] < last_one[held > 0]).any():
        raise NotOptimal("a person who waits would improve the points")


def _searched(
    scores: ScoreMatrix, mentors: Ints, mentees: Ints, solution: Solution, thresholds: Sequence[int]
) -> Potentials:
    """Potentials for a solution that brings none."""
    market = what_is_left(scores, mentors, mentees, solution.locked)
    chosen = np.array(sorted(set(solution.pairs) - set(solution.locked)), dtype=np.int64).reshape(-1, 2)
    if not len(chosen):
        return Potentials((0,) * len(mentors), (0,) * len(mentees), 0, 0)
    rows, columns = np.searchsorted(market.rows, chosen[:, 0]), np.searchsorted(market.columns, chosen[:, 1])
    levels = levels_for(int(market.offers.max()), thresholds, len(chosen))
    held = Arcs.at(market.offers, rows * market.width + columns)
    book = settle(market, levels, held, Arcs.at(market.offers, shortlist(market.offers)))
    if book is None:
        raise NotOptimal("a cycle of exchanges improves the points")
    return book.potentials(len(mentors), len(mentees))


def _counts(claim: _Claim) -> list[tuple[str, tuple[Ints, Ints], int]]:
    """(what is counted, places that count it, how many there are); none that equals another."""
    (mentors, mentees), (fresh_mentors, fresh_mentees) = claim.free, claim.fresh
    counts = [("tandems", (mentors, mentees), len(claim.chosen))]
    if not fresh_mentors.all() or mentors.max(initial=0) > 1:
        new = len({row for row, _ in claim.chosen if fresh_mentors[row]})
        counts.append(("covered mentors", (np.minimum(mentors, fresh_mentors), mentees), new))
    if not fresh_mentees.all() or mentees.max(initial=0) > 1:
        new = len({column for _, column in claim.chosen if fresh_mentees[column]})
        counts.append(("covered mentees", (mentors, np.minimum(mentees, fresh_mentees)), new))
    return counts


def _count(cells: Sequence[Cell], axis: int, length: int) -> Ints:
    return np.bincount([cell[axis] for cell in cells], minlength=length)
