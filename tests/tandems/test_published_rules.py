"""No tandem that is published breaks a hard rule, however a program is drawn and whatever changes meanwhile.

The oracle below is written from the words of the program's settings and shares nothing with the engine.
"""

import os
import random

import pytest
from django.utils import timezone

from mentoring.errors import Refused
from mentoring.profiles.models import Profile
from programs.models import Program, Role
from programs.models.program import WHOLE_CHAIN
from programs.queries.pool import Pool, PoolPerson
from tandems import matching as engine
from tandems.actions import decisions
from tandems.actions.matching import compute_next_run, start_run
from tandems.actions.publishing import publish_run
from tandems.models import Tandem
from tandems.queries.problem import person_of, rules_of, weights_of
from tests.factories.profiles import make_person, reports_to
from tests.factories.programs import make_post, make_program, make_ready

NOW = timezone.now()
PROGRAMS = int(os.environ.get("PROGRAMS", "200"))  # a thousand take some ten seconds
ON_SITE = {"on_site", "shadow_day"}


def drawn_program(rng):
    return Program(
        generation_rule=rng.choice(["different", "mentor_later", "stage"]),
        department_rule=rng.choice(["any", "same", "different"]),
        reporting_levels=rng.choice([0, 1, 2, 3, WHOLE_CHAIN]),
        interest_mode=rng.choice(["weight", "off"]),
        kickoff_on=NOW.date(),
        time_zone="Europe/Berlin",
    )


def drawn_person(rng, number, side):
    return PoolPerson(
        participant=f"{side}{number}",
        person=f"p{number}",
        keys=(number, number),
        role="mentor" if side == "a" else "mentee",
        department=rng.choice(["", "it", "hr"]),
        site=rng.choice(["", "Bremen", "Dresden"]),
        manager=None,
        languages={one: rng.randint(1, 3) for one in ("de", "en") if rng.random() < 0.7},
        formats=frozenset(one for one in ("video", "on_site", "shadow_day") if rng.random() < 0.6),
        topics={one: rng.randint(1, 3) for one in ("ai", "gaming") if rng.random() < 0.7},
        live=frozenset(),
        capacity=rng.randint(1, 2),
        style=(),
        times=frozenset(),
        time_zone="Europe/Berlin",
        kept_back=frozenset(),
        career_stage=rng.randint(1, 4),
        generation=rng.choice([None, 0, 1, 2]),
    )


def problem_of(program, pool, rng):
    """The problem with some pairs held, excluded and tried before, and a random reporting line."""
    people = [one.person for one in (*pool.mentors, *pool.mentees)]
    pairs = [(a.person, b.person) for a in pool.mentors for b in pool.mentees]
    return engine.Problem(
        mentors=tuple(person_of(one, program) for one in pool.mentors),
        mentees=tuple(person_of(one, program) for one in pool.mentees),
        managers={one: rng.choice(people) for one in people if rng.random() < 0.5},
        rules=rules_of(program),
        weights=weights_of(program),
        locks=tuple(rng.sample(pairs, min(2, len(pairs)))),
        vetoes=tuple(rng.sample(pairs, min(2, len(pairs)))),
        previous=tuple(rng.sample(pairs, min(2, len(pairs)))),
    )


def superiors(person, managers, levels):
    above, seen = [], {person}
    while (person := managers.get(person)) and person not in seen and len(above) < levels:
        above.append(person)
        seen.add(person)
    return above


def suits_generation(program, mentor, mentee):
    if program.generation_rule != "stage" and None not in (mentor.generation, mentee.generation):
        if program.generation_rule == "mentor_later":
            return mentor.generation > mentee.generation
        return mentor.generation != mentee.generation
    return mentee.career_stage > mentor.career_stage


def suits(program, mentor, mentee, managers):
    """Whether the settings of the program allow the pair, in plain words."""
    speak = {one for one, fluency in mentor.languages.items() if fluency >= 2}
    meet = mentor.formats & mentee.formats
    near = mentor.site and mentor.site == mentee.site
    levels = program.reporting_levels
    same = bool(mentor.department) and mentor.department == mentee.department
    return (
        mentor.person != mentee.person
        and suits_generation(program, mentor, mentee)
        and mentee.person not in superiors(mentor.person, managers, levels)
        and mentor.person not in superiors(mentee.person, managers, levels)
        and (program.department_rule != "same" or same)
        and (program.department_rule != "different" or not same)
        and any(mentee.languages.get(one, 0) >= 2 for one in speak)
        and bool(meet - ON_SITE or (meet & ON_SITE and near))
    )


def test_in_hundreds_of_random_programs_no_proposal_breaks_a_rule_or_a_capacity():
    for seed in range(PROGRAMS):
        rng = random.Random(seed)
        program = drawn_program(rng)
        mentors = tuple(drawn_person(rng, number, "a") for number in range(rng.randint(1, 5)))
        mentees = tuple(drawn_person(rng, number, "b") for number in range(3, 3 + rng.randint(1, 5)))
        problem = problem_of(program, Pool(mentors, mentees), rng)

        matching = engine.match(problem)

        out = {*problem.vetoes, *problem.previous}
        known = {one.person: one for one in mentors}, {one.person: one for one in mentees}
        for pair in matching.pairs:
            one, other = known[0][pair.mentor], known[1][pair.mentee]
            assert suits(program, one, other, problem.managers), (seed, pair)
            assert (pair.mentor, pair.mentee) not in out, (seed, pair)
        for side, name in zip(known, ("mentor", "mentee"), strict=True):
            held = [getattr(pair, name) for pair in matching.pairs]
            assert all(held.count(one) <= side[one].capacity for one in held), seed


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(6))
def test_whatever_changes_after_the_review_only_pairs_that_keep_every_rule_are_published(seed):
    program = make_program(generation_rule="stage", department_rule="different", reporting_levels=2)
    hr = make_post(program)
    for role, department in ((Role.MENTOR, "IT"), (Role.MENTEE, "Sales")) * 3:
        make_ready(program, role, person=make_person(department=department))
    run = start_run(program=program, by=hr, now=NOW)
    compute_next_run(now=NOW)
    run.refresh_from_db()
    changed = run.proposals.select_related("mentor__person", "mentee__person").first()
    sabotage = [
        lambda: reports_to(changed.mentor.person, changed.mentee.person),
        lambda: Profile.objects.filter(person=changed.mentee.person).update(career_stage="2-starting"),
        lambda: move(changed.mentor.person, changed.mentee.person),
        lambda: decisions.exclude(
            program=program,
            mentor=changed.mentor.code,
            mentee=changed.mentee.code,
            reason="x",
            by=hr,
            now=NOW,
        ),
        lambda: type(changed.mentor).objects.filter(pk=changed.mentor_id).update(profile_done_at=None),
        lambda: None,
    ][seed]

    sabotage()
    try:
        publish_run(run=run, by=hr, now=NOW)
    except Refused as refused:
        said = refused.code
    else:
        said = "published"

    assert (said, Tandem.objects.count()) == (("published", 3) if seed == 5 else ("run_stale", 0))


def move(person, other):
    """Bring both into one department."""
    for one in (person, other):
        one.department = "Foundry"
        one.save(update_fields=["department"])
