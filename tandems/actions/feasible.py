"""Looking once more whether a pair keeps every hard rule, with what is in the database now."""

from __future__ import annotations

from collections.abc import Iterable

from mentoring.profiles.models import User
from programs.models import Participant, Program
from programs.queries.pool import managers_map_aggregate, pool_of_aggregate
from tandems import matching as engine
from tandems.actions.matching import problem_of
from tandems.models import MatchRun
from tandems.queries.decisions import force_aggregate
from tandems.queries.problem import hash_of, problem_for
from tandems.rules.decisions import Couple, still_fits

NOT_READY = "not_ready"
"""Somebody does not take part any more, or has taken back something a profile needs."""


def broken_rules(
    program: Program, pairs: Iterable[tuple[Participant, Participant]]
) -> dict[Couple, tuple[str, ...]]:
    """Return pair (codes of participations) → codes of the hard rules it breaks, for pairs that break any.

    A pair that is a tandem already breaks "previous", one that HR excluded "veto". The number of queries does
    not depend on the pairs.
    """
    pairs = list(pairs)
    people = {participant.pk for pair in pairs for participant in pair}
    pool = pool_of_aggregate(program, people)
    problem = problem_for(program, pool, managers_map_aggregate())
    mentors = {one.id: one for one in problem.mentors}
    mentees = {one.id: one for one in problem.mentees}
    known = {one.participant for one in (*pool.mentors, *pool.mentees)}
    rules = engine.rules_for(problem)
    broken: dict[Couple, tuple[str, ...]] = {}
    for mentor, mentee in pairs:
        if not {mentor.code, mentee.code} <= known:
            broken[mentor.code, mentee.code] = (NOT_READY,)
            continue
        a, b = mentors[mentor.person.code], mentees[mentee.person.code]
        if found := engine.violated(rules, a, b):
            broken[mentor.code, mentee.code] = found
    return broken


def has_gone_stale(run: MatchRun, *, by: User) -> bool:
    """Say whether `run` would propose something else today: people, profiles, rules or decisions changed.

    Raises NotAllowed unless `by` manages the program.
    """
    problem, _pool = problem_of(run.program, by=by)
    if hash_of(problem) != run.input_hash:
        return True
    proposed = set(run.proposals.values_list("mentor__code", "mentee__code"))
    then = {(mentor, mentee): kind for mentor, mentee, kind in run.parameters.get("decisions", ())}
    return not still_fits(proposed, then=then, now=force_aggregate(run.program))
