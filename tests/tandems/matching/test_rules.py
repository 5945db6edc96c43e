"""Every hard rule: its meaning for two people, and that arrays mean the same."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from tandems.matching import WHOLE_CHAIN, Problem, Rules, explain, feasible, rules_for
from tandems.matching.problem import line_of
from tandems.matching.sides import encode
from tests.tandems.matching.make import LENIENT, drawn_rules, person, pool, problems


def broken(mentor, mentee, *, managers=None, links=None, **rules):
    """Codes of the rules that keep two people apart, when only the given rules are on."""
    problem = Problem(
        (mentor,), (mentee,), managers=managers or {}, rules=replace(LENIENT, **rules), **(links or {})
    )
    return explain(problem, mentor.id, mentee.id).violated


@settings(max_examples=60, deadline=None)
@given(problems)
def test_arrays_block_exactly_whom_the_rules_block(problem):
    check_masks(problem)


@pytest.mark.parametrize("seed", range(40))
def test_arrays_block_exactly_whom_the_rules_block_in_larger_pools(seed):
    check_masks(pool(seed, 15, 12, rules=drawn_rules(seed), trait_span=4))


def check_masks(problem):
    """Every rule of the problem says the same of arrays as of two people."""
    a, b = encode(problem, line_of(problem))
    for rule in rules_for(problem):
        for rows in (slice(0, len(a)), slice(1, None)):
            mask = rule.mask(a, b, rows)

            truth = [[rule.blocks(one, other) for other in problem.mentees] for one in problem.mentors[rows]]
            assert np.array_equal(mask, np.array(truth, dtype=bool).reshape(mask.shape)), rule.code


@settings(max_examples=20, deadline=None)
@given(problems)
def test_a_pair_is_feasible_when_no_rule_is_violated(problem):
    allowed = feasible(problem)

    for row, mentor in enumerate(problem.mentors):
        for column, mentee in enumerate(problem.mentees):
            assert allowed[row, column] == (not explain(problem, mentor.id, mentee.id).violated)


def test_many_rows_in_tiles_block_as_one(monkeypatch):
    problem = pool(1, 20, 9, rules=Rules(generation="band"))
    whole = feasible(problem)

    monkeypatch.setattr("tandems.matching.scores.TILE_PAIRS", 30)

    assert np.array_equal(feasible(problem), whole)


@pytest.mark.parametrize(
    ("mentor_year", "mentee_year", "rules", "apart"),
    [
        (1981, 1960, {"mentor_born_from": 1981}, False),
        (1980, 1960, {"mentor_born_from": 1981}, True),
        (1990, 1970, {"mentor_born_from": None, "mentee_born_before": 1970}, True),
        (1990, 1969, {"mentor_born_from": None, "mentee_born_before": 1970}, False),
        (1990, 1980, {"mentor_born_from": None, "min_birth_year_gap": 10}, False),
        (1990, 1981, {"mentor_born_from": None, "min_birth_year_gap": 10}, True),
        (1970, 1980, {"mentor_born_from": None, "min_birth_year_gap": 10}, True),
        (None, 1960, {"mentor_born_from": 1981}, True),
        (1990, None, {"mentor_born_from": 1981}, True),
        (None, None, {"mentor_born_from": None}, False),
    ],
)
def test_birth_years_decide_where_a_program_compares_them(mentor_year, mentee_year, rules, apart):
    mentor, mentee = person("a", birth_year=mentor_year), person("b", birth_year=mentee_year)

    assert broken(mentor, mentee, generation="birth_year", **rules) == (("generation",) if apart else ())


@pytest.mark.parametrize(
    ("mentor_band", "mentee_band", "mentor_later", "apart"),
    [
        (2, 2, False, True),
        (3, 2, False, False),
        (2, 3, False, False),
        (3, 2, True, False),
        (4, 2, True, False),
        (3, 3, True, True),
        (2, 3, True, True),
    ],
)
def test_generation_bands_must_differ_and_may_have_a_direction(mentor_band, mentee_band, mentor_later, apart):
    mentor, mentee = person("a", generation=mentor_band), person("b", generation=mentee_band)

    found = broken(mentor, mentee, generation="band", mentor_later=mentor_later)

    assert found == (("generation",) if apart else ())


@pytest.mark.parametrize(
    ("mentor_stage", "mentee_stage", "apart"),
    [(1, 2, False), (2, 2, True), (3, 2, True), (None, 2, True), (1, None, True)],
)
def test_career_stage_decides_for_whom_keeps_the_band_private(mentor_stage, mentee_stage, apart):
    mentor = person("a", generation=4, career_stage=mentor_stage)
    mentee = person("b", generation=None, career_stage=mentee_stage)

    for rules in (
        {"generation": "stage"},
        {"generation": "band"},
        {"generation": "band", "mentor_later": True},
    ):
        assert broken(mentor, mentee, **rules) == (("generation",) if apart else ())


CHAIN = {"junior": "lead", "lead": "head", "head": "board", "trainee": "lead"}


@pytest.mark.parametrize(
    ("mentor", "mentee", "levels", "apart"),
    [
        ("junior", "lead", 0, False),
        ("junior", "lead", 1, True),
        ("junior", "head", 1, False),
        ("junior", "head", 2, True),
        ("junior", "board", 2, False),
        ("junior", "board", WHOLE_CHAIN, True),
        ("board", "junior", WHOLE_CHAIN, True),
        ("lead", "junior", 1, True),
        ("junior", "trainee", WHOLE_CHAIN, False),
    ],
)
def test_nobody_meets_their_own_line_within_the_levels_kept_apart(mentor, mentee, levels, apart):
    found = broken(person(mentor), person(mentee), managers=CHAIN, reporting_line=levels)

    assert found == (("reporting_line",) if apart else ())


def test_the_line_counts_even_when_only_the_participants_name_their_managers():
    mentor = person("junior", manager="lead")

    assert broken(mentor, person("lead"), reporting_line=1) == ("reporting_line",)


def test_the_directory_wins_over_what_a_participant_says():
    mentor = person("junior", manager="lead")

    assert broken(mentor, person("lead"), managers={"junior": "head"}, reporting_line=1) == ()


def test_a_circle_in_the_directory_does_not_hang():
    circle = {"a": "b", "b": "c", "c": "b", "d": "d"}

    assert broken(person("a"), person("c"), managers=circle, reporting_line=WHOLE_CHAIN) == (
        "reporting_line",
    )
    assert broken(person("a"), person("d"), managers=circle, reporting_line=WHOLE_CHAIN) == ()


def test_two_with_the_same_direct_manager_can_be_kept_apart():
    found = broken(person("junior"), person("trainee"), managers=CHAIN, exclude_same_manager=True)

    assert found == ("same_manager",)
    assert broken(person("board"), person("owner"), managers=CHAIN, exclude_same_manager=True) == ()


@pytest.mark.parametrize(
    ("mentor", "mentee", "allowed_in"),
    [
        (("", "it"), ("", "it"), {"any", "departmental"}),
        (("", "it"), ("", "hr"), {"any", "cross_functional"}),
        (("", ""), ("", ""), {"any"}),
        (("", ""), ("", "hr"), {"any", "cross_functional"}),
        (("start-up", "it"), ("", "it"), {"any", "cross_functional", "external"}),
    ],
)
def test_the_format_says_who_may_meet_across_departments(mentor, mentee, allowed_in):
    a = person("a", organisation=mentor[0], department=mentor[1])
    b = person("b", organisation=mentee[0], department=mentee[1])

    formats = ("any", "departmental", "cross_functional", "external")
    assert {name for name in formats if not broken(a, b, format=name)} == allowed_in


def test_two_without_a_common_language_stay_apart():
    mentor, mentee = person("a", languages=frozenset({"de"})), person("b", languages=frozenset({"en"}))

    assert broken(mentor, mentee, require_shared_language=True) == ("language",)


@pytest.mark.parametrize(
    ("mentor_modes", "mentee_modes", "locations", "apart"),
    [
        ({"video"}, {"video", "on_site"}, ("Kiel", "Ulm"), False),
        ({"phone"}, {"phone"}, ("", ""), False),
        ({"video"}, {"phone"}, ("Kiel", "Kiel"), True),
        ({"on_site"}, {"on_site"}, ("Kiel", "Kiel"), False),
        ({"on_site"}, {"on_site"}, ("Kiel", "Ulm"), True),
        ({"on_site"}, {"on_site"}, ("", ""), True),
        ({"shadow_day"}, {"shadow_day"}, ("Kiel", "Kiel"), False),
        ({"shadow_day"}, {"shadow_day"}, ("Kiel", "Ulm"), True),
        ({"shadow_day"}, {"on_site"}, ("Kiel", "Kiel"), True),
        (set(), {"video"}, ("Kiel", "Kiel"), True),
    ],
)
def test_two_need_a_way_to_meet(mentor_modes, mentee_modes, locations, apart):
    mentor = person("a", modes=frozenset(mentor_modes), location=locations[0])
    mentee = person("b", modes=frozenset(mentee_modes), location=locations[1])

    assert broken(mentor, mentee, require_meeting=True) == (("meeting",) if apart else ())


def test_two_need_as_many_common_slots_as_the_program_asks_for():
    mentor, mentee = person("a", slots=0b0111 << 150), person("b", slots=0b1110 << 150)

    assert broken(mentor, mentee, min_shared_slots=2) == ()
    assert broken(mentor, mentee, min_shared_slots=3) == ("slots",)


def test_nobody_is_paired_with_themselves():
    assert broken(person("a"), person("a")) == ("self",)


def test_an_earlier_tandem_is_not_repeated_unless_the_program_allows_it():
    links = {"previous": (("a", "b"),)}

    assert broken(person("a"), person("b"), links=links, exclude_previous=True) == ("previous",)
    assert broken(person("a"), person("b"), links=links, exclude_previous=False) == ()


def test_a_declared_conflict_holds_in_both_directions_and_a_veto_in_one():
    a, b = person("a"), person("b")

    assert broken(a, b, links={"conflicts": (("b", "a"),)}) == ("conflict",)
    assert broken(a, b, links={"conflicts": (("a", "b"),)}) == ("conflict",)
    assert broken(a, b, links={"vetoes": (("a", "b"),)}) == ("veto",)
    assert broken(a, b, links={"vetoes": (("b", "a"),)}) == ()


def test_whoever_has_no_place_is_paired_with_nobody():
    assert broken(person("a", capacity=0), person("b")) == ("capacity",)
    assert broken(person("a"), person("b", capacity=0)) == ("capacity",)


def test_lifting_every_blocker_frees_a_pair_and_all_but_one_does_not():
    mentor, mentee = person("a", birth_year=1960), person("b", languages=frozenset({"en"}))
    on = {"generation": "birth_year", "require_shared_language": True}

    assert broken(mentor, mentee, **on) == ("generation", "language")
    assert broken(mentor, mentee, **on | {"generation": "off"}) == ("language",)
    assert broken(mentor, mentee, **on | {"require_shared_language": False}) == ("generation",)
    assert broken(mentor, mentee) == ()


@settings(max_examples=25, deadline=None)
@given(problems)
def test_lifting_all_blockers_of_anybody_frees_them_and_all_but_one_does_not(problem):
    for mentor in problem.mentors:
        for mentee in problem.mentees:
            blockers = explain(problem, mentor.id, mentee.id).violated
            for code in (*blockers, None):
                lifted = lift(problem, [one for one in blockers if one != code])

                left = explain(lifted, mentor.id, mentee.id).violated

                if "self" not in blockers:
                    assert left == (() if code is None else (code,))


def lift(problem, codes):
    """The problem without these rules."""
    switches = {
        "generation": {"generation": "off"},
        "reporting_line": {"reporting_line": 0},
        "same_manager": {"exclude_same_manager": False},
        "format": {"format": "any"},
        "language": {"require_shared_language": False},
        "meeting": {"require_meeting": False},
        "slots": {"min_shared_slots": 0},
        "previous": {"exclude_previous": False},
    }
    for code in codes:
        if code in switches:
            problem = replace(problem, rules=replace(problem.rules, **switches[code]))
        elif code in ("conflict", "veto"):
            problem = replace(problem, **{{"conflict": "conflicts", "veto": "vetoes"}[code]: ()})
        elif code == "capacity":
            sides = {
                side: tuple(replace(one, capacity=1) for one in getattr(problem, side))
                for side in ("mentors", "mentees")
            }
            problem = replace(problem, **sides)
    return problem
