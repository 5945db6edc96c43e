"""Large pools for measuring: a company drawn from a seed, and scores that are hard to assign."""

import random

import numpy as np

from tandems.matching import Person, Problem, Rules

POPULARITY = [1 / rank for rank in range(1, 25)]
"""Of topics, as Zipf found it of words."""
DENSE = Rules(require_shared_language=False)
TENTH = Rules(min_shared_slots=6)
"""About a tenth of the pairs of `drawn_pool` are feasible."""


def drawn_pool(size: int, rules: Rules) -> Problem:
    """A company: mentors and mentees with topics, sliders, sites, languages, likes and a reporting line.

    As in every company a few topics are what most people want, and a few mentors are liked by many.
    """
    rng = random.Random(size)
    mentors = tuple(_drawn(rng, f"a{number:05}", 1990) for number in range(size))
    mentees = tuple(_drawn(rng, f"b{number:05}", 1970) for number in range(size))
    fame = [rng.paretovariate(1) for _ in mentors]
    liked = [one.id for one in rng.choices(mentors, fame, k=10 * size)]
    pairs = [(mentor, rng.choice(mentees).id) for mentor in liked]
    return Problem(
        mentors,
        mentees,
        managers={one.id: rng.choice(mentees).id for one in mentors},
        rules=rules,
        likes=(*pairs[: 5 * size], *((mentee, mentor) for mentor, mentee in pairs[5 * size :])),
    )


def uniform(size: int) -> np.ndarray:
    """Everybody alike, every score as likely as any other: what LSA is quickest at. A tenth is feasible."""
    rng = np.random.default_rng(size)
    scores = rng.integers(0, 1001, (size, size), dtype=np.int16)
    scores[rng.random((size, size), dtype=np.float32) >= 0.1] = -1
    return scores


def assortative(size: int) -> np.ndarray:
    """Good mentors suit everybody, and demanding mentees suit them best: products of two qualities."""
    rng = np.random.default_rng(size)
    products = 980 * np.outer(rng.random(size), rng.random(size))
    return (products + rng.integers(0, 20, (size, size))).astype(np.int16)


def _drawn(rng: random.Random, id_: str, birth_year: int) -> Person:
    wanted = rng.choices(range(len(POPULARITY)), POPULARITY, k=rng.randint(1, 6))
    topics = {f"topic-{topic}": rng.randint(1, 3) for topic in wanted}
    return Person(
        id=id_,
        birth_year=birth_year,
        department=f"department-{rng.randrange(20)}",
        languages=frozenset(rng.choice([("de",), ("en",), ("de", "en"), ("de", "en", "fr")])),
        modes=frozenset({"video", rng.choice(["on_site", "phone", "shadow_day"])}),
        location=f"site-{rng.randrange(3)}",
        slots=rng.getrandbits(15),
        topics=topics,
        traits=tuple(rng.randint(0, 4) for _ in range(6)),
        live=frozenset(topic for topic in topics if rng.random() < 0.3),
        function=f"function-{rng.randrange(8)}",
        background=f"background-{rng.randrange(6)}",
    )
