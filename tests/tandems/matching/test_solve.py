"""The best set of tandems, compared with every other way to find it."""

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from tandems.matching import Fairness, TooLarge, certify, solve
from tests.tandems.matching.make import scores
from tests.tandems.matching.oracles import best_by_integer_program, best_by_trying_everything, worth

FAIRNESS = [
    (Fairness.FLOOR, ()),
    (Fairness.FLOOR, (400,)),
    (Fairness.BANDS, (250, 400)),
    (Fairness.TOTAL, ()),
]


@pytest.mark.parametrize(("fairness", "bands"), FAIRNESS)
def test_nobody_finds_better_tandems_by_trying_every_set(fairness, bands):
    rng = np.random.default_rng(1)
    for _ in range(60):
        n, m = rng.integers(1, 5, 2)
        matrix = scores(rng, n, m, steps=int(rng.choice([4, 1000])))
        cap_a, cap_b = rng.integers(0, 4, n).tolist(), rng.integers(0, 4, m).tolist()

        solution = solve(matrix, cap_a, cap_b, fairness=fairness, bands=bands)

        best = best_by_trying_everything(matrix, cap_a, cap_b, fairness, bands)
        assert worth(matrix, solution.pairs, fairness, bands) == best
        certify(matrix, cap_a, cap_b, solution)


def test_six_mentors_and_six_mentees_get_the_best_of_all_sets():
    rng = np.random.default_rng(2)
    for _ in range(3):
        matrix = scores(rng, 6, 6, density=0.7)

        solution = solve(matrix, [1] * 6, [1] * 6)

        best = best_by_trying_everything(matrix, [1] * 6, [1] * 6, Fairness.FLOOR, ())
        assert worth(matrix, solution.pairs, Fairness.FLOOR, ()) == best


@pytest.mark.parametrize(("fairness", "bands"), FAIRNESS)
def test_an_integer_program_finds_nothing_better(fairness, bands):
    rng = np.random.default_rng(3)
    for _ in range(80):
        n, m = rng.integers(2, 8, 2)
        matrix = scores(rng, n, m, density=rng.choice([0.2, 0.5, 0.9]), steps=int(rng.choice([5, 1000])))
        cap_a, cap_b = rng.integers(0, 4, n).tolist(), rng.integers(0, 4, m).tolist()

        solution = solve(matrix, cap_a, cap_b, fairness=fairness, bands=bands)

        best = best_by_integer_program(matrix, cap_a, cap_b, fairness, bands)
        assert worth(matrix, solution.pairs, fairness, bands) == best
        certify(matrix, cap_a, cap_b, solution)


def test_with_one_place_each_the_total_is_that_of_the_assignment_problem():
    rng = np.random.default_rng(4)
    for density in (0.05, 0.3, 1.0):
        matrix = scores(rng, 60, 50, density=density)

        solution = solve(matrix, [1] * 60, [1] * 50, fairness=Fairness.TOTAL)

        gain = np.where(matrix >= 0, matrix.astype(np.int64) + 100_000, 0)
        rows, columns = linear_sum_assignment(gain, maximize=True)
        assert solution.total + 100_000 * len(solution.pairs) == gain[rows, columns].sum()


def test_mentors_mentees_and_tandems_are_all_as_many_as_possible():
    rng = np.random.default_rng(5)
    for _ in range(60):
        matrix = scores(rng, 8, 7, density=0.25)
        cap_a, cap_b = rng.integers(0, 4, 8), rng.integers(0, 4, 7)

        solution = solve(matrix, cap_a, cap_b)

        most = _most(matrix, cap_a, cap_b)
        assert len(solution.pairs) == most
        assert solution.covered_mentors == _most(matrix, np.minimum(cap_a, 1), cap_b)
        assert solution.covered_mentees == _most(matrix, cap_a, np.minimum(cap_b, 1))


def _most(matrix, cap_a, cap_b):
    """How many tandems there can be, by HiGHS."""
    return best_by_integer_program(matrix, cap_a.tolist(), cap_b.tolist(), Fairness.TOTAL, ())[0]


def test_two_people_are_never_paired_twice_although_both_have_places():
    matrix = np.array([[900, 100], [-1, 100]], dtype=np.int16)

    solution = solve(matrix, [2, 1], [2, 2])

    assert solution.pairs == ((0, 0), (0, 1), (1, 1))


def test_a_further_tandem_never_leaves_somebody_else_without_one():
    matrix = np.array([[1000, 1000], [1, 1]], dtype=np.int16)

    solution = solve(matrix, [2, 1], [1, 1])

    assert (solution.covered_mentors, solution.covered_mentees) == (2, 2)


def test_the_worst_tandem_is_lifted_at_the_cost_of_the_total():
    matrix = np.array([[1000, 300], [300, 10]], dtype=np.int16)

    fair = solve(matrix, [1, 1], [1, 1], fairness=Fairness.FLOOR)
    greedy = solve(matrix, [1, 1], [1, 1], fairness=Fairness.TOTAL)

    assert (fair.floor, fair.total) == (300, 600)
    assert (greedy.floor, greedy.total) == (10, 1010)


def test_fewest_poor_tandems_come_before_fewest_weak_ones():
    matrix = np.array([[1000, 260], [260, 240]], dtype=np.int16)

    solution = solve(matrix, [1, 1], [1, 1], fairness=Fairness.BANDS)

    assert solution.pairs == ((0, 1), (1, 0))
    assert solution.bands == (250, 400)


def test_one_poor_tandem_less_outweighs_all_the_points_it_costs():
    matrix = np.array([[249, 250, -1], [-1, 1000, 250], [250, -1, 1000]], dtype=np.int16)

    solution = solve(matrix, [1] * 3, [1] * 3, fairness=Fairness.TOTAL, bands=(250,))

    assert solution.pairs == ((0, 1), (1, 2), (2, 0))
    certify(matrix, [1] * 3, [1] * 3, solution)


def test_a_locked_pair_stands_and_the_rest_is_best_around_it():
    matrix = np.array([[900, 800], [700, 10]], dtype=np.int16)

    solution = solve(matrix, [1, 1], [1, 1], locks=[(0, 0), (0, 0)])

    assert solution.pairs == ((0, 0), (1, 1))
    assert (solution.locked, solution.conflicts, solution.floor) == (((0, 0),), (), 10)


def test_a_lock_on_an_impossible_pair_is_a_conflict():
    matrix = np.array([[-1, 800]], dtype=np.int16)

    solution = solve(matrix, [1], [1, 1], locks=[(0, 0)])

    assert (solution.pairs, solution.conflicts) == (((0, 1),), ((0, 0),))


def test_all_locks_of_an_overbooked_mentor_are_conflicts():
    matrix = np.full((2, 3), 500, dtype=np.int16)

    solution = solve(matrix, [1, 1], [1, 1, 1], locks=[(0, 0), (0, 1), (1, 2)])

    assert solution.conflicts == ((0, 0), (0, 1))
    assert (1, 2) in solution.pairs


def test_somebody_with_a_locked_tandem_waits_behind_those_without_one():
    matrix = np.array([[500, 900], [-1, 100]], dtype=np.int16)

    solution = solve(matrix, [2, 1], [1, 1], locks=[(0, 0)])

    assert solution.pairs == ((0, 0), (1, 1))


def test_nobody_at_all_gives_no_tandems():
    for shape in ((0, 0), (0, 3), (3, 0), (2, 2)):
        matrix = np.full(shape, -1, dtype=np.int16)

        solution = solve(matrix, [1] * shape[0], [1] * shape[1])

        assert (solution.pairs, solution.floor, solution.total) == ((), None, 0)
        certify(matrix, [1] * shape[0], [1] * shape[1], solution)


def test_equal_input_gives_equal_tandems_although_everybody_ties():
    for size in (12, 60):  # 60: more than fit on a shortlist
        matrix = np.full((size, size), 500, dtype=np.int16)

        answers = {solve(matrix.copy(), [2] * size, [1] * size).pairs for _ in range(5)}

        assert len(answers) == 1


def test_scores_on_another_scale_choose_equally_good_tandems():
    rng = np.random.default_rng(6)
    matrix = scores(rng, 20, 20)

    plain = solve(matrix, [1] * 20, [1] * 20)
    scaled = solve(np.where(matrix >= 0, matrix.astype(np.int64) * 7 + 3, -1), [1] * 20, [1] * 20)

    assert scaled.total == 7 * plain.total + 3 * len(plain.pairs)


def test_pools_without_a_link_between_them_can_be_solved_apart():
    rng = np.random.default_rng(7)
    left, right = scores(rng, 6, 7), scores(rng, 5, 4)
    both = np.full((11, 11), -1, dtype=np.int16)
    both[:6, :7], both[6:, 7:] = left, right

    together = solve(both, [1] * 11, [1] * 11, fairness=Fairness.TOTAL)
    apart = [
        solve(part, [1] * len(part), [1] * part.shape[1], fairness=Fairness.TOTAL) for part in (left, right)
    ]

    assert together.total == sum(part.total for part in apart)


def test_mentors_and_mentees_may_change_sides():
    rng = np.random.default_rng(8)
    matrix = scores(rng, 9, 7)

    plain = solve(matrix, [2] * 9, [1] * 7)
    turned = solve(matrix.T, [1] * 7, [2] * 9)

    assert (plain.total, plain.floor) == (turned.total, turned.floor)


def test_prices_beyond_64_bits_are_refused_and_not_guessed():
    matrix = np.array([[0, 10**18], [10**18, 5]], dtype=np.int64)

    with pytest.raises(TooLarge):
        solve(matrix, [2, 2], [2, 2], fairness=Fairness.TOTAL)


def test_a_floor_and_two_bands_fit_for_a_thousand_people_with_several_places():
    matrix = scores(np.random.default_rng(9), 700, 700, density=0.05)

    solution = solve(matrix, [2] * 700, [2] * 700, fairness=Fairness.FLOOR, bands=(990, 999))

    assert len(solution.pairs) == 1400
    certify(matrix, [2] * 700, [2] * 700, solution)


def test_scores_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="shape"):
        solve(np.zeros((2, 2), dtype=np.int16), [1], [1, 1])
    with pytest.raises(ValueError, match="integers"):
        solve(np.zeros((1, 1)), [1], [1])
