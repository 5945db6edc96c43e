"""Figures about groups say nothing about fewer people than agreed."""

from itertools import product

import pytest

from programs.rules.groups import Bound, Why, hidden_cells, partition, rounded, share


def test_a_site_with_four_people_is_hidden_and_the_next_smallest_shields_it():
    hidden = hidden_cells({"Bremen": 11, "Hamburg": 7, "Husum": 3, "Wrocław": 5}, 5)

    assert hidden == {"Husum": Why.TOO_FEW, "Wrocław": Why.SHIELD}


def test_groups_big_enough_are_all_shown():
    assert hidden_cells({"Bremen": 11, "Hamburg": 5}, 5) == {}


def test_two_small_groups_that_are_four_people_together_take_a_third_with_them():
    hidden = hidden_cells({"Bremen": 11, "Hamburg": 7, "Husum": 2, "Wrocław": 2}, 5)

    assert hidden == {"Husum": Why.TOO_FEW, "Wrocław": Why.TOO_FEW, "Hamburg": Why.SHIELD}


def test_an_empty_site_is_no_group():
    assert [cell.label for cell in partition({"Bremen": 11, "Husum": 0}, 5)] == ["Bremen"]


def test_nobody_can_subtract_their_way_to_fewer_than_five_people():
    for sizes in product(range(9), repeat=4):
        groups = {str(n): size for n, size in enumerate(sizes) if size}

        hidden = hidden_cells(groups, 5)

        together = sum(groups[label] for label in hidden)
        assert all(groups[label] >= 5 for label in groups if label not in hidden)
        assert not hidden or len(hidden) == len(groups) or (together >= 5 and len(hidden) >= 2)


@pytest.mark.parametrize(
    ("count", "people", "said"),
    [
        (2, 4, None),
        (6, 12, (6, None)),
        (3, 12, (None, Bound.HIDDEN)),
        (9, 12, (None, Bound.HIDDEN)),
        (0, 12, (None, Bound.FEW)),
        (12, 12, (None, Bound.MOST)),
        (24, 24, (24, None)),
        (23, 24, (None, Bound.HIDDEN)),
    ],
)
def test_a_share_is_said_only_if_it_says_nothing_about_a_few(count, people, said):
    found = share(count, people, 5)

    assert (found and (found.count, found.bound)) == said


def test_counts_of_groups_are_rounded_to_five_and_never_to_nobody():
    assert [rounded(n) for n in (1, 5, 7, 8, 11, 12, 13)] == [5, 5, 5, 10, 10, 10, 15]
