"""Everybody gets seen: a full round of the deck over random pools, by the rule alone."""

from random import Random

import pytest

from tandems.rules.deck import PER_DAY, Candidate, hand, still_to_see


def full_round(random, viewers, people, allowed):
    """Let every viewer look at one hand, in any order. Returns how often each of the people was shown."""
    shown = [0] * people
    favourites = {random.randrange(people) for _ in range(people // 5)}  # whom everybody would see first
    decks = [[one for one in range(people) if allowed(viewer, one)] for viewer in range(viewers)]
    turns = random.sample(range(viewers), viewers)
    for turn, viewer in enumerate(turns, start=1):
        still = still_to_see([decks[other] for other in turns[turn:]], viewers - turn)
        candidates = [
            Candidate(one, shown[one], random.randrange(500) + 500 * (one in favourites), still.get(one, 0.0))
            for one in decks[viewer]
        ]
        for one in hand(candidates, PER_DAY):
            shown[one] += 1
    return shown


def is_balanced(shown):
    average = sum(shown) / len(shown)
    return min(shown) >= average / 2 and max(shown) <= 2 * average


def a_pool(seed):
    """Returns a source of chance, two sides of 12 to 60 people, and who may see whom: other bands only."""
    random = Random(seed)
    viewers, people = random.randint(12, 60), random.randint(12, 60)
    bands = [[random.randrange(3) for _ in range(number)] for number in (viewers, people)]
    return random, viewers, people, lambda viewer, one: bands[0][viewer] != bands[1][one]


@pytest.mark.parametrize("seed", [*range(8), 86, 201])  # by least shown alone, the last two fail
def test_nobody_is_seen_under_half_or_over_twice_the_average(seed):
    random, viewers, people, other_band = a_pool(seed)

    everybody = full_round(random, viewers, people, lambda _viewer, _one: True)
    across = full_round(random, viewers, people, other_band)

    assert is_balanced(everybody)
    assert is_balanced(across)


def test_people_few_may_see_share_all_the_places_these_few_have():
    random, viewers, people, other_band = a_pool(31)

    shown = full_round(random, viewers, people, other_band)

    few = [one for one in range(people) if sum(other_band(viewer, one) for viewer in range(viewers)) == 4]
    assert len(few) == 21  # for the 32 places of four viewers: two each is impossible
    assert sum(shown[one] for one in few) == 4 * PER_DAY
    assert {shown[one] for one in few} == {1, 2}


def test_somebody_one_viewer_may_see_is_dealt_to_that_viewer():
    only_here = Candidate(1, shown=0, fit=0, still=0.0)
    everywhere = [Candidate(key, shown=0, fit=500, still=4.0) for key in range(2, 20)]

    assert 1 in hand([*everywhere, only_here], PER_DAY)


def test_some_decks_stand_for_all_who_wait():
    assert still_to_see([[1, 2], [1]], 4) == {1: 4.0, 2: 2.0}
    assert still_to_see([list(range(16))], 6)[3] == 3.0
    assert still_to_see([], 5) == {}


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
