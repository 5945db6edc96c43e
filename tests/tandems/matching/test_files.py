"""Problems and matchings as files: what is documented is read, nothing else; foreign tandems are judged."""

import json
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest
from django.core.management import CommandError, call_command

from tandems.matching import (
    BadJson,
    Fairness,
    Person,
    Problem,
    Rules,
    Weights,
    match,
    matching_to,
    pairs_from,
    problem_from,
    written,
)
from tandems.matching.reading import FIELDS, PERSON, RULES
from tests.tandems.matching.make import LENIENT, person

PEOPLE = {"mentors": [{"id": "b"}, {"id": "a"}], "mentees": [{"id": "d"}, {"id": "c"}]}
OPEN = {"generation": "off", "require_shared_language": False, "require_meeting": False}
DOCS = Path(__file__).parents[3] / "docs" / "matching.md"


def test_every_field_of_a_problem_can_be_told():
    data = {
        "version": 1,
        "mentors": [
            {
                "id": "a", "birth_year": 1990, "organisation": "start-up", "department": "it", "manager": "m",
                "languages": ["de"], "modes": ["video"], "location": "Kiel", "utc_offset": 60,
                "slots": [0, 40],
                "topics": {"ai": 3}, "traits": [0, None, 4], "capacity": 2, "generation": 3,
                "career_stage": 1,
                "live": ["ai"], "function": "sales", "background": "art",
            }
        ],
        "mentees": [{"id": "b", "birth_year": None}],
        "managers": {"a": "m"},
        "rules": {"format": "external", "generation": "band", "mentor_later": True, "min_shared_slots": 2},
        "weights": dict.fromkeys(Weights.__dataclass_fields__, 0) | {"topics": 1000},
        "fairness": "bands", "likes": [["a", "b"]], "locks": [["a", "b"]], "vetoes": [["a", "x"]],
        "previous": [["a", "y"]], "conflicts": [["b", "a"]], "bands": [400, 250], "trait_span": 6,
    }  # fmt: skip

    problem, scores = problem_from(data)

    assert scores is None
    assert problem == Problem(
        mentors=(
            Person(
                "a", 1990, "start-up", "it", "m", frozenset({"de"}), frozenset({"video"}), "Kiel", 60,
                1 + 2**40, {"ai": 3}, (0, -1, 4), 2, 3, 1, frozenset({"ai"}), "sales", "art",
            ),
        ),
        mentees=(Person("b"),),
        managers={"a": "m"},
        rules=Rules(format="external", generation="band", mentor_later=True, min_shared_slots=2),
        weights=Weights(1000, 0, 0, 0, 0, 0),
        fairness=Fairness.BANDS, likes=(("a", "b"),), locks=(("a", "b"),), vetoes=(("a", "x"),),
        previous=(("a", "y"),), conflicts=(("b", "a"),), bands=(400, 250), trait_span=6,
    )  # fmt: skip


def test_readers_and_documentation_know_the_fields_of_the_engine():
    told = DOCS.read_text()
    for known, kind in ((PERSON, Person), (RULES, Rules), (FIELDS, Problem)):
        names = {field.name for field in fields(kind)}

        assert names <= set(known)
        assert set(known) - names <= {"version", "scores"}
        for name in known:
            assert f"`{name}`" in told


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"mentorz": []}, "mentorz: there is no such field"),
        ({"mentors": [{"id": "a", "age": 30}]}, r"mentors\[0\].age: there is no such field"),
        ({"mentors": [{"capacity": 1}]}, r"mentors\[0\].id: is missing"),
        ({"mentors": {"a": 1}}, "mentors: {'a': 1} is no list"),
        ({"mentees": [{"id": 7}]}, r"mentees\[0\].id: 7 is no text"),
        ({"mentees": [{"id": "a", "capacity": 1.5}]}, r"mentees\[0\].capacity: 1.5 is no whole number"),
        ({"mentees": [{"id": "a", "capacity": True}]}, "True is no whole number"),
        ({"mentees": [{"id": "a", "birth_year": 10**20}]}, "is too large"),
        ({"mentees": [{"id": "a", "slots": [9999]}]}, r"slots\[0\]: 9999 is not between"),
        ({"locks": [["a"]]}, r"locks\[0\]: a pair has two ids, not 1"),
        ({"rules": {"format": "round"}}, "rules.format: 'round' is none of any, departmental"),
        ({"rules": {"require_meeting": 1}}, "rules.require_meeting: 1 is neither true nor false"),
        ({"weights": {"topics": 1}}, "weights: weights must not be negative and must sum to 1000"),
        ({"fairness": "fair"}, "fairness: 'fair' is none of floor, bands, total"),
        ({"managers": []}, r"managers: \[\] is no object"),
        ({"scores": [[1, 2]]}, "scores: must have 2 rows"),
        ({"version": 2}, "version: only 1 is known"),
    ],
)
def test_whatever_is_not_as_documented_is_refused_with_its_place(changes, complaint):
    with pytest.raises(BadJson, match=complaint):
        problem_from(PEOPLE | changes)


@pytest.mark.parametrize("data", [[], None, "x", {"mentors": []}])
def test_what_is_no_problem_at_all_is_refused(data):
    with pytest.raises(BadJson):
        problem_from(data)


def test_scores_stand_in_the_order_of_the_file():
    problem, scores = problem_from(PEOPLE | {"scores": [[1, 2], [3, 4]]})

    assert [one.id for one in problem.mentors] == ["a", "b"]
    assert scores.tolist() == [[4, 3], [2, 1]]


def test_a_matching_reads_the_same_whatever_the_order_of_input():
    problem = Problem((person("a"), person("b")), (person("c"),), rules=LENIENT)
    turned = replace(problem, mentors=problem.mentors[::-1])

    first, second = (written(matching_to(one, match(one))) for one in (problem, turned))

    assert first == second
    assert pairs_from(json.loads(first)) == (("a", "c"),)
    assert json.loads(first)["unmatched"][0]["group"]["places"] == 1


def test_only_pairs_are_read_from_a_matching():
    for data in ([], {"pairs": [{"mentor": "a"}]}, {"pairs": [["a", "b"]]}):
        with pytest.raises(BadJson):
            pairs_from(data)


@pytest.fixture
def folder(tmp_path):
    problem = PEOPLE | {"rules": OPEN, "scores": [[900, 100], [800, 200]], "fairness": "total"}
    (tmp_path / "problem.json").write_text(json.dumps(problem))
    return tmp_path


def run(folder, *options):
    call_command("match_file", str(folder / "problem.json"), str(folder / "matching.json"), *options)


def test_a_file_is_solved_and_its_answer_passes_the_check(folder, capsys):
    run(folder)
    run(folder, "--check")

    answer = json.loads((folder / "matching.json").read_text())
    assert [(pair["mentor"], pair["mentee"], pair["score"]) for pair in answer["pairs"]] == [
        ("a", "c", 200),
        ("b", "d", 900),
    ]
    assert answer["certificate"]["total"] == answer["total"] == 1100
    assert capsys.readouterr().out.splitlines() == [
        "2 tandems, 1100 points, 0 people without one; proven best.",
        "Allowed, complete and proven best.",
    ]


@pytest.mark.parametrize(
    ("pairs", "complaint"),
    [
        ([("a", "d"), ("b", "c")], "Not the best: a cycle of exchanges improves the points."),
        ([("a", "c")], "Not the best: more tandems are possible."),
        ([("a", "c"), ("a", "d")], "Not the best: somebody has more tandems than places."),
        ([("a", "a")], "unknown: a and a"),
    ],
)
def test_tandems_from_elsewhere_are_judged(folder, capsys, pairs, complaint):
    told = {"pairs": [{"mentor": mentor, "mentee": mentee} for mentor, mentee in pairs]}
    (folder / "matching.json").write_text(json.dumps(told))

    with pytest.raises(CommandError, match="does not answer"):
        run(folder, "--check")

    assert capsys.readouterr().err.splitlines() == [complaint]


def test_a_broken_rule_is_named(folder, capsys):
    (folder / "problem.json").write_text(json.dumps(PEOPLE))
    (folder / "matching.json").write_text('{"pairs": [{"mentor": "a", "mentee": "c"}]}')

    with pytest.raises(CommandError):
        run(folder, "--check")

    assert capsys.readouterr().err.splitlines() == ["rule: a and c generation language meeting"]


@pytest.mark.parametrize("content", ["", "{", '{"mentors": []}', "[" * 100_000])
def test_a_file_that_is_no_problem_is_refused_in_one_line(folder, content):
    (folder / "problem.json").write_text(content)

    with pytest.raises(CommandError):
        run(folder)


def test_people_who_occur_twice_are_named(folder):
    (folder / "problem.json").write_text(json.dumps(PEOPLE | {"mentors": [{"id": "a"}, {"id": "a"}]}))

    with pytest.raises(CommandError, match="duplicate_id a"):
        run(folder)


def test_a_missing_file_is_refused_in_one_line(tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        run(tmp_path)


def test_time_can_be_limited(folder):
    with pytest.raises(CommandError, match="no answer within"):
        run(folder, "--seconds", "0.01")

    assert not (folder / "matching.json").exists()


def test_given_scores_are_those_of_the_certificate(folder):
    run(folder, "--no-reasons")

    assert np.array(json.loads((folder / "matching.json").read_text())["certificate"]["best"]) == 900
