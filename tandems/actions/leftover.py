"""Why somebody has no tandem in a run, as far as HR may know.

Of the rules that would tell something private (see `matching.SENSITIVE`) no figure is kept, nor one from
which theirs could be worked out: how many fit in the end, or figures of the other rules that leave only a few
people for the private ones to exclude. What would help never touches them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from programs.queries.pool import Pool, PoolPerson
from tandems import matching as engine

Side = Literal["mentor", "mentee"]
SIDES: tuple[Side, Side] = ("mentor", "mentee")
SETTABLE = {"reporting_line", "format"}  # rules a program has a setting for
MOST = 40  # people for whom it is worked out what would help: each takes a look at all pairs
MOST_TOPICS = 3


def left_over(
    problem: engine.Problem, pool: Pool, matching: engine.Matching, *, smallest: int
) -> list[dict[str, Any]]:
    """Return for each person without a tandem what the board tells, as plain values.

    `smallest` is the smallest group of people of which figures may be shown.
    """
    reasons = engine.Reasons(problem, matching)
    rules = [rule for rule in engine.rules_for(problem) if rule.code not in engine.SENSITIVE]
    left: list[tuple[Side, str]] = [
        *(("mentor", one) for one in matching.unmatched_mentors),
        *(("mentee", one) for one in matching.unmatched_mentees),
    ]
    return [
        _told(reasons, rules, pool, person, side, smallest=smallest, look_further=place < MOST)
        for place, (side, person) in enumerate(left)
    ]


def _told(
    reasons: engine.Reasons,
    rules: Sequence[engine.Rule],
    pool: Pool,
    person: str,
    side: Side,
    *,
    smallest: int,
    look_further: bool,
) -> dict[str, Any]:
    why = reasons.why(person, side=side)
    helping = reasons.relaxations(person, side=side) if look_further else ()
    counted = {one.code: one.blocked for one in why.rules if not one.sensitive}
    in_the_open = _left_by(rules, reasons.problem, person, side)
    is_hidden = not why.feasible and 0 < in_the_open < smallest
    return {
        "person": person,
        "side": side,
        "candidates": why.candidates,
        "feasible": why.feasible > 0,
        "places": why.group.places if why.group else None,
        "competitors": len(why.group.people) if why.group else None,
        "rules": [] if is_hidden or why.feasible else sorted(counted.items(), key=lambda one: -one[1]),
        "together": in_the_open > 0 and not why.feasible,
        "hidden": is_hidden,
        "helps": _helps(helping),
        "more_places": any(not one.steps for one in helping),
        "not_offered": _not_offered(pool, person) if side == "mentee" else [],
    }


def _left_by(rules: Sequence[engine.Rule], problem: engine.Problem, person: str, side: Side) -> int:
    """How many candidates no rule of the open kind excludes."""
    own, others = (problem.mentors, problem.mentees)[:: 1 if side == "mentor" else -1]
    me = next(one for one in own if one.id == person)
    pairs = [(me, one) if side == "mentor" else (one, me) for one in others if one.id != person]
    return sum(not any(rule.blocks(*pair) for rule in rules) for pair in pairs)


def _helps(helping: Sequence[engine.Relaxation]) -> dict[str, Any] | None:
    """The smallest single step that a setting of the program allows: its field and new value."""
    for one in helping:
        if len(one.steps) == 1 and one.steps[0].rule in SETTABLE:
            return {"rule": one.steps[0].rule, "value": one.steps[0].value}
    return None


def _not_offered(pool: Pool, person: str) -> list[str]:
    """The topics this mentee wants most and no mentor of the pool offers."""
    mine: PoolPerson = next(one for one in pool.mentees if one.person == person)
    offered = {topic for one in pool.mentors for topic in one.topics}
    wanted = sorted(mine.topics.items(), key=lambda one: (-one[1], one[0]))
    return [topic for topic, _priority in wanted if topic not in offered][:MOST_TOPICS]
