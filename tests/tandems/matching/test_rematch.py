"""When a tandem ends, its two people find the next best, and the others keep theirs."""

from dataclasses import replace

import numpy as np
import pytest

from tandems.matching import Fairness, match, problem_without, rematch, verify
from tests.tandems.matching.make import given, pool, scores
from tests.tandems.matching.oracles import every_set, worth


def links(matching):
    return {(pair.mentor, pair.mentee) for pair in matching.pairs}


def small(rng, fairness):
    """A random pool of up to four a side and its matching."""
    n, m = rng.integers(2, 5, 2)
    matrix = scores(rng, n, m, density=0.7, steps=int(rng.choice([4, 1000])))
    cap_a, cap_b = rng.integers(1, 3, n).tolist(), rng.integers(1, 3, m).tolist()
    return matrix, cap_a, cap_b, *given(matrix, cap_a, cap_b, fairness=fairness)


@pytest.mark.parametrize("seed", range(4))
def test_everybody_else_keeps_their_tandem(seed):
    problem = pool(seed, 9, 9)
    matching = match(problem)
    for gone in sorted(links(matching))[:3]:
        after = rematch(problem, matching, gone)

        assert gone not in links(after)
        assert links(matching) - {gone} <= links(after)
        assert verify(problem_without(problem, matching, gone), after) == []
        assert after == match(problem_without(problem, matching, gone))


@pytest.mark.parametrize("most", [0, 1, 2])
@pytest.mark.parametrize("fairness", [Fairness.BANDS, Fairness.TOTAL])
def test_nothing_better_gives_up_as_few_tandems(fairness, most):
    rng = np.random.default_rng(51)
    for _ in range(25):
        matrix, cap_a, cap_b, problem, matching = small(rng, fairness)
        before = {(int(one[1:]), int(other[1:])) for one, other in links(matching)}
        for gone in sorted(before)[:2]:
            after = rematch(problem, matching, (f"a{gone[0]}", f"b{gone[1]}"), most)

            found = {(int(one[1:]), int(other[1:])) for one, other in links(after)}
            allowed = matrix.copy()
            allowed[gone] = -1
            best = max(
                worth(matrix, pairs, Fairness.TOTAL, matching.bands)
                for pairs in every_set(allowed, cap_a, cap_b)
                if len(before - {gone} - set(pairs)) <= most
            )
            assert len(before - {gone} - found) <= most
            assert worth(matrix, sorted(found), Fairness.TOTAL, matching.bands) == best


def test_with_every_change_allowed_it_is_a_new_run_without_the_pair():
    problem = pool(52, 8, 8)
    matching = match(problem)
    gone = min(links(matching))

    after = rematch(problem, matching, gone, 99)

    anew = match(replace(problem, vetoes=(gone,)))
    assert (len(after.pairs), after.floor, after.total) == (len(anew.pairs), anew.floor, anew.total)


def test_a_locked_tandem_can_be_dissolved_and_other_locks_stand():
    problem = pool(53, 8, 8)
    locks = tuple(sorted(links(match(problem))))[:4]
    problem = replace(problem, locks=locks)
    matching = match(problem)

    after = rematch(problem, matching, locks[0], 2)

    assert locks[0] not in links(after)
    assert set(locks[1:]) <= links(after)
    assert len(links(matching) - {locks[0]} - links(after)) <= 2


def test_only_a_tandem_can_be_dissolved():
    problem = pool(54)

    with pytest.raises(ValueError, match="no tandem"):
        rematch(problem, match(problem), ("a000", "nobody"))
