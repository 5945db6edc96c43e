"""The proof accepts the best tandems and nothing else."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_flow

from tandems.matching import Fairness, NotOptimal, certify, solve
from tandems.matching.augment import Growing
from tests.tandems.matching.make import scores


def told(matrix, solution, pairs):
    """The solution with other pairs and the figures that belong to them."""
    return replace(
        solution,
        pairs=tuple(sorted(pairs)),
        total=sum(int(matrix[pair]) for pair in pairs),
        covered_mentors=len({row for row, _ in pairs}),
        covered_mentees=len({column for _, column in pairs}),
    )


def greedy(matrix, cap_a, cap_b):
    """The best pair first, then the next one that still finds places."""
    left_a, left_b, pairs = list(cap_a), list(cap_b), []
    for row, column in sorted(np.argwhere(matrix >= 0).tolist(), key=lambda cell: -matrix[tuple(cell)]):
        if left_a[row] and left_b[column]:
            pairs.append((row, column))
            left_a[row] -= 1
            left_b[column] -= 1
    return pairs


@pytest.mark.parametrize("fairness", list(Fairness))
def test_greedy_tandems_are_refused_whenever_they_are_worse(fairness):
    rng = np.random.default_rng(11)
    worse = 0
    for _ in range(60):
        matrix = scores(rng, 7, 7, density=0.6)
        cap_a, cap_b = rng.integers(0, 3, 7).tolist(), rng.integers(0, 3, 7).tolist()
        solution = solve(matrix, cap_a, cap_b, fairness=fairness)
        tried = told(matrix, solution, greedy(matrix, cap_a, cap_b))
        figures = ("total", "covered_mentors", "covered_mentees")
        if all(getattr(tried, figure) == getattr(solution, figure) for figure in figures):
            continue
        worse += 1

        with pytest.raises(NotOptimal):
            certify(matrix, cap_a, cap_b, tried)

        with pytest.raises(NotOptimal):
            certify(matrix, cap_a, cap_b, replace(tried, potentials=None))

    assert worse > 30


def test_every_worse_set_of_a_small_pool_is_refused():
    rng = np.random.default_rng(12)
    for fairness in Fairness:
        matrix = scores(rng, 3, 3, density=1.0)
        best = solve(matrix, [1] * 3, [1] * 3, fairness=fairness)
        for columns in ((0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)):
            tried = told(matrix, best, list(enumerate(columns)))
            if tried.pairs == best.pairs:
                certify(matrix, [1] * 3, [1] * 3, tried)
                continue

            with pytest.raises(NotOptimal):
                certify(matrix, [1] * 3, [1] * 3, tried)


@pytest.mark.parametrize("fairness", list(Fairness))
def test_a_tandem_left_out_is_noticed(fairness):
    matrix = scores(np.random.default_rng(13), 5, 5, density=1.0)
    best = solve(matrix, [1] * 5, [1] * 5, fairness=fairness)

    with pytest.raises(NotOptimal, match="more tandems"):
        certify(matrix, [1] * 5, [1] * 5, told(matrix, best, best.pairs[1:]))


def test_one_tandem_too_many_for_a_mentor_is_noticed():
    matrix = np.full((1, 2), 500, dtype=np.int16)
    generous = solve(matrix, [2], [1, 1])

    with pytest.raises(NotOptimal, match="places"):
        certify(matrix, [1], [1, 1], generous)


def test_an_impossible_pair_is_noticed():
    matrix = np.array([[500]], dtype=np.int16)
    solution = solve(matrix, [1], [1])

    with pytest.raises(NotOptimal, match="infeasible"):
        certify(-matrix, [1], [1], solution)


def test_a_doubled_pair_is_noticed():
    matrix = np.array([[500]], dtype=np.int16)
    solution = solve(matrix, [2], [2])

    with pytest.raises(NotOptimal, match="twice"):
        certify(matrix, [2], [2], replace(solution, pairs=((0, 0), (0, 0)), total=1000))


def test_wrong_figures_are_noticed():
    matrix = np.array([[500]], dtype=np.int16)
    solution = solve(matrix, [1], [1])

    with pytest.raises(NotOptimal, match="figures"):
        certify(matrix, [1], [1], replace(solution, total=501))


def test_a_dropped_lock_is_noticed():
    matrix = np.array([[100, 900], [900, 100]], dtype=np.int16)
    locked = solve(matrix, [1, 1], [1, 1], locks=[(0, 0)])
    free = solve(matrix, [1, 1], [1, 1])

    with pytest.raises(NotOptimal, match="lock"):
        certify(matrix, [1, 1], [1, 1], told(matrix, locked, free.pairs))


def test_a_second_tandem_for_one_while_another_waits_is_noticed():
    matrix = np.array([[1000, 1000], [1, 1]], dtype=np.int16)
    best = solve(matrix, [2, 1], [1, 1])

    with pytest.raises(NotOptimal, match="covered mentors"):
        certify(matrix, [2, 1], [1, 1], told(matrix, best, [(0, 0), (0, 1)]))


def test_the_best_total_is_no_proof_of_the_best_floor():
    matrix = np.array([[1000, 300], [300, 10]], dtype=np.int16)
    by_total = solve(matrix, [1, 1], [1, 1], fairness=Fairness.TOTAL)

    with pytest.raises(NotOptimal, match="floor"):
        certify(matrix, [1, 1], [1, 1], replace(by_total, fairness=Fairness.FLOOR))


@pytest.mark.parametrize("partners", [1, 8])
def test_anybody_can_check_the_potentials(partners, monkeypatch):
    monkeypatch.setattr("tandems.matching.shortlist.BEST_PARTNERS", partners)
    rng = np.random.default_rng(14)
    matrix = scores(rng, 30, 30, density=0.5)
    solution = solve(matrix, [1] * 30, [1] * 30)

    certificate = certify(matrix, [1] * 30, [1] * 30, solution)

    mentors, mentees = np.array(certificate.mentor_potentials), np.array(certificate.mentee_potentials)
    prices = certificate.best - matrix.astype(int)
    for threshold, weight in certificate.levels:
        prices += weight * (matrix < threshold)
    slack = mentors[:, None] + prices - mentees
    chosen = tuple(np.array(solution.pairs).T)
    assert (slack[chosen] <= 0).all()
    slack[chosen] = 0
    assert (slack[matrix >= 0] >= 0).all()
    assert certificate.pairs_checked == (matrix >= 0).sum()
    assert (certificate.total, certificate.tandems) == (solution.total, len(solution.pairs))
    assert certificate.levels[0][0] == certificate.floor == solution.floor


def test_wrong_potentials_prove_nothing():
    matrix = scores(np.random.default_rng(17), 12, 12, density=0.15)
    best = solve(matrix, [1] * 12, [1] * 12)
    known = best.potentials
    wrong = [
        replace(known, mentors=(known.mentors[0] - 10**12, *known.mentors[1:])),
        replace(known, mentees=(known.mentees[0] + 10**12, *known.mentees[1:])),
        replace(known, mentees=(known.mentees[0] - 10**12, *known.mentees[1:])),
        replace(known, source=known.source - 10**12),
        replace(known, sink=known.sink + 10**12),
        replace(known, mentors=known.mentors[1:]),
    ]

    for potentials in wrong:
        with pytest.raises(NotOptimal):
            certify(matrix, [1] * 12, [1] * 12, replace(best, potentials=potentials))


@pytest.mark.parametrize("fairness", list(Fairness))
def test_a_solution_without_potentials_is_proven_all_the_same(fairness):
    rng = np.random.default_rng(18)
    for _ in range(20):
        matrix = scores(rng, 9, 7, density=0.6, steps=10)
        cap_a, cap_b = rng.integers(0, 3, 9), rng.integers(0, 3, 7)
        best = solve(matrix, cap_a, cap_b, fairness=fairness)

        certificate = certify(matrix, cap_a, cap_b, replace(best, potentials=None))

        assert certificate.total == best.total


def test_a_set_of_pairs_grows_to_the_largest_there_is():
    rng = np.random.default_rng(16)
    for _ in range(300):
        n, m = rng.integers(1, 60, 2)
        allowed = rng.random((n, m)) < rng.choice([2, 2.5]) / m
        mentors, mentees = rng.integers(0, 3, n), rng.integers(0, 3, m)
        some = [(int(row), int(column)) for row, column in rng.permutation(np.argwhere(allowed))]
        most = _most(allowed, mentors, mentees)

        growing = Growing.start(allowed, mentors, mentees, some)

        assert growing.reaches(most)
        assert not growing.reaches(most + 1)


def _most(allowed, mentors, mentees):
    """The largest number of pairs, by scipy's maximum flow."""
    n, m = allowed.shape
    network = np.zeros((n + m + 2, n + m + 2), dtype=np.int32)
    network[0, 1 : n + 1] = mentors
    network[1 : n + 1, n + 1 : n + m + 1] = allowed
    network[n + 1 : n + m + 1, -1] = mentees
    return maximum_flow(csr_array(network), 0, n + m + 1).flow_value


def test_a_hundred_people_with_many_ties_are_proven_quickly():
    matrix = scores(np.random.default_rng(15), 100, 100, density=0.3, steps=4)
    for fairness in Fairness:
        solution = solve(matrix, [2] * 100, [2] * 100, fairness=fairness)

        certificate = certify(matrix, [2] * 100, [2] * 100, solution)

        assert certificate.floor == (solution.floor if fairness is Fairness.FLOOR else None)
