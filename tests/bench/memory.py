"""Megabytes a run takes beyond the score matrix: `python -m tests.bench.memory size pool`.

Pools: "company", from people to proof; "uniform" and "assortative", from scores, a tenth of them feasible.
Linux only: the highest size of a process is asked of /proc, where it can be set back before the run.
"""
# ruff: noqa: T201  (printing is what a measurement is for)

import re
import sys
from pathlib import Path

import numpy as np
from ortools.graph.python import max_flow, min_cost_flow

from tandems.matching import certify, score_matrix, solve
from tests.bench.pools import TENTH, assortative, drawn_pool, uniform

SELF = Path("/proc/self")


def megabytes(name: str) -> float:
    """What this process takes at the moment (VmRSS), or took at its highest (VmHWM)."""
    found = re.search(rf"{name}:\s+(\d+) kB", (SELF / "status").read_text())
    assert found
    return int(found[1]) / 1024


def scores_of(pool: str, size: int) -> np.ndarray:
    """Scores alone, a tenth of them feasible."""
    scores = uniform(size)
    return scores if pool == "uniform" else np.where(scores < 0, scores, assortative(size))


def main(size: int, pool: str) -> None:
    """Print one figure."""
    assert max_flow
    assert min_cost_flow  # loaded before the first look: a library is no part of a run
    problem = drawn_pool(size, TENTH) if pool == "company" else None
    scores = None if problem else scores_of(pool, size)
    (SELF / "clear_refs").write_text("5")
    before = megabytes("VmRSS")
    if problem:
        scores = score_matrix(problem)
        before += scores.nbytes / 2**20
    places = np.ones(size, dtype=np.int64)
    certify(scores, places, places, solve(scores, places, places))
    print(megabytes("VmHWM") - before)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
