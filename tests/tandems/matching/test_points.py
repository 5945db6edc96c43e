"""Points: the same to the last one in explanations and matrix, and sensible where people said nothing."""

from dataclasses import asdict, replace

import numpy as np
import pytest
from hypothesis import given, settings

from tandems.matching import INFEASIBLE, Problem, SharedTopic, Weights, explain, score_matrix
from tests.tandems.matching.make import LENIENT, drawn_rules, person, pool, problems


def points(mentor, mentee, component, **facts):
    """Points of one component for two people."""
    problem = Problem((mentor,), (mentee,), rules=LENIENT, **facts)
    return explain(problem, mentor.id, mentee.id).points[component]


@settings(max_examples=80, deadline=None)
@given(problems)
def test_explanations_add_up_to_the_matrix(problem):
    for rules in (problem.rules, LENIENT):
        asked = replace(problem, rules=rules)
        matrix = score_matrix(asked)

        for row, mentor in enumerate(problem.mentors):
            for column, mentee in enumerate(problem.mentees):
                told = explain(asked, mentor.id, mentee.id)
                assert told.score == matrix[row, column]
                assert told.score == (INFEASIBLE if told.violated else sum(told.points.values()))
                assert all(0 <= told.points[code] <= told.maxima[code] for code in told.points)
                assert sum(told.maxima.values()) == 1000


@pytest.mark.parametrize("seed", range(5))
def test_pools_of_all_sorts_score_as_their_pairs_do(seed):
    problem = pool(seed, 15, 15, rules=drawn_rules(seed))

    told = [[explain(problem, a.id, b.id).score for b in problem.mentees] for a in problem.mentors]

    assert score_matrix(problem).tolist() == told


@pytest.mark.parametrize("weights", [Weights(), Weights(999, 1, 0, 0, 0, 0), Weights(0, 0, 1000, 0, 0, 0)])
def test_a_whole_pool_scores_as_its_pairs_do(weights, monkeypatch):
    monkeypatch.setattr("tandems.matching.scores.TILE_PAIRS", 100)
    problem = pool(21, 25, 20, weights=weights)

    matrix = score_matrix(problem)

    told = [[explain(problem, a.id, b.id).score for b in problem.mentees] for a in problem.mentors]
    assert matrix.dtype == np.int16
    assert matrix.tolist() == told


def test_weights_must_sum_to_a_thousand():
    with pytest.raises(ValueError, match="1000"):
        Weights(topics=401)
    with pytest.raises(ValueError, match="negative"):
        Weights(topics=-100, interest=700)


def test_the_matrix_is_in_order_of_ids_whatever_the_order_of_input():
    problem = pool(22)
    turned = replace(
        problem, mentors=problem.mentors[::-1], mentees=problem.mentees[::-1], likes=problem.likes[::-1]
    )

    assert turned == problem
    assert np.array_equal(score_matrix(turned), score_matrix(problem))


def test_a_mentor_who_covers_the_top_needs_and_shows_them_live_gets_all_topic_points():
    needs = {"ai": 3, "social": 2, "payment": 2, "gaming": 1}
    mentor = person("a", topics=dict.fromkeys(("ai", "social", "payment"), 3), live=frozenset(needs))

    assert points(mentor, person("b", topics=needs), "topics") == Weights().topics


def test_level_priority_and_showing_live_each_raise_the_topic_points():
    mentee = person("b", topics={"ai": 3, "social": 1})
    offers = [
        person("a", topics={}),
        person("a", topics={"social": 3}),
        person("a", topics={"ai": 1}),
        person("a", topics={"ai": 3}),
        person("a", topics={"ai": 3}, live=frozenset({"ai"})),
    ]

    found = [points(mentor, mentee, "topics") for mentor in offers]

    assert found == sorted(set(found))
    assert found[0] == 0


def test_mutual_interest_is_worth_more_than_one_like_and_one_like_more_than_none():
    a, b = person("a"), person("b")
    likes = [(), (("a", "b"),), (("b", "a"),), (("a", "b"), ("b", "a"))]

    assert [points(a, b, "interest", likes=given) for given in likes] == [0, 80, 80, 200]


def test_opposites_get_more_contrast_points_than_twins():
    a = person("a", traits=(0, 4), function="sales", location="Kiel", background="art")
    twin = replace(a, id="b")
    opposite = person("b", traits=(4, 0), function="board", location="Ulm", background="maths")

    assert points(a, twin, "contrast") == 0
    assert points(a, opposite, "contrast") == Weights().contrast


def test_without_functions_the_departments_make_the_contrast():
    a, b = person("a", department="it"), person("b", department="hr", function="board")

    assert points(a, b, "contrast") == Weights().contrast


@pytest.mark.parametrize("component", ["topics", "contrast", "time", "languages"])
def test_who_has_said_nothing_gets_half_the_points(component):
    silent = {"languages": frozenset()}

    found = points(person("a", **silent), person("b", **silent), component)

    assert found == asdict(Weights())[component] // 2


def test_four_common_slots_are_plenty():
    b = person("b", slots=0b111111)

    found = [
        points(person("a", slots=slots), b, "time") for slots in (0b1000000, 0b1, 0b11, 0b1111, 0b111111)
    ]

    assert found == [0, 25, 50, 100, 100]


def test_a_second_common_language_is_a_small_plus():
    b = person("b", languages=frozenset({"de", "en"}))
    spoken = (frozenset({"fr"}), frozenset({"de"}), frozenset({"de", "en"}))

    assert [points(person("a", languages=one), b, "languages") for one in spoken] == [0, 40, 50]


def test_practical_are_a_remote_way_a_common_site_and_close_clocks():
    b = person("b", modes=frozenset({"video", "on_site"}), location="Kiel")
    near = person("a", modes=frozenset({"video", "on_site"}), location="Kiel")

    assert points(near, b, "practicality") == 100
    assert points(replace(near, location="Ulm"), b, "practicality") == 70
    assert points(replace(near, utc_offset=120), b, "practicality") == 90
    assert points(replace(near, utc_offset=480), b, "practicality") == 80
    assert points(replace(near, modes=frozenset()), b, "practicality") == 60


def test_an_explanation_names_what_two_people_share_and_where_they_differ():
    mentor = person(
        "a", topics={"ai": 2, "social": 3}, live=frozenset({"ai"}), traits=(0, 2), location="Kiel", slots=3
    )  # fmt: skip
    mentee = person("b", topics={"ai": 3, "payment": 1}, traits=(1, 4), location="Ulm", slots=2)
    problem = Problem((mentor,), (mentee,), rules=LENIENT, likes=(("b", "a"),))

    told = explain(problem, "a", "b")

    assert told.topics == (SharedTopic("ai", level=2, priority=3, live=True),)
    assert told.open_needs == ("payment",)
    assert [(one.code, one.index, one.mentor, one.mentee) for one in told.contrasts] == [
        ("trait", 1, 2, 4),
        ("trait", 0, 0, 1),
        ("location", None, "Kiel", "Ulm"),
    ]
    assert (told.languages, told.modes, told.common_slots, told.interest) == (
        ("de",),
        ("video",),
        1,
        "mentee",
    )


def test_a_pair_of_strangers_cannot_be_explained():
    with pytest.raises(KeyError):
        explain(pool(23), "a000", "a000")
