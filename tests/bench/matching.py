"""How fast the engine is beside a bare assignment solver: `python -m tests.bench.matching [size ...]`.

Prints, for each pool, the median seconds of score matrix, solution (floor search included) and proof, and
their sum as a multiple of scipy's linear_sum_assignment on the same scores; both in turn, in one process.
"""
# ruff: noqa: T201  (printing is what a measurement is for)

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one thread each, or the ratio measures the other core

import random
import statistics
import sys
import time

import numpy as np
from scipy.optimize import linear_sum_assignment

from tandems.matching import Person, Problem, Rules, certify, score_matrix, solve

ROUNDS = 5
SIZES = (500, 2000)
POOLS = {"dense": Rules(require_shared_language=False), "sparse": Rules(min_shared_slots=5)}


def drawn_pool(size: int, rules: Rules) -> Problem:
    """A company: mentors and mentees with topics, sliders, sites, languages, likes and a reporting line."""
    rng = random.Random(size)
    mentors = tuple(_drawn(rng, f"a{number:05}", 1990) for number in range(size))
    mentees = tuple(_drawn(rng, f"b{number:05}", 1970) for number in range(size))
    pairs = [(rng.choice(mentors).id, rng.choice(mentees).id) for _ in range(10 * size)]
    return Problem(
        mentors,
        mentees,
        managers={one.id: rng.choice(mentees).id for one in mentors},
        rules=rules,
        likes=(*pairs[: 5 * size], *((mentee, mentor) for mentor, mentee in pairs[5 * size :])),
    )


def _drawn(rng: random.Random, id_: str, birth_year: int) -> Person:
    topics = {f"topic-{rng.randrange(24)}": rng.randint(1, 3) for _ in range(rng.randint(1, 6))}
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


def measure(problem: Problem) -> tuple[dict[str, float], float]:
    """Median seconds per step, and the share of feasible pairs."""
    places = [person.capacity for person in problem.mentors], [person.capacity for person in problem.mentees]
    times: dict[str, list[float]] = {"score": [], "solve": [], "prove": [], "bare": []}
    for _ in range(ROUNDS):
        moments = [time.perf_counter()]
        scores = score_matrix(problem)
        moments.append(time.perf_counter())
        solution = solve(scores, *places)
        moments.append(time.perf_counter())
        certify(scores, *places, solution)
        moments.append(time.perf_counter())
        costs = np.where(scores < 0, 10_000_000, 1000 - scores.astype(np.int64))
        start = time.perf_counter()
        linear_sum_assignment(costs)
        times["bare"].append(time.perf_counter() - start)
        for step, begin, end in zip(("score", "solve", "prove"), moments, moments[1:], strict=False):
            times[step].append(end - begin)
    return {step: statistics.median(taken) for step, taken in times.items()}, float((scores >= 0).mean())


def main() -> None:
    """Print one line per pool."""
    print("people      pool feasible   score   solve   prove    bare  ratio")
    for size in [int(argument) for argument in sys.argv[1:]] or SIZES:
        for name, rules in POOLS.items():
            took, feasible = measure(drawn_pool(size, rules))
            ratio = (took["score"] + took["solve"] + took["prove"]) / took["bare"]
            seconds = " ".join(f"{took[step]:7.3f}" for step in ("score", "solve", "prove", "bare"))
            print(f"{size:>5}² {name:>9} {feasible:>8.0%} {seconds} {ratio:>6.2f}")


if __name__ == "__main__":
    main()
