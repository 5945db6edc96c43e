"""How many tandems there can be, and how good the worst of them.

Tandems, newly covered mentors and newly covered mentees can all be largest in one and the same set
(Mendelsohn and Dulmage 1958), so each is asked for alone. Asked first of a shortlist, by OR-Tools; then the
answer is held against all pairs by searching alternating paths from it, and the shortlist learns what it
lacked.
"""

from dataclasses import dataclass

import numpy as np

from tandems.matching.augment import Growing
from tandems.matching.flow import Arcs, largest_set
from tandems.matching.market import Market
from tandems.matching.shortlist import distinct, drawn
from tandems.matching.sides import Ints, Mask


@dataclass(frozen=True, slots=True)
class Goal:
    """With these places, a largest set has `size` pairs."""

    mentors: Ints
    mentees: Ints
    size: int


def goals_for(market: Market, arcs: Arcs) -> tuple[list[Goal], Arcs]:
    """What a largest set reaches in each count, and the shortlist with pairs that make it possible.

    The first goal counts tandems.
    """
    goals = []
    allowed = market.offers >= 0
    for mentors, mentees in counted_places(market):
        size, flat = _grown(allowed, mentors, mentees, largest_set(arcs, mentors, mentees))
        arcs = with_more(arcs, market, flat)
        goals.append(Goal(mentors, mentees, size))
    return goals, arcs


def highest_floor(market: Market, arcs: Arcs, goals: list[Goal]) -> tuple[int, Arcs]:
    """The largest score from which upwards pairs still reach all goals, and the shortlist that shows it.

    Binary search over the scores that occur in the shortlist, then one look at all pairs above the answer;
    if they reach the goals, too, the search goes on from there. As all pairs above a floor are alike to it,
    the shortlist then takes in some drawn ones: a few for everybody nearly always suffice.
    """
    low = int(arcs.scores.min())
    while True:
        low, found = _search(arcs, goals, low)
        above = market.offers > low
        better = []
        for goal, reached in zip(goals, found, strict=True):
            size, flat = _grown(above, goal.mentors, goal.mentees, reached.at_least(low + 1), goal.size)
            if size < goal.size:
                return low, arcs
            better.append(flat)
        arcs = with_more(arcs, market, np.concatenate([*better, drawn(market.offers, low)]))
        low = min(int(market.offers.ravel()[flat].min()) for flat in better)


def _search(arcs: Arcs, goals: list[Goal], low: int) -> tuple[int, list[Arcs]]:
    """The largest floor in the shortlist and a set for each goal; `low` is known to be reached.

    The first guess is the ceiling: mostly whoever is worst off has one good partner and gets that one.
    """
    ladder = np.unique(arcs.scores[(arcs.scores >= low) & (arcs.scores <= _ceiling(arcs, goals))])
    first, middle, last = 0, len(ladder) - 1, len(ladder) - 1
    found = None
    while first < last:
        sets = _reached(arcs.at_least(int(ladder[middle])), goals)
        if sets is None:
            last = middle - 1
        else:
            first, found = middle, sets
        middle = (first + last + 1) // 2
    floor = int(ladder[first])
    return floor, found or _reached(arcs.at_least(floor), goals) or []


def _ceiling(arcs: Arcs, goals: list[Goal]) -> int:
    """No floor is above the best pair of anybody whom a goal cannot do without."""
    ceiling = int(arcs.scores.max())
    for goal in goals:
        for places, people in ((goal.mentors, arcs.rows), (goal.mentees, arcs.columns)):
            if places.sum() == goal.size:
                best = np.zeros(len(places), dtype=np.int64)
                np.maximum.at(best, people, arcs.scores)
                ceiling = min(ceiling, int(best[places > 0].min(initial=ceiling)))
    return ceiling


def _reached(arcs: Arcs, goals: list[Goal]) -> list[Arcs] | None:
    found = []
    for goal in goals:
        found.append(largest_set(arcs, goal.mentors, goal.mentees))
        if len(found[-1]) < goal.size:
            return None
    return found


def _grown(
    allowed: Mask, mentors: Ints, mentees: Ints, start: Arcs, enough: int | None = None
) -> tuple[int, Ints]:
    """The size of a set that `start` grows to, and its flat places; stops where it is large `enough`."""
    most = int(min(mentors.sum(), mentees.sum()))
    if len(start) == most:
        return most, start.flat
    growing = Growing.start(
        allowed, mentors, mentees, list(zip(start.rows.tolist(), start.columns.tolist(), strict=True))
    )
    growing.reaches(most if enough is None else enough)
    return growing.size, growing.flat()


def with_more(arcs: Arcs, market: Market, flat: Ints) -> Arcs:
    """The shortlist with further pairs."""
    every = distinct(arcs.flat, flat)
    return arcs if len(every) == len(arcs) else Arcs.at(market.offers, every)


def counted_places(market: Market) -> list[tuple[Ints, Ints]]:
    """Places whose largest sets count tandems, newly covered mentors, newly covered mentees."""
    (mentors, mentees), (fresh_mentors, fresh_mentees) = market.free, market.fresh
    first_mentors = np.minimum(mentors, fresh_mentors)
    first_mentees = np.minimum(mentees, fresh_mentees)
    kinds = [(mentors, mentees)]
    if (first_mentors != mentors).any():
        kinds.append((first_mentors, mentees))
    if (first_mentees != mentees).any():
        kinds.append((mentors, first_mentees))
    return kinds
