"""What a wish costs is exact: compared with every set of tandems that grants it."""

from dataclasses import replace

import numpy as np
import pytest

from tandems.matching import Exchanges, Fairness, Problem, alternatives, match, regret
from tests.tandems.matching.make import LENIENT, given, person, pool, scores
from tests.tandems.matching.oracles import best_by_trying_everything, worth

KINDS = [(Fairness.FLOOR, ()), (Fairness.FLOOR, (600,)), (Fairness.BANDS, (250, 400)), (Fairness.TOTAL, ())]


def figures(told):
    """A regret in the form of the oracles."""
    return (told.tandems, told.waiting, *(more for _, more in told.below), told.points)


def cell(pair):
    return (int(pair[0][1:]), int(pair[1][1:]))


def small_pools(seed, count):
    """Random pools of up to four a side, with few and many ties, empty places and doubled ones."""
    rng = np.random.default_rng(seed)
    for _ in range(count):
        n, m = rng.integers(1, 5, 2)
        matrix = scores(rng, n, m, density=rng.choice([0.4, 0.8]), steps=int(rng.choice([4, 1000])))
        yield matrix, rng.integers(0, 3, n).tolist(), rng.integers(0, 3, m).tolist()


@pytest.mark.parametrize(("fairness", "bands"), KINDS)
def test_the_loss_is_that_of_the_best_set_which_grants_the_wish(fairness, bands):
    asked = 0
    for matrix, cap_a, cap_b in small_pools(41, 50):
        problem, matching = given(matrix, cap_a, cap_b, fairness=fairness, bands=bands)
        exchanges = Exchanges(problem, matching)
        limits = exchanges.thresholds
        now = worth(matrix, [cell(pair) for pair in matching.pairs], Fairness.TOTAL, limits)
        for row, column in np.ndindex(matrix.shape):
            told = exchanges.regret(f"a{row}", f"b{column}")
            keep = frozenset({(row, column)})
            best = best_by_trying_everything(matrix, cap_a, cap_b, Fairness.TOTAL, limits, keep)
            if best is None:
                assert told is None
                continue
            asked += 1
            assert figures(told) == tuple(one - other for one, other in zip(now, best, strict=True))
            assert figures(told) >= (0,) * len(best)
            assert told.is_none == (best == now)

    assert asked > 80


@pytest.mark.parametrize("fairness", [Fairness.BANDS, Fairness.TOTAL])
def test_the_loss_is_that_of_a_new_run_with_a_lock(fairness):
    problem = pool(42, 7, 7, fairness=fairness)
    matching = match(problem)
    exchanges = Exchanges(problem, matching)
    for mentor in problem.mentors[:4]:
        for mentee in problem.mentees:
            locked = match(replace(problem, locks=((mentor.id, mentee.id),)))

            told = exchanges.regret(mentor.id, mentee.id)

            assert told.tandems == len(matching.pairs) - len(locked.pairs)
            assert told.points == matching.total - locked.total


def test_the_changes_named_lead_to_the_loss_named():
    for matrix, cap_a, cap_b in small_pools(43, 30):
        problem, matching = given(matrix, cap_a, cap_b)
        exchanges = Exchanges(problem, matching)
        now = {(pair.mentor, pair.mentee) for pair in matching.pairs}
        for row, column in np.ndindex(matrix.shape):
            told = exchanges.regret(f"a{row}", f"b{column}")
            if told is None:
                continue
            then = (now - set(told.given_up)) | set(told.made)

            assert set(told.given_up) <= now
            assert not now & set(told.made)
            assert (f"a{row}", f"b{column}") in then
            assert len(now) - len(then) == told.tandems
            assert matching.total - sum(int(matrix[cell(pair)]) for pair in then) == told.points
            for people, places, side in ((problem.mentors, cap_a, 0), (problem.mentees, cap_b, 1)):
                for one, most in zip(people, places, strict=True):
                    assert sum(pair[side] == one.id for pair in then) <= most


def test_locked_tandems_stand_when_a_wish_is_weighed():
    asked = 0
    for matrix, cap_a, cap_b in small_pools(44, 40):
        locks = tuple((f"a{row}", f"b{column}") for row, column in np.argwhere(matrix >= 0)[:2])
        problem, matching = given(matrix, cap_a, cap_b, fairness=Fairness.TOTAL, locks=locks)
        held = frozenset(cell(pair) for pair in matching.pairs if pair.locked)
        now = worth(matrix, [cell(pair) for pair in matching.pairs], Fairness.TOTAL, ())
        for row, column in np.ndindex(matrix.shape):
            told = regret(problem, matching, f"a{row}", f"b{column}")
            best = best_by_trying_everything(matrix, cap_a, cap_b, Fairness.TOTAL, (), held | {(row, column)})
            asked += best is not None

            assert (told is None) == (best is None)
            if told is not None:
                assert figures(told) == tuple(one - other for one, other in zip(now, best, strict=True))

    assert asked > 50


@pytest.mark.parametrize("side", ["mentor", "mentee"])
@pytest.mark.parametrize("seed", range(3))
def test_alternatives_are_the_cheapest_of_all_possible_partners(side, seed):
    rng = np.random.default_rng(seed)
    matrix = scores(rng, 9, 8, density=0.7, steps=8 if seed else 1000)
    problem, matching = given(matrix, rng.integers(1, 3, 9), rng.integers(1, 3, 8))
    exchanges = Exchanges(problem, matching)
    people, others = (problem.mentors, problem.mentees)
    people, others = (people, others) if side == "mentor" else (others, people)
    for one in people:
        pairs = [(one.id, other.id) if side == "mentor" else (other.id, one.id) for other in others]
        held = {(pair.mentor, pair.mentee) for pair in matching.pairs}
        every = [exchanges.regret(*pair) for pair in pairs if pair not in held]
        costs = sorted(figures(told) for told in every if told is not None)

        found = alternatives(problem, matching, one.id, 4)

        assert [figures(option.regret) for option in found] == costs[:4]
        assert len(alternatives(problem, matching, one.id, 99)) == len(costs)
        for option in found:
            pair = (one.id, option.person) if side == "mentor" else (option.person, one.id)
            assert option.score == matrix[cell(pair)]
            assert figures(exchanges.regret(*pair)) == figures(option.regret)


def test_one_more_person_waits_and_so_many_points():
    matrix = np.array([[900, 500], [800, -1]], dtype=np.int16)
    problem, matching = given(matrix, [1, 1], [1, 1])

    told = regret(problem, matching, "a0", "b0")

    assert (told.tandems, told.mentors, told.mentees, told.points) == (1, 1, 1, 400)
    assert told.given_up == (("a0", "b1"), ("a1", "b0"))
    assert told.made == (("a0", "b0"),)


def test_a_wish_below_the_floor_says_so():
    matrix = np.array([[600, 500], [500, 100]], dtype=np.int16)
    problem, matching = given(matrix, [1, 1], [1, 1])

    told = regret(problem, matching, "a1", "b1")

    assert (told.tandems, told.below, told.points) == (0, ((500, 1),), 300)


def test_an_existing_tandem_costs_nothing_and_a_forbidden_one_has_no_price():
    problem = Problem((person("a"),), (person("b"), person("c")), rules=LENIENT, vetoes=(("a", "c"),))
    matching = match(problem)

    assert regret(problem, matching, "a", "b").is_none
    assert regret(problem, matching, "a", "c") is None
    assert alternatives(problem, matching, "a") == []


def test_strangers_have_no_alternatives():
    problem = pool(45)

    with pytest.raises(KeyError):
        alternatives(problem, match(problem), "nobody")
