"""Other ways to the same answer: trying everything, and HiGHS. Slow, and nothing of the engine in them."""

from itertools import combinations

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from tandems.matching import Fairness


def worth(matrix, pairs, fairness, bands):
    """What a set of pairs is worth: a tuple, the larger the better."""
    values = [int(matrix[pair]) for pair in pairs]
    covered = len({row for row, _ in pairs}) + len({column for _, column in pairs})
    levels = [-sum(value < band for value in values) for band in sorted(bands)]
    if fairness is Fairness.FLOOR:
        levels.insert(0, min(values, default=0))
    return (len(pairs), covered, *levels, sum(values))


def best_by_trying_everything(matrix, cap_a, cap_b, fairness, bands, keep=frozenset()):
    """The worth of the best of all sets of pairs that hold at least `keep`; None if there is none."""
    found = (
        worth(matrix, pairs, fairness, bands)
        for pairs in every_set(matrix, cap_a, cap_b)
        if keep <= set(pairs)
    )
    return max(found, default=None)


def every_set(matrix, cap_a, cap_b):
    """All sets of pairs that break no limit."""

    def sets(row, left):
        if row == len(cap_a):
            yield ()
            return
        open_ = [column for column in range(len(cap_b)) if matrix[row, column] >= 0 and left[column] > 0]
        for size in range(min(cap_a[row], len(open_)) + 1):
            for columns in combinations(open_, size):
                after = [places - (column in columns) for column, places in enumerate(left)]
                for rest in sets(row + 1, after):
                    yield (*((row, column) for column in columns), *rest)

    return sets(0, list(cap_b))


def best_by_integer_program(matrix, cap_a, cap_b, fairness, bands):
    """The same by HiGHS: one integer program per level, each holding the levels above it."""
    cells = [(int(row), int(column)) for row, column in np.argwhere(matrix >= 0)]
    if not cells:
        return worth(matrix, (), fairness, bands)
    n, m, k = len(cap_a), len(cap_b), len(cells)
    size = k + n + m + 1  # pairs, covered mentors, covered mentees, floor
    rows = []
    for person in range(n + m):
        line = np.zeros(size)
        line[:k] = [person in (row, n + column) for row, column in cells]
        rows.append((line, -np.inf, (*cap_a, *cap_b)[person]))
        covers = -line
        covers[k + person] = 1
        rows.append((covers, -np.inf, 0))
    values = np.array([matrix[cell] for cell in cells], dtype=float)
    for index, value in enumerate(values):
        line = np.zeros(size)
        line[index], line[-1] = 1000, 1
        rows.append((line, -np.inf, value + 1000))
    goals = [_goal(size, slice(0, k), 1), _goal(size, slice(k, k + n + m), 1)]
    if fairness is Fairness.FLOOR:
        goals.append(_goal(size, slice(size - 1, size), 1))
    goals += [_goal(size, slice(0, k), -(values < band).astype(float)) for band in sorted(bands)]
    goals.append(_goal(size, slice(0, k), values))
    upper = np.ones(size)
    upper[-1] = 1000
    found = []
    for goal in goals:
        lines, low, high = zip(*rows, strict=True)
        answer = milp(
            -goal,
            constraints=LinearConstraint(np.array(lines), low, high),
            integrality=np.ones(size),
            bounds=Bounds(0, upper),
        )
        found.append(round(float(goal @ np.round(answer.x))))
        rows.append((goal, found[-1] - 0.5, np.inf))
    if found[0] == 0 and fairness is Fairness.FLOOR:
        found[2] = 0
    return tuple(found)


def _goal(size, part, value):
    goal = np.zeros(size)
    goal[part] = value
    return goal
