"""The package mentor-match on an input of its own kind, and the engine on the same: 500 mentors, 500 mentees.

`python -m tests.bench.mentor_match PYTHON [size]`, PYTHON being the interpreter of an environment in which
`pip install mentor-match` was done (never the project's own). People have a grade, an organisation and a
profession; nobody is matched within the own organisation; grade, profession and seven boxes to tick
give points. Seconds are
seconds of work. The engine gets the very same points.
"""
# ruff: noqa: T201, PLC0415  (printing is what a measurement is for; each half runs without the other's packages)

import json
import operator
import random
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any


def people(size: int) -> list[dict[str, Any]]:
    """Mentors, then mentees."""
    rng = random.Random(size)
    return [
        {
            "grade": rng.randint(1, 8),
            "organisation": f"organisation {rng.randrange(12)}",
            "profession": f"profession {rng.randrange(10)}",
            "role": rng.getrandbits(7),
            "email": f"person{number}@example.com",
        }
        for number in range(2 * size)
    ]


def shared(nth: int) -> Any:
    """A question about two people: whether both have ticked box `nth`."""
    return lambda pair: pair.mentor.role >> nth & pair.mentee.role >> nth & 1


def theirs(size: int) -> dict[str, Any]:
    """Seconds, tandems and points of mentor-match, and all points (-1: disqualified)."""
    from matching import process
    from matching.mentee import Mentee
    from matching.mentor import Mentor
    from matching.rules import rule

    told = people(size)
    mentors, mentees = [Mentor(**one) for one in told[:size]], [Mentee(**one) for one in told[size:]]
    rules = [
        rule.Disqualify(lambda pair: pair.mentor.organisation == pair.mentee.organisation),
        rule.Equivalent("profession", {True: 40, False: 5}),
        *(rule.Grade(gap, operator.ge, {True: 7 * gap, False: gap}) for gap in range(1, 8)),
        *(rule.Generic({True: 2**nth, False: 0}, shared(nth)) for nth in range(7)),
    ]
    matrix = process.generate_match_matrix(mentors, mentees, rules)
    scores = [[-1 if pair.disallowed else pair.score for pair in row] for row in matrix]
    start = time.process_time()
    process.process_data(mentors, mentees, [rules])
    seconds = time.process_time() - start
    place = {id(mentee): column for column, mentee in enumerate(mentees)}
    chosen = [(row, place[id(one)]) for row, mentor in enumerate(mentors) for one in mentor.mentees]
    return {
        "seconds": seconds,
        "tandems": len(chosen),
        "points": sum(scores[row][column] for row, column in chosen),
        "scores": scores,
    }


def ours(scores: list[list[int]]) -> dict[str, Any]:
    """The same of the engine: from points to proven pairs, and a whole run with rules and explanations."""
    import numpy as np

    from tandems.matching import Fairness, Person, Problem, Rules, certify, match, solve

    lenient = Rules(generation="off", reporting_line=0, require_shared_language=False, require_meeting=False)
    matrix = np.array(scores)
    problem = Problem(
        tuple(Person(f"a{row:04}") for row in range(len(matrix))),
        tuple(Person(f"b{column:04}") for column in range(matrix.shape[1])),
        rules=lenient,
        fairness=Fairness.TOTAL,
    )
    places = np.ones(len(matrix), dtype=np.int64)

    def pairs_alone() -> None:
        certify(matrix, places, places, solve(matrix, places, places, fairness=Fairness.TOTAL))

    found = match(problem, scores=matrix)
    return {
        "seconds": median_of_five(pairs_alone),
        "whole": median_of_five(lambda: match(problem, scores=matrix)),
        "tandems": len(found.pairs),
        "points": found.total,
    }


def median_of_five(work: Callable[[], object]) -> float:
    """Seconds of work."""
    rounds = []
    for _ in range(5):
        start = time.process_time()
        work()
        rounds.append(time.process_time() - start)
    return sorted(rounds)[2]


def main() -> None:
    """Ask the one, then the other."""
    size = int(sys.argv[2]) if len(sys.argv) > 2 else 500
    out = subprocess.run(
        [sys.argv[1], "-P", __file__, "--theirs", str(size)], check=True, capture_output=True, text=True
    )
    package = json.loads(out.stdout)
    engine = ours(package["scores"])
    for name, told in (("mentor-match", package), ("the engine", engine)):
        print(f"{name:<14} {told['seconds']:9.3f} s {told['tandems']:5} tandems {told['points']:7} points")
    print(f"{package['seconds'] / engine['seconds']:.0f} times faster; the bar is 1000")
    print(f"{package['seconds'] / engine['whole']:.0f} times faster with rules, second look and explanations")


if __name__ == "__main__":
    if sys.argv[1] == "--theirs":
        print(json.dumps(theirs(int(sys.argv[2]))))
    else:
        main()
