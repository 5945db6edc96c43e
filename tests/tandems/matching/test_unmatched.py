"""Whoever is left over learns why, without learning anything about anybody's generation."""

from dataclasses import replace

import numpy as np
import pytest

from tandems.matching import SENSITIVE, CompetingGroup, Problem, match, why_unmatched
from tests.tandems.matching.make import LENIENT, person, pool

SPARSE = replace(LENIENT, generation="band", require_shared_language=True, min_shared_slots=3)


def test_each_rule_is_counted_and_also_where_it_alone_stands_in_the_way():
    mentor = person("a", generation=1, slots=0b1)
    mentees = (
        person("b", generation=2, languages=frozenset({"en"}), slots=0b1),
        person("c", generation=1, slots=0b1),
        person("d", generation=2, slots=0b0),
        person("e", generation=1, languages=frozenset({"en"})),
    )
    rules = replace(LENIENT, generation="band", require_shared_language=True, min_shared_slots=1)
    problem = Problem((mentor,), mentees, rules=rules)

    why = why_unmatched(problem, match(problem), "a")

    assert (why.side, why.candidates, why.feasible, why.group) == ("mentor", 4, 0, None)
    assert [(rule.code, rule.blocked, rule.alone, rule.sensitive) for rule in why.rules] == [
        ("generation", 2, None, True),
        ("language", 2, 1, False),
        ("slots", 2, 1, False),
    ]


def test_no_figure_ever_relaxes_a_sensitive_rule_singly():
    for seed in range(10):
        problem = pool(seed, 8, 8, rules=SPARSE, vetoes=(("a000", "b000"),), conflicts=(("a001", "b001"),))
        matching = match(problem)
        for someone in (*matching.unmatched_mentors, *matching.unmatched_mentees):
            for rule in why_unmatched(problem, matching, someone).rules:
                assert rule.sensitive == (rule.code in SENSITIVE) == (rule.alone is None)


def test_lifting_the_one_rule_frees_as_many_candidates_as_announced():
    seen = 0
    for seed in range(10):
        problem = pool(seed, 8, 8, rules=SPARSE)
        matching = match(problem)
        lifted = match(replace(problem, rules=replace(SPARSE, require_shared_language=False)))
        for someone in matching.unmatched_mentees:
            why = why_unmatched(problem, matching, someone)
            alone = {rule.code: rule.alone for rule in why.rules}.get("language", 0)
            column = [one.id for one in problem.mentees].index(someone)
            seen += alone

            assert np.count_nonzero(lifted.scores[:, column] >= 0) - why.feasible == alone

    assert seen > 0


def test_three_mentees_for_two_mentors_are_named_as_competing():
    problem = Problem(
        (person("a"), person("b"), person("z", languages=frozenset({"fr"}))),
        (person("c"), person("d"), person("e")),
        rules=replace(LENIENT, require_shared_language=True),
    )
    matching = match(problem)

    why = why_unmatched(problem, matching, matching.unmatched_mentees[0])

    assert why.group == CompetingGroup(people=("c", "d", "e"), partners=("a", "b"), places=2)


def test_everybody_who_had_a_chance_competes_with_one_more_than_there_are_places():
    seen = 0
    for seed in range(20):
        problem = pool(seed, 9, 6, rules=SPARSE, capacity=2)
        matching = match(problem)
        for someone in (*matching.unmatched_mentors, *matching.unmatched_mentees):
            why = why_unmatched(problem, matching, someone)
            if why.group is None:
                assert why.feasible == 0
                continue
            seen += 1
            lines = matching.scores if why.side == "mentor" else matching.scores.T
            own, others = problem.mentors, problem.mentees
            own, others = (own, others) if why.side == "mentor" else (others, own)
            partners = {
                others[column].id
                for row, one in enumerate(own)
                for column in np.flatnonzero(lines[row] >= 0)
                if one.id in why.group.people
            }

            assert someone in why.group.people
            assert set(why.group.partners) == partners
            assert why.group.places == len(why.group.people) - 1

    assert seen > 5


def test_a_place_that_a_lock_has_taken_is_not_to_be_had():
    problem = Problem((person("a"),), (person("b"), person("c")), rules=LENIENT, locks=(("a", "b"),))

    why = why_unmatched(problem, match(problem), "c")

    assert why.group == CompetingGroup(people=("c",), partners=("a",), places=0)


def test_somebody_unmatched_on_both_sides_is_asked_about_by_side():
    problem = Problem((person("a"),), (person("a"),), rules=LENIENT)
    matching = match(problem)

    assert why_unmatched(problem, matching, "a").side == "mentor"
    assert why_unmatched(problem, matching, "a", side="mentee").candidates == 0


def test_only_unmatched_people_have_a_reason():
    problem = Problem((person("a"),), (person("b"),), rules=LENIENT)

    with pytest.raises(ValueError, match="not an unmatched"):
        why_unmatched(problem, match(problem), "b")
