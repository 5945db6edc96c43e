"""A shortlist saves time and costs nothing: whatever is on it, the answer is the best over all pairs."""

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from tandems.matching import Fairness, certify, solve
from tandems.matching.levels import Levels
from tandems.matching.shortlist import nearest, shortlist
from tests.tandems.matching.make import scores


def worst_cases(rng, size):
    """Scores a short list is bad at: one taste for all, ties everywhere, few feasible pairs, plain chance."""
    quality = np.sort(rng.random(size))
    return [
        (980 * np.outer(quality, rng.random(size))).astype(np.int16),
        (rng.integers(0, 3, (size, size)) * 500).astype(np.int16),
        scores(rng, size, size, density=0.06),
        scores(rng, size, size, density=1.0),
    ]


@pytest.mark.parametrize("partners", [1, 3])
@pytest.mark.parametrize("fairness", list(Fairness))
def test_too_short_a_list_changes_no_figure(partners, fairness, monkeypatch):
    rng = np.random.default_rng(71)
    for matrix in worst_cases(rng, 40):
        cap_a, cap_b = rng.integers(0, 3, 40), rng.integers(1, 3, 40)
        whole = solve(matrix, cap_a, cap_b, fairness=fairness)
        with monkeypatch.context() as patch:
            patch.setattr("tandems.matching.shortlist.BEST_PARTNERS", partners)
            patch.setattr("tandems.matching.shortlist.DRAWN_PARTNERS", 0)
            patch.setattr("tandems.matching.shortlist.TILE_PAIRS", 100)
            patch.setattr("tandems.matching.exchange.TILE_PAIRS", 100)
            short = solve(matrix, cap_a, cap_b, fairness=fairness)

        certify(matrix, cap_a, cap_b, short)
        for figure in ("total", "floor", "covered_mentors", "covered_mentees"):
            if figure != "floor" or fairness is Fairness.FLOOR:
                assert getattr(short, figure) == getattr(whole, figure)


def test_a_pool_far_larger_than_its_shortlist_gets_the_best_total():
    rng = np.random.default_rng(72)
    for matrix in worst_cases(rng, 150)[:2]:
        solution = solve(matrix, [1] * 150, [1] * 150, fairness=Fairness.TOTAL)

        rows, columns = linear_sum_assignment(matrix, maximize=True)
        assert solution.total == matrix[rows, columns].sum()
        certify(matrix, [1] * 150, [1] * 150, solution)


def test_the_list_holds_the_best_of_everybody_and_nobody_impossible():
    matrix = scores(np.random.default_rng(73), 60, 45, density=0.5)

    listed = np.zeros(matrix.shape, dtype=bool)
    listed.ravel()[shortlist(matrix)] = True

    assert (matrix[listed] >= 0).all()
    for lines, marks in ((matrix, listed), (matrix.T, listed.T)):
        for line, mark in zip(lines, marks, strict=True):
            assert sorted(line[mark])[-16:] == sorted(line[line >= 0])[-16:]


def test_the_nearest_to_a_gain_are_those_with_the_smallest_reduced_cost():
    rng = np.random.default_rng(74)
    matrix = scores(rng, 50, 40, density=0.9)
    mentors, mentees = rng.integers(-900, 0, 50), rng.integers(-900, 0, 40)
    losses = np.where(matrix < 0, 10**6, mentors[:, None] + 1000 - matrix - mentees)

    found = np.zeros(matrix.shape, dtype=bool)
    found.ravel()[nearest(matrix, Levels(1000, (), 10**6, 10**7), mentors, mentees)] = True

    for line, mark in zip(losses, found, strict=True):
        assert sorted(line[mark])[:16] == sorted(line)[:16]


def test_scores_too_large_for_a_shared_key_are_solved_all_the_same():
    matrix = np.array([[10**15, 5], [7, 10**15 - 1]], dtype=np.int64)

    assert solve(matrix, [1, 1], [1, 1], fairness=Fairness.TOTAL).total == 2 * 10**15 - 1
