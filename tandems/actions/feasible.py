"""Looking once more whether a pair keeps every hard rule, with what is in the database now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mentoring.profiles.models import User
from programs.models import Participant, Program
from programs.queries.pool import managers_map_aggregate, pool_of_aggregate
from tandems import matching as engine
from tandems.actions.matching import problem_of
from tandems.models import MatchRun, Proposal
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
    return bool(gone_stale([run], program=run.program, by=by))


def gone_stale(runs: Sequence[MatchRun], *, program: Program, by: User) -> set[int]:
    """Return the primary keys of those `runs` of `program` that would propose something else today.

    The number of queries does not depend on the runs. Raises NotAllowed unless `by` manages the program.
    """
    if not runs:
        return set()
    problem, _pool = problem_of(program, by=by)
    today, force = hash_of(problem), force_aggregate(program)
    proposed: dict[int, set[Couple]] = {run.pk: set() for run in runs}
    rows = Proposal.objects.filter(run__in=runs).order_by()
    for run, mentor, mentee in rows.values_list("run", "mentor__code", "mentee__code"):
        proposed[run].add((mentor, mentee))
    return {
        run.pk
        for run in runs
        if run.input_hash != today or not still_fits(proposed[run.pk], then=_decided(run), now=force)
    }


def _decided(run: MatchRun) -> dict[Couple, str]:
    return {(mentor, mentee): kind for mentor, mentee, kind in run.parameters.get("decisions", ())}
