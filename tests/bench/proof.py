"""The engine against HiGHS on a thousand random instances: `python -m tests.bench.proof [instances] [seed]`.

Capacities from 0 to 3, few and many ties, all kinds of fairness; each answer must be worth exactly
what the integer program finds and pass the certificate, with the potentials of the solver and without.
"""
# ruff: noqa: T201  (printing is what a measurement is for)

import sys
from dataclasses import replace

import numpy as np

from tandems.matching import Fairness, certify, solve
from tests.tandems.matching.make import scores
from tests.tandems.matching.oracles import best_by_integer_program, worth

KINDS = (
    (Fairness.FLOOR, ()),
    (Fairness.FLOOR, (400,)),
    (Fairness.BANDS, (250, 400)),
    (Fairness.BANDS, (100, 300, 700)),
    (Fairness.TOTAL, ()),
)


def prove(instances: int, seed: int) -> int:
    """Return how many answers were wrong."""
    rng = np.random.default_rng(seed)
    wrong = 0
    for nth in range(instances):
        fairness, bands = KINDS[nth % len(KINDS)]
        n, m = rng.integers(1, 10, 2)
        steps = int(rng.choice([3, 10, 1000]))
        matrix = scores(rng, n, m, density=rng.choice([0.1, 0.3, 0.6, 1.0]), steps=steps)
        cap_a, cap_b = rng.integers(0, 4, n).tolist(), rng.integers(0, 4, m).tolist()
        solution = solve(matrix, cap_a, cap_b, fairness=fairness, bands=bands)
        best = best_by_integer_program(matrix, cap_a, cap_b, fairness, bands)
        if worth(matrix, solution.pairs, fairness, bands) != best:
            wrong += 1
            print(f"instance {nth}: {worth(matrix, solution.pairs, fairness, bands)} instead of {best}")
        certify(matrix, cap_a, cap_b, solution)
        certify(matrix, cap_a, cap_b, replace(solution, potentials=None))
    return wrong


if __name__ == "__main__":
    asked = [int(argument) for argument in sys.argv[1:]]
    count = asked[0] if asked else 1000
    found = prove(count, asked[1] if len(asked) > 1 else 1)
    print(f"{count} instances, {found} wrong.")
    sys.exit(int(found > 0))
