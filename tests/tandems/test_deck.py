"""Everybody gets seen: a full round of the deck over random pools, by the rule alone."""

from random import Random

import pytest

from tandems.rules.deck import PER_DAY, Candidate, hand


def full_round(random, viewers, people, allowed):
    """Let every viewer look at one hand, in any order. Returns how often each of the people was shown."""
    shown = [0] * people
    favourites = {random.randrange(people) for _ in range(people // 5)}  # whom everybody would see first
    for viewer in random.sample(range(viewers), viewers):
        candidates = [
            Candidate(one, shown[one], random.randrange(500) + 500 * (one in favourites))
            for one in range(people)
            if allowed(viewer, one)
        ]
        for one in hand(candidates, PER_DAY):
            shown[one] += 1
    return shown


def is_balanced(shown):
    average = sum(shown) / len(shown)
    return min(shown) >= average / 2 and max(shown) <= 2 * average


@pytest.mark.parametrize("seed", range(12))
def test_nobody_is_seen_under_half_or_over_twice_the_average(seed):
    random = Random(seed)
    viewers, people = random.randint(12, 60), random.randint(12, 60)
    bands = [[random.randrange(3) for _ in range(number)] for number in (viewers, people)]

    everybody = full_round(random, viewers, people, lambda _viewer, _one: True)
    other_band = full_round(random, viewers, people, lambda viewer, one: bands[0][viewer] != bands[1][one])

    assert is_balanced(everybody)
    assert is_balanced(other_band)


def test_fit_alone_would_leave_people_unseen():
    random = Random(1)
    by_fit = [0] * 40
    for _viewer in range(40):
        best = sorted(range(40), key=lambda one: -(random.randrange(500) + 500 * (one < 8)))
        for one in best[:PER_DAY]:
            by_fit[one] += 1

    assert not is_balanced(by_fit)


def test_the_same_pool_gives_the_same_hand():
    candidates = [Candidate(key, key % 3, key % 2) for key in range(20)]

    assert hand(candidates, 3) == hand(reversed(candidates), 3) == [3, 9, 15]
