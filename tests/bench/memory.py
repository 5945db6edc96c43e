"""Megabytes a run takes beyond the score matrix: `python -m tests.bench.memory size`."""
# ruff: noqa: T201  (printing is what a measurement is for)

import resource
import sys
from pathlib import Path

import numpy as np
from ortools.graph.python import max_flow, min_cost_flow

from tandems.matching import certify, score_matrix, solve
from tests.bench.pools import TENTH, drawn_pool


def peak() -> int:
    """The highest this process has been, in kilobytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def now() -> float:
    """What this process takes at the moment, in kilobytes."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1024


if __name__ == "__main__":
    size = int(sys.argv[1])
    assert max_flow
    assert min_cost_flow  # loaded before the first look: a library is no part of a run
    problem = drawn_pool(size, TENTH)
    before = now()
    scores = score_matrix(problem)
    places = np.ones(size, dtype=np.int64)
    certify(scores, places, places, solve(scores, places, places))
    print((peak() - before - scores.nbytes / 1024) / 1024)
