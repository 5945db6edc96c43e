"""Whom else a person could be paired with, and what that would change for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mentoring.errors import Refused
from mentoring.profiles.models import User
from tandems import matching as engine
from tandems.actions.matching import problem_of
from tandems.actions.results import told_score
from tandems.models import MatchRun, Tandem

Side = Literal["mentor", "mentee"]
MOST = 6
NEXT = 3


@dataclass(frozen=True, slots=True)
class Swap:
    """Another partner for one of a pair. People are given by their codes (those of the humans).

    `change` is the sum of the points of all tandems (without likes) after the swap, less that of now;
    `new` are the other pairs (mentor, mentee) that come about, `lost` who would have no tandem any more.
    """

    mentor: str
    mentee: str
    change: int
    new: tuple[engine.Link, ...]
    lost: tuple[str, ...]
    explanation: engine.PairExplanation


def swaps(run: MatchRun, *, mentor: str, mentee: str, instead_of: Side, by: User) -> list[Swap]:
    """Return the best partners for the person who stays when the one on the side `instead_of` is replaced.

    `mentor` and `mentee` are codes of people. Everybody else is arranged anew in the best way. Those come
    first that leave the fewest without a tandem, then those that cost least of what HR reads: the order in
    which the engine finds them would tell likes. Raises NotAllowed, or Refused(pair_gone) if the two are no
    pair of the best set today.
    """
    problem, _pool = problem_of(run.program, by=by)
    matching = engine.match(problem)
    if (mentor, mentee) not in {(pair.mentor, pair.mentee) for pair in matching.pairs}:
        raise Refused("pair_gone")
    stays, side = (mentee, "mentee") if instead_of == "mentor" else (mentor, "mentor")
    found = engine.alternatives(problem, matching, stays, MOST, side=side)  # type: ignore[arg-type]  # two words of a Literal
    told = [_swap(problem, one.regret) for one in found]
    return sorted(told, key=lambda one: (len(one.lost), -one.change, one.mentor, one.mentee))


def next_best(tandem: Tandem, *, by: User) -> dict[Side, list[Swap]]:
    """Return for each of the two of an ended tandem who is free the best new partners, the best first.

    Living tandems and people who are being asked stay as they are: only those without a tandem are arranged.
    Raises NotAllowed.
    """
    problem, _pool = problem_of(tandem.program, by=by)
    if not (problem.mentors and problem.mentees):
        return {}
    matching = engine.match(problem)
    people: dict[Side, str] = {"mentor": tandem.mentor.person.code, "mentee": tandem.mentee.person.code}
    known = {
        "mentor": {one.id for one in problem.mentors},
        "mentee": {one.id for one in problem.mentees},
    }
    return {
        side: _best_for(problem, matching, person, side)
        for side, person in people.items()
        if person in known[side]
    }


def _best_for(problem: engine.Problem, matching: engine.Matching, person: str, side: Side) -> list[Swap]:
    now = [
        Swap(pair.mentor, pair.mentee, 0, (), (), explanation)
        for pair, explanation in zip(matching.pairs, matching.explanations, strict=True)
        if person == getattr(pair, side)
    ]
    others = engine.alternatives(problem, matching, person, NEXT, side=side)
    return [*now, *(_swap(problem, one.regret) for one in others)][:NEXT]


def _swap(problem: engine.Problem, regret: engine.Regret) -> Swap:
    asked = (regret.mentor, regret.mentee)
    told = {pair: engine.explain(problem, *pair) for pair in {*regret.made, *regret.given_up, asked}}
    still = {person for pair in regret.made for person in pair}
    return Swap(
        mentor=regret.mentor,
        mentee=regret.mentee,
        change=sum(told_score(told[pair]) for pair in regret.made)
        - sum(told_score(told[pair]) for pair in regret.given_up),
        new=tuple(pair for pair in regret.made if pair != asked),
        lost=tuple(sorted({person for pair in regret.given_up for person in pair} - still)),
        explanation=told[asked],
    )
