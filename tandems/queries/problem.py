"""From a program and its pool to the problem the matching engine solves."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from zoneinfo import ZoneInfo

from mentoring.encryption import keyed_hash
from mentoring.profiles.models.profile import UsualTime
from programs.models import DepartmentRule, GenerationRule, InterestMode, Program
from programs.models.program import WHOLE_CHAIN
from programs.queries.pool import Pool, PoolPerson
from tandems import matching as engine
from tandems.queries.decisions import people_of_decisions_aggregate, said_no_aggregate
from tandems.queries.likes import Likes
from tandems.rules import weights
from tandems.rules.decisions import LOCK, VETO

COMPANY = "company"  # everybody in the directory belongs to one organisation
FORMATS = {
    DepartmentRule.ANY: "any",
    DepartmentRule.SAME: "departmental",
    DepartmentRule.DIFFERENT: "cross_functional",
}
CONVERSATION = 2  # a language counts from "good for a conversation" on
NOBODY = Likes()
PARTS_OF_DAY = 8  # of three hours each; people name the morning, the middle and the afternoon of working days
FIRST_PART = 2
PLACES = {code: place for place, code in enumerate(UsualTime.values)}


def problem_for(
    program: Program, pool: Pool, managers: Mapping[str, str], likes: Likes = NOBODY
) -> engine.Problem:
    """Return the problem of `program`. People are known by the code of the human, never by a name.

    Two people who both said yes are proposed where the program says so: they come as a lock, which no hard
    rule gives way to.
    """
    decided = people_of_decisions_aggregate(program)
    held, excluded = (sorted(pair for pair, one in decided.items() if one == kind) for kind in (LOCK, VETO))
    people = {one.person for one in (*pool.mentors, *pool.mentees)}
    taken = {person for pair in held for person in pair}
    mutual = likes.mutual if program.interest_mode == InterestMode.MUTUAL else ()
    free = [pair for pair in mutual if pair not in excluded and not taken & {*pair}]
    return engine.Problem(
        mentors=tuple(person_of(one, program) for one in pool.mentors),
        mentees=tuple(person_of(one, program) for one in pool.mentees),
        managers=managers,
        rules=rules_of(program),
        weights=weights_of(program),
        likes=likes.given if program.interest_mode != InterestMode.OFF else (),
        previous=_living_pairs(program),
        locks=(*(pair for pair in held if {*pair} <= people), *within_capacity(free, pool)),
        vetoes=tuple(pair for pair in (*excluded, *said_no_aggregate(program)) if pair not in held),
    )


def weights_of(program: Program, *, with_likes: bool = True) -> engine.Weights:
    """Return how many points each reason can give: likes only where the program lets people say them."""
    counts = with_likes and program.interest_mode != InterestMode.OFF
    return engine.Weights(
        **weights.points(
            topics=program.topics_weight,
            contrast=program.contrast_weight,
            interest=program.interest_weight if counts else 0,
            frame=program.frame_weight,
        )
    )


def within_capacity(pairs: Sequence[tuple[str, str]], pool: Pool) -> tuple[tuple[str, str], ...]:
    """Return those of the (mentor, mentee) `pairs` that nobody has too many of; earlier ones come first."""
    left = [{one.person: one.capacity for one in side} for side in (pool.mentors, pool.mentees)]
    kept = []
    for mentor, mentee in pairs:
        if left[0].get(mentor, 0) > 0 and left[1].get(mentee, 0) > 0:
            left[0][mentor] -= 1
            left[1][mentee] -= 1
            kept.append((mentor, mentee))
    return tuple(kept)


def rules_of(program: Program) -> engine.Rules:
    """Return the hard rules `program` has chosen."""
    chain = program.reporting_levels >= WHOLE_CHAIN
    return engine.Rules(
        format=FORMATS[DepartmentRule(program.department_rule)],  # type: ignore[arg-type]  # one word each of a Literal
        generation="stage" if program.generation_rule == GenerationRule.STAGE else "band",
        mentor_later=program.generation_rule == GenerationRule.MENTOR_LATER,
        reporting_line=engine.WHOLE_CHAIN if chain else program.reporting_levels,
    )


def parameters_of(problem: engine.Problem) -> dict[str, object]:
    """Return rules and weights as plain values, to be kept with the run."""
    return {
        "rules": asdict(problem.rules),
        "weights": asdict(problem.weights),
        "fairness": str(problem.fairness),
    }


def hash_of(problem: engine.Problem) -> str:
    """Return a keyed hash over what a run depends on and HR may know of: equal input, equal hash.

    Decisions about pairs are not in it; they are compared one by one, see `rules.decisions.still_fits`. Nor
    are likes: a mark "something changed" would tell HR that somebody has just said yes.

    Keyed, because it covers generation bands: whoever reads the row could try the few there are.
    """
    told = {
        "people": [[_told(one) for one in side] for side in (problem.mentors, problem.mentees)],
        "managers": sorted(problem.managers.items()),
        "previous": problem.previous,
        **parameters_of(problem),
    }
    return keyed_hash(json.dumps(told, sort_keys=True))


def _told(person: engine.Person) -> dict[str, object]:
    values = asdict(person)
    return {name: sorted(value) if isinstance(value, frozenset) else value for name, value in values.items()}


def person_of(one: PoolPerson, program: Program) -> engine.Person:
    """Return somebody of the pool as the engine compares them."""
    offset = _offset(one.time_zone, program.kickoff_on)
    return engine.Person(
        id=one.person,
        organisation=COMPANY,
        department=one.department,
        manager=one.manager,
        languages=frozenset(name for name, fluency in one.languages.items() if fluency >= CONVERSATION),
        modes=one.formats,
        location=one.site,
        utc_offset=offset,
        slots=_slots(one.times, offset - _offset(program.time_zone, program.kickoff_on)),
        traits=tuple(position - 1 for position in one.style),
        topics=one.topics,
        live=one.live,
        capacity=one.capacity,
        generation=one.generation,
        career_stage=one.career_stage,
    )


def _offset(zone: str, day: dt.date) -> int:
    """Minutes east of UTC at noon of `day`."""
    offset = dt.datetime.combine(day, dt.time(12), ZoneInfo(zone)).utcoffset()
    return int(offset.total_seconds() // 60) if offset else 0


def _slots(times: frozenset[str], ahead: int) -> int:
    """Return parts of the week as a bit set on the program's clock, which is `ahead` minutes behind."""
    shift = round(ahead / (24 * 60 / PARTS_OF_DAY))
    bits = 0
    for code in times:
        day, part = divmod(PLACES[code], 3)
        bits |= 1 << (day * PARTS_OF_DAY + FIRST_PART + part - shift) % (7 * PARTS_OF_DAY)
    return bits


def _living_pairs(program: Program) -> tuple[tuple[str, str], ...]:
    """Pairs who are or were a tandem of this program: they are not proposed again."""
    rows = program.tandems.order_by("number").values_list("mentor__person__code", "mentee__person__code")
    return tuple((mentor, mentee) for mentor, mentee in rows)
