"""What is wrong with the data is said, whatever the data, and only what makes a run senseless stops it."""

from dataclasses import replace

import pytest

from tandems.matching import InvalidProblem, Problem, match, validate
from tests.tandems.matching.make import LENIENT, person


def test_data_that_cannot_be_right_is_reported_and_not_matched():
    problem = Problem((person("a"), person("a", slots=-1)), (person("b", traits=(5000,)),))

    assert [issue.code for issue in validate(problem)] == ["duplicate_id", "bad_slots", "bad_traits"]
    with pytest.raises(InvalidProblem, match="duplicate_id"):
        match(problem)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"birth_year": 10**30}, "bad_number"),
        ({"capacity": 10**12}, "bad_number"),
        ({"utc_offset": -(10**9)}, "bad_number"),
        ({"topics": {"ai": 10**40}}, "bad_number"),
        ({"slots": 1 << 10**6}, "bad_slots"),
    ],
)
def test_numbers_nobody_can_mean_are_errors_and_no_crash(facts, code):
    problem = Problem((person("a", **facts),), (person("b", **facts),), locks=(("a", "b"),))

    assert code in [issue.code for issue in validate(problem)]


def test_rules_nobody_knows_are_errors():
    for rules in (replace(LENIENT, format="round"), replace(LENIENT, generation="aura")):
        assert [issue.code for issue in validate(Problem((person("a"),), (person("b"),), rules=rules))] == [
            "bad_rules"
        ]


def test_oddities_are_noticed_and_do_not_stop_a_run():
    problem = Problem(
        (person("a", capacity=-1, topics={"ai": 9}),),
        (person("b"),),
        managers={"x": "z", "z": "y", "y": "x", "w": "x", "v": "v"},
        rules=LENIENT,
        likes=(("a", "stranger"),),
    )

    issues = match(problem).issues

    assert [(issue.code, issue.ids) for issue in issues] == [
        ("negative_capacity", ("a",)),
        ("topic_level", ("a",)),
        ("unknown_id", ("stranger",)),
        ("reporting_cycle", ("v",)),
        ("reporting_cycle", ("x", "z", "y")),
    ]
