"""A whole run: what people get, what they are told, and what may change without changing it."""

import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from tandems.matching import (
    Fairness,
    Pair,
    Problem,
    Rules,
    Severity,
    Violation,
    match,
    score_matrix,
    verify,
)
from tests.tandems.matching.make import LENIENT, person, pool, problems

SPARSE = replace(LENIENT, generation="band", require_shared_language=True)
SEEDS = range(12)


def chosen(matching):
    return [(pair.mentor, pair.mentee) for pair in matching.pairs]


def value(matching):
    """What a matching is worth, the larger the better."""
    return (len(matching.pairs), matching.certificate.covered_mentors, matching.certificate.covered_mentees)


@settings(max_examples=30, deadline=None)
@given(problems)
def test_every_run_passes_the_second_look(problem):
    matching = match(problem)

    assert verify(problem, matching) == []
    assert [told.score for told in matching.explanations] == [pair.score for pair in matching.pairs]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("fairness", list(Fairness))
def test_the_order_of_input_changes_nothing(seed, fairness):
    problem = pool(seed, 8, 8, fairness=fairness, rules=SPARSE)
    rng = random.Random(seed)
    mentors, mentees, likes = (list(part) for part in (problem.mentors, problem.mentees, problem.likes))
    for part in (mentors, mentees, likes):
        rng.shuffle(part)

    shuffled = replace(problem, mentors=tuple(mentors), mentees=tuple(mentees), likes=tuple(likes))

    assert match(shuffled) == match(problem)


@pytest.mark.parametrize("seed", SEEDS)
def test_other_ids_change_no_figure(seed):
    problem = pool(seed, 8, 8, rules=SPARSE)
    names = {one.id: one.id[::-1] for one in (*problem.mentors, *problem.mentees)}

    renamed = match(
        replace(
            problem,
            mentors=tuple(replace(one, id=names[one.id]) for one in problem.mentors),
            mentees=tuple(replace(one, id=names[one.id]) for one in problem.mentees),
            managers={names[one]: names[boss] for one, boss in problem.managers.items()},
            likes=tuple((names[one], names[other]) for one, other in problem.likes),
        )
    )

    plain = match(problem)
    assert (value(renamed), renamed.floor, renamed.total) == (value(plain), plain.floor, plain.total)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_veto_of_a_tandem_loses_at_most_one_and_gains_nothing(seed):
    problem = pool(seed, 8, 8, rules=SPARSE, fairness=Fairness.TOTAL)
    before = match(problem)
    for pair in chosen(before)[:4]:
        after = match(replace(problem, vetoes=(pair,)))

        assert pair not in chosen(after)
        assert len(before.pairs) - 1 <= len(after.pairs) <= len(before.pairs)
        assert (value(after), after.total) <= (value(before), before.total)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_veto_of_others_and_a_lock_of_the_chosen_change_no_figure(seed):
    problem = pool(seed, 8, 8, rules=SPARSE, fairness=Fairness.TOTAL)
    before = match(problem)
    vetoes = tuple(
        (a.id, b.id) for a in problem.mentors for b in problem.mentees if (a.id, b.id) not in chosen(before)
    )

    without_others = match(replace(problem, vetoes=vetoes[:9]))
    locked = match(replace(problem, locks=tuple(chosen(before)[:2]) * 2))

    for after in (without_others, locked):
        assert (value(after), after.total) == (value(before), before.total)
    assert [pair.locked for pair in locked.pairs].count(True) == min(2, len(before.pairs))


@pytest.mark.parametrize("seed", SEEDS)
def test_one_more_place_or_one_rule_less_never_costs_a_tandem(seed):
    problem = pool(seed, 7, 9, rules=SPARSE, fairness=Fairness.TOTAL)
    before = match(problem)
    first = problem.mentors[0]

    roomier = match(
        replace(problem, mentors=(replace(first, capacity=first.capacity + 1), *problem.mentors[1:]))
    )
    freer = match(replace(problem, rules=replace(SPARSE, generation="off")))

    assert value(roomier) >= value(before)
    assert value(freer) >= value(before)


@pytest.mark.parametrize("seed", SEEDS)
def test_an_unmatched_person_who_leaves_is_not_missed(seed):
    problem = pool(seed, 9, 6, rules=SPARSE, fairness=Fairness.TOTAL, capacity=1)
    before = match(problem)
    gone = set(before.unmatched_mentors)

    after = match(replace(problem, mentors=tuple(one for one in problem.mentors if one.id not in gone)))

    assert (value(after), after.total) == (value(before), before.total)


@pytest.mark.parametrize("seed", range(4))
def test_a_mentor_and_a_second_one_just_like_them_serve_as_well_as_one_with_more_places(seed):
    problem = pool(seed, 6, 9, rules=replace(LENIENT, require_shared_language=True), fairness=Fairness.TOTAL)
    first = replace(problem.mentors[0], capacity=1)
    likes = tuple(like for like in problem.likes if first.id not in like)
    problem = replace(problem, mentors=(first, *problem.mentors[1:]), likes=likes)
    clone = replace(first, id="zz")

    cloned = match(replace(problem, mentors=(*problem.mentors, clone)))

    roomier = match(replace(problem, mentors=(replace(first, capacity=2), *problem.mentors[1:])))
    assert len(cloned.pairs) == len(roomier.pairs)
    assert cloned.certificate.covered_mentees == roomier.certificate.covered_mentees


def test_a_veto_of_a_locked_pair_never_lets_it_through():
    for seed in range(6):
        problem = pool(seed, 5, 5, rules=SPARSE)
        every = tuple((a.id, b.id) for a in problem.mentors for b in problem.mentees)

        matching = match(replace(problem, locks=every[::4], vetoes=every[::8]))

        assert not set(chosen(matching)) & set(every[::8])
        assert set(every[::8]) <= set(matching.conflicts)


def test_a_lock_never_overrides_a_hard_rule():
    mentor, mentee = person("a", languages=frozenset({"fr"})), person("b")
    problem = Problem(
        (mentor,), (mentee,), rules=replace(LENIENT, require_shared_language=True), locks=(("a", "b"),)
    )

    matching = match(problem)

    assert matching.pairs == ()
    assert matching.conflicts == (("a", "b"),)
    assert [(issue.code, issue.severity, issue.rules) for issue in matching.issues] == [
        ("lock_forbidden", Severity.CONFLICT, ("language",))
    ]


def test_a_veto_of_a_locked_pair_is_a_conflict():
    problem = Problem(
        (person("a"),), (person("b"), person("c")), rules=LENIENT, locks=(("a", "b"),), vetoes=(("a", "b"),)
    )

    matching = match(problem)

    assert (chosen(matching), matching.conflicts) == ([("a", "c")], (("a", "b"),))


def test_every_lock_of_an_overbooked_mentee_is_a_conflict():
    problem = Problem(
        (person("a"), person("b")), (person("c"),), rules=LENIENT, locks=(("a", "c"), ("b", "c"), ("x", "c"))
    )

    matching = match(problem)

    assert matching.conflicts == (("a", "c"), ("b", "c"), ("x", "c"))
    assert {issue.code for issue in matching.issues} == {"lock_overbooked", "lock_unknown"}


def test_every_lock_of_an_overbooked_mentor_is_a_conflict_and_named():
    problem = Problem(
        (person("a", capacity=2),),
        (person("b"), person("c"), person("d")),
        rules=LENIENT,
        locks=(("a", "b"), ("a", "c"), ("a", "d")),
    )

    matching = match(problem)

    assert matching.conflicts == problem.locks
    assert [(issue.code, issue.ids) for issue in matching.issues] == [
        ("lock_overbooked", lock) for lock in problem.locks
    ]


def test_scores_from_outside_replace_the_points_but_not_the_rules():
    problem = Problem(
        (person("a"), person("b")), (person("c"), person("d")), rules=LENIENT, vetoes=(("a", "c"),)
    )
    given_scores = np.array([[999, 5], [7, 9]], dtype=np.int16)

    matching = match(problem, scores=given_scores)

    assert matching.pairs == (Pair("a", "d", 5, False), Pair("b", "c", 7, False))
    assert matching.scores_given


def test_a_run_reports_its_steps_in_order():
    heard = []

    match(pool(31), progress=lambda step, share: heard.append((step, share)))

    steps = list(dict.fromkeys(step for step, _ in heard))
    assert steps == ["checking", "scoring", "solving", "proving", "explaining"]
    assert all((step, 0.0) in heard and (step, 1.0) in heard for step in steps)


def test_a_pool_without_mentors_gives_no_tandems_and_says_why():
    matching = match(Problem((), (person("b"),)))

    assert (matching.pairs, matching.unmatched_mentees) == ((), ("b",))
    assert [issue.code for issue in matching.issues] == ["no_mentors"]


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda good: {"pairs": (Pair("a", "d", good["a", "d"], False), *good["rest"])}, "rule"),
        (lambda good: {"pairs": (good["first"]._replace(score=1), *good["rest"])}, "score"),
        (lambda good: {"pairs": (good["first"], good["first"], *good["rest"])}, "twice"),
        (lambda good: {"pairs": (good["first"], Pair("b", "c", good["b", "c"], False))}, "capacity"),
        (lambda good: {"pairs": (good["first"]._replace(mentor="x"), *good["rest"])}, "unknown"),
        (lambda good: {"pairs": good["rest"]}, "lock_missing"),
        (lambda good: {"unmatched_mentors": ("a",)}, "unmatched"),
        (lambda good: {"total": 1}, "total"),
    ],
)
def test_the_second_look_sees_every_kind_of_damage(damage, code):
    problem = Problem(
        (person("a"), person("b", slots=1)),
        (person("c", slots=3), person("d")),
        rules=LENIENT,
        vetoes=(("a", "d"),),
        locks=(("a", "c"),),
    )
    matching, matrix = match(problem), score_matrix(problem)
    assert chosen(matching) == [("a", "c"), ("b", "d")]
    good = {
        "first": matching.pairs[0],
        "rest": matching.pairs[1:],
        ("a", "d"): 500,
        ("b", "c"): int(matrix[1, 0]),
    }

    found = verify(problem, replace(matching, **damage(good)))

    assert code in [violation.code for violation in found]
    assert all(isinstance(violation, Violation) for violation in found)


def test_fifty_by_fifty_with_the_usual_rules_leaves_nobody_without_a_reason():
    problem = pool(32, 50, 50, rules=Rules(generation="band"))

    matching = match(problem)

    assert len(matching.pairs) == len(matching.explanations) > 10
    assert len(matching.unmatched_mentees) + matching.certificate.covered_mentees == 50
