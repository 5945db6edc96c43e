"""From a program and its pool to the problem the matching engine solves."""

from __future__ import annotations

import json
from dataclasses import asdict

from mentoring.encryption import keyed_hash
from programs.models import DepartmentRule, GenerationRule, Program
from programs.models.program import WHOLE_CHAIN
from programs.queries.pool import Pool, PoolPerson
from tandems import matching as engine

COMPANY = "company"  # everybody in the directory belongs to one organisation
WEIGHTS = engine.Weights(topics=500, interest=0, contrast=250, time=0, languages=100, practicality=150)
FORMATS = {
    DepartmentRule.ANY: "any",
    DepartmentRule.SAME: "departmental",
    DepartmentRule.DIFFERENT: "cross_functional",
}
CONVERSATION = 2  # a language counts from "good for a conversation" on


def problem_for(program: Program, pool: Pool, managers: dict[str, str]) -> engine.Problem:
    """Return the problem of `program`. People are known by the code of the human, never by a name."""
    return engine.Problem(
        mentors=tuple(_person(one) for one in pool.mentors),
        mentees=tuple(_person(one) for one in pool.mentees),
        managers=managers,
        rules=rules_of(program),
        weights=WEIGHTS,
        previous=_living_pairs(program),
    )


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
    """Return a keyed hash over everything the run depends on: equal input, equal hash.

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


def _person(one: PoolPerson) -> engine.Person:
    return engine.Person(
        id=one.person,
        organisation=COMPANY,
        department=one.department,
        manager=one.manager,
        languages=frozenset(name for name, fluency in one.languages.items() if fluency >= CONVERSATION),
        modes=one.formats,
        location=one.site,
        topics=one.topics,
        live=one.live,
        capacity=one.capacity,
        generation=one.generation,
        career_stage=one.career_stage,
    )


def _living_pairs(program: Program) -> tuple[tuple[str, str], ...]:
    """Pairs who are or were a tandem of this program: they are not proposed again."""
    rows = program.tandems.order_by("number").values_list("mentor__person__code", "mentee__person__code")
    return tuple((mentor, mentee) for mentor, mentee in rows)
