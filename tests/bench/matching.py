"""How fast the engine is beside a bare assignment solver: `python -m tests.bench.matching [size ...]`.

Figures are medians of five rounds, in seconds of work of one thread. From 2000 people a side on they are
multiples of what scipy's linear_sum_assignment (LSA) takes for the same scores, measured in turn with it in
one process; below, they are seconds. Each stands beside its bar; a missed bar makes the exit code 1. Sizes:
50, 500, 2000, 5000.
"""
# ruff: noqa: T201  (printing is what a measurement is for)

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one thread each, or the ratio measures the other core

import statistics
import subprocess
import sys
import time
from collections.abc import Callable

import numpy as np
from scipy.optimize import linear_sum_assignment

from tandems.matching import (
    Fairness,
    Problem,
    alternatives,
    certify,
    explain,
    match,
    rematch,
    rules_for,
    score_matrix,
    solve,
)
from tests.bench.pools import DENSE, TENTH, assortative, drawn_pool, uniform

ROUNDS = 5
SIZES = (50, 500, 2000, 5000)
FORBIDDEN = 10_000_000
SAMPLE = 20_000
missed: list[str] = []


def timed(work: Callable[[], object]) -> float:
    """Seconds of work, which other people on the machine do not change."""
    start = time.process_time()
    work()
    return time.process_time() - start


def tell(name: str, value: float, bar: float, unit: str = "x LSA", *, at_least: bool = False) -> None:
    """One line: figure and bar."""
    good = value >= bar if at_least else value <= bar
    if not good:
        missed.append(name)
    word = ("≥" if at_least else "≤", "ok" if good else "MISSED")
    print(f"{name:<52} {value:>9.3f} {unit:<6} {word[0]} {bar:<7} {word[1]}", flush=True)


def beside_lsa(scores: np.ndarray, **works: Callable[[], object]) -> dict[str, float]:
    """Median seconds of each piece of work, and of LSA on the same scores, all in turn."""
    costs = np.where(scores < 0, FORBIDDEN, 1000 - scores.astype(np.int64))
    everything = {**works, "lsa": lambda: linear_sum_assignment(costs)}
    rounds = [{name: timed(work) for name, work in everything.items()} for _ in range(ROUNDS)]
    return {name: statistics.median(one[name] for one in rounds) for name in everything}


def proven(scores: np.ndarray, fairness: Fairness) -> None:
    """Solve and certify, one place each."""
    places = [1] * len(scores), [1] * scores.shape[1]
    certify(scores, *places, solve(scores, *places, fairness=fairness))


def pool(size: int, name: str, problem: Problem, bar: float) -> None:
    """Score, solve and proof of one pool."""
    scores = score_matrix(problem)
    took = beside_lsa(
        scores,
        score=lambda: score_matrix(problem),
        total=lambda: proven(scores, Fairness.TOTAL),
        floor=lambda: proven(scores, Fairness.FLOOR),
    )
    name = f"{size}² {name}, {(scores >= 0).mean():.0%} feasible (LSA {took['lsa']:.2f} s)"
    tell(f"{name}: whole run", (took["score"] + took["total"]) / took["lsa"], bar)
    print(f"  with floor {(took['score'] + took['floor']) / took['lsa']:.3f}, "
          f"score alone {took['score'] / took['lsa']:.3f}")  # fmt: skip
    if size == max(SIZES) and problem.rules == TENTH:
        tell("  floor fairness: solve and proof", took["floor"] / took["lsa"], 1.2)
        tell("  score matrix", took["score"] / took["lsa"], 0.1)
    if size == max(SIZES):
        scalar(problem, took["score"])


def alone(name: str, scores: np.ndarray, bar: float) -> None:
    """Solve and proof of scores that come from nowhere: difficult ones, or those that LSA likes best."""
    took = beside_lsa(
        scores,
        total=lambda: proven(scores, Fairness.TOTAL),
        floor=lambda: proven(scores, Fairness.FLOOR),
    )
    name = f"{len(scores)}² {name}, {(scores >= 0).mean():.0%} feasible (LSA {took['lsa']:.2f} s)"
    tell(f"{name}: solve and proof", took["total"] / took["lsa"], bar)
    print(f"  with floor {took['floor'] / took['lsa']:.3f}")


def scalar(problem: Problem, score_seconds: float) -> None:
    """The score matrix against the rules for two people alone, which are timed on a sample."""
    rules = rules_for(problem)
    side = int(SAMPLE**0.5)
    pairs = [(a, b) for a in problem.mentors[:side] for b in problem.mentees[:side]]
    seconds = timed(lambda: [any(rule.blocks(a, b) for rule in rules) for a, b in pairs])
    whole = seconds / len(pairs) * len(problem.mentors) * len(problem.mentees)
    tell("  score matrix against scalar rules", whole / score_seconds, 80, "faster", at_least=True)


def board(size: int, problem: Problem, bars: tuple[float, float]) -> None:
    """What people wait for on the board: alternatives of somebody, a re-match."""
    matching = match(problem)
    people = [problem.mentors[0].id, problem.mentees[size // 2].id, matching.pairs[-1].mentor]
    asked = [timed(lambda one=one: alternatives(problem, matching, one)) for one in people for _ in "12"]
    tell(f"{size}² alternatives of one person", statistics.median(asked), bars[0], "s")
    gone = matching.pairs[size // 3]
    again = [timed(lambda: rematch(problem, matching, (gone.mentor, gone.mentee))) for _ in range(ROUNDS)]
    tell(f"{size}² re-match after one dissolved tandem", statistics.median(again), bars[1], "s")
    rng = np.random.default_rng(size)
    different = sum(
        explain(problem, problem.mentors[row].id, problem.mentees[column].id).score
        != matching.scores[row, column]
        for row, column in rng.integers(0, size, (50, 2)).tolist()
    )
    tell(f"{size}² explanations that differ from the matrix", different, 0, "")


def small() -> None:
    """A usual program."""
    problem = drawn_pool(50, TENTH)
    seconds = [timed(lambda: match(problem)) for _ in range(4 * ROUNDS)]
    tell("50² with all explanations", statistics.median(seconds), 0.05, "s")


def memory(size: int) -> None:
    """Peak memory beyond the matrix, measured in a process of its own."""
    for kind in ("company", "uniform", "assortative"):
        command = [sys.executable, "-m", "tests.bench.memory", str(size), kind]
        out = subprocess.run(command, check=True, capture_output=True, text=True)
        tell(f"{size}² {kind}: memory beyond the int16 matrix", float(out.stdout), 400, "MB")


def main() -> int:
    """Print one line per bar."""
    sizes = [int(argument) for argument in sys.argv[1:]] or list(SIZES)
    if 50 in sizes:
        small()
    if 500 in sizes:
        problem = drawn_pool(500, TENTH)
        scores = score_matrix(problem)
        seconds = [timed(lambda: proven(scores, Fairness.FLOOR)) for _ in range(ROUNDS)]
        tell("500² floor fairness", statistics.median(seconds), 0.3, "s")
        board(500, problem, (0.05, 0.5))
    for size in sizes:
        if size < 2000:
            continue
        sparse = drawn_pool(size, TENTH)
        pool(size, "company", sparse, 0.5 if size == max(SIZES) else 0.6)
        pool(size, "company", drawn_pool(size, DENSE), 1.0)
        if size == 2000:
            alone("uniform", uniform(size), 0.6)
            alone("assortative", assortative(size), 0.6)
        else:
            board(size, sparse, (0.5, 0.5))
            memory(size)
    print(f"Missed: {', '.join(missed)}" if missed else "Every bar is met.")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
