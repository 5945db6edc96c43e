"""Whoever is left over learns why, without learning anything about anybody's generation."""

from dataclasses import replace

import numpy as np
import pytest

from tandems.matching import (
    SENSITIVE,
    CompetingGroup,
    Problem,
    Reasons,
    Relaxation,
    Step,
    match,
    relaxations,
    why_unmatched,
)
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


def test_the_smallest_step_away_from_the_rules_is_named():
    rules = replace(LENIENT, require_shared_language=True, min_shared_slots=3)
    mentor = person("a", slots=0b111)
    mentees = (person("b", slots=0b11), person("c", slots=0b111, languages=frozenset({"en"})))
    problem = Problem((mentor,), mentees, rules=rules)

    found = relaxations(problem, match(problem), "a")

    assert found == (
        Relaxation((Step("language", "require_shared_language", False),), frees=1),
        Relaxation((Step("slots", "min_shared_slots", 2),), frees=1),
    )


def test_two_rules_are_only_relaxed_together_when_no_single_one_helps():
    rules = replace(LENIENT, require_shared_language=True, require_meeting=True)
    mentee = person("b", languages=frozenset({"en"}), modes=frozenset())
    problem = Problem((person("a"),), (mentee,), rules=rules)

    found = relaxations(problem, match(problem), "b")

    assert [[step.rule for step in one.steps] for one in found] == [["language", "meeting"]]


def test_competing_people_need_one_more_place_first():
    problem = Problem((person("a"),), (person("b"), person("c")), rules=LENIENT)
    matching = match(problem)

    found = relaxations(problem, matching, matching.unmatched_mentees[0])

    assert found == (Relaxation((), frees=0, partners=("a",)),)


def test_a_step_helps_exactly_when_all_tandems_and_one_more_person_fit():
    seen = 0
    for seed in range(8):
        problem = pool(seed, 7, 6, rules=SPARSE, capacity=1)
        matching = match(problem)
        reasons = Reasons(problem, matching)
        for someone in matching.unmatched_mentees:
            for found in reasons.relaxations(someone):
                settings = {step.field: step.value for step in found.steps}
                freer = replace(problem, rules=replace(problem.rules, **settings))
                if found.partners:
                    ids = [one.id for one in freer.mentors]
                    place = ids.index(found.partners[0])
                    roomier = replace(freer.mentors[place], capacity=2)
                    freer = replace(
                        freer, mentors=(*freer.mentors[:place], roomier, *freer.mentors[place + 1 :])
                    )
                seen += 1

                after = match(freer)

                assert after.certificate.covered_mentees > matching.certificate.covered_mentees
                for step in found.steps:
                    assert step.rule not in SENSITIVE

    assert seen > 5


def test_nothing_is_proposed_that_does_not_help():
    problem = Problem(
        (person("a", generation=1),), (person("b", generation=1),), rules=replace(LENIENT, generation="band")
    )

    assert relaxations(problem, match(problem), "a") == ()
