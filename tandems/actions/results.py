"""What is kept of a computed matching: its proposals, its figures, who is left over, the proof."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from programs.models import Participant
from programs.queries.pool import Pool
from tandems import matching as engine
from tandems.actions.leftover import left_over
from tandems.models import MatchRun, Proposal
from tandems.queries.problem import hash_of, parameters_of
from tandems.rules.decisions import Couple

NOT_KEPT = {"mentor", "mentee", "violated", "interest"}
LIKES = "interest"  # the component that would tell who likes whom
PROOF = ("tandems", "covered_mentors", "covered_mentees", "pairs_checked")


@dataclass(frozen=True, slots=True)
class Told:
    """The values of a run that is done, see `MatchRun`."""

    parameters: dict[str, Any]
    input_hash: str
    result: dict[str, Any]


def told_of(
    run: MatchRun,
    problem: engine.Problem,
    pool: Pool,
    matching: engine.Matching,
    decisions: Mapping[Couple, str],
) -> Told:
    """Return what is kept of `matching`, the answer to `problem` under the `decisions` in force."""
    scores = [told_score(one) for one in matching.explanations]
    decided = [[*couple, kind] for couple, kind in sorted(decisions.items())]
    return Told(
        parameters=parameters_of(problem) | {"decisions": decided},
        input_hash=hash_of(problem),
        result={
            "mentors": len(problem.mentors),
            "mentees": len(problem.mentees),
            "tandems": len(matching.pairs),
            "floor": min(scores, default=None),
            "total": sum(scores),
            "unmatched": left_over(problem, pool, matching, smallest=run.program.smallest_group),
            "certificate": _proof(problem, matching),
        },
    )


def proposals_of(run: MatchRun, pool: Pool, matching: engine.Matching) -> list[Proposal]:
    """Return the proposals of `run`, not saved yet. One query."""
    codes = {
        **{("mentor", one.person): one.participant for one in pool.mentors},
        **{("mentee", one.person): one.participant for one in pool.mentees},
    }
    silent = {one.person for one in (*pool.mentors, *pool.mentees) if "times" in one.kept_back}
    keys = dict(Participant.objects.filter(code__in=codes.values()).values_list("code", "pk"))
    return [
        Proposal(
            run=run,
            mentor_id=keys[codes["mentor", pair.mentor]],
            mentee_id=keys[codes["mentee", pair.mentee]],
            score=told_score(explanation),
            explanation=_plain(explanation, tells_times=not silent & {pair.mentor, pair.mentee}),
        )
        for pair, explanation in zip(matching.pairs, matching.explanations, strict=True)
    ]


def told_score(explanation: engine.PairExplanation) -> int:
    """The points HR reads: without those for likes, which would tell whom somebody said yes to."""
    return sum(number for code, number in explanation.points.items() if code != LIKES)


def _proof(problem: engine.Problem, matching: engine.Matching) -> dict[str, object]:
    """The certificate as plain values; of a run with likes only what tells none of them."""
    proof = asdict(matching.certificate)
    return {name: proof[name] for name in PROOF} if problem.likes else proof


def _plain(explanation: engine.PairExplanation, *, tells_times: bool) -> dict[str, object]:
    """The explanation as JSON, without the two ids (the row knows its people).

    Private likes count and are not kept, neither as words nor as points: HR reads the rest. Nor is how often
    both have time, unless both show their usual times to others than their tandem.
    """
    values = asdict(explanation) | {"score": told_score(explanation)}
    for name in ("points", "maxima"):
        values[name] = {code: number for code, number in values[name].items() if code != LIKES}
    left_out = NOT_KEPT if tells_times else NOT_KEPT | {"common_slots"}
    return {name: value for name, value in values.items() if name not in left_out}
