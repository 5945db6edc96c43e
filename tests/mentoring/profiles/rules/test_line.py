"""The reporting line, with and without circles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.profiles.rules.line import chain_above, distance, find_cycles

LINE = {"anna": "bert", "bert": "carl", "carl": "dora", "emil": "carl"}


@pytest.mark.parametrize(
    ("a", "b", "levels"),
    [
        ("anna", "bert", 1),
        ("bert", "anna", 1),
        ("anna", "dora", 3),
        ("dora", "anna", 3),
        ("anna", "anna", 0),
        ("anna", "emil", None),
        ("anna", "zoe", None),
    ],
)
def test_distance_is_counted_along_one_line_in_either_direction(a: str, b: str, levels: int | None):
    assert distance(a, b, LINE) == levels


def test_distance_within_a_circle_is_the_shorter_way():
    circle = {"a": "b", "b": "c", "c": "d", "d": "a"}

    assert distance("a", "d", circle) == 1


@pytest.mark.parametrize(
    ("managers", "cycles"),
    [
        (LINE, ()),
        ({"a": "a"}, (("a",),)),
        ({"x": "b", "a": "b", "b": "c", "c": "a"}, (("a", "b", "c"),)),
        ({"b": "a", "a": "b", "d": "c", "c": "d"}, (("b", "a"), ("d", "c"))),
    ],
)
def test_circles_are_found_once_without_those_who_report_into_them(
    managers: dict[str, str], cycles: tuple[tuple[str, ...], ...]
):
    assert find_cycles(managers) == cycles


PEOPLE = st.integers(0, 12)


@given(st.dictionaries(PEOPLE, PEOPLE), PEOPLE, PEOPLE)
def test_any_line_is_answered_the_same_from_both_ends(managers: dict[int, int], a: int, b: int):
    levels = distance(a, b, managers)

    assert levels == distance(b, a, managers)
    assert (levels is None) == (
        a != b and a not in chain_above(b, managers) and b not in chain_above(a, managers)
    )


@given(st.dictionaries(PEOPLE, PEOPLE))
def test_line_without_the_links_of_its_circles_has_none(managers: dict[int, int]):
    inside = {person for circle in find_cycles(managers) for person in circle}

    rest = {person: manager for person, manager in managers.items() if person not in inside}

    assert find_cycles(rest) == ()
    assert inside == {
        person for person in managers if managers.get(person) == person or _returns(person, managers)
    }


def _returns(person: int, managers: dict[int, int]) -> bool:
    above = person
    for _step in range(len(managers) + 1):
        if above not in managers:
            return False
        above = managers[above]
        if above == person:
            return True
    return False
