"""The package mentor-match on 500 mentors and 500 mentees, and the engine on the very same scores.

`python -m tests.bench.mentor_match PYTHON [size]`, PYTHON being the interpreter of an environment in which
`pip install mentor-match munkres==1.1.4` was done (never the project's own). mentor-match names no version of
its solver and pins this one for its own tests; later ones solve in C.

Three inputs. "alike": its test data, in which everybody has the same to offer. "its own kind": people have a
grade, an organisation and a profession; nobody is matched within the own organisation; grade, profession and
seven boxes to tick give points. "company": the points of a company, as the engine scores it.
Solving is compared with solving and proof; the whole run, scoring or rules and explanations included, stands
below it. Seconds are seconds of work.
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

KINDS = ("alike", "its own kind", "company")


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


class Told:
    """A rule of mentor-match that knows the points of every pair beforehand."""

    def __init__(self, points: list[list[int]]) -> None:
        self.points = points

    def apply(self, pair: Any) -> int:
        """The points, or the end of it."""
        told = self.points[pair.mentor.grade][pair.mentee.grade]
        pair.disallowed = told < 0
        return told


def asked(kind: str, size: int) -> tuple[list[dict[str, Any]], list[Any]]:
    """People (mentors, then mentees) and rules of mentor-match."""
    from matching.rules import rule

    if kind == "company":
        told = [{"grade": nth % size, "email": f"person{nth}@example.com"} for nth in range(2 * size)]
        return told, [Told(json.load(sys.stdin))]
    told = people(size)
    rules = [
        rule.Disqualify(lambda pair: pair.mentor.organisation == pair.mentee.organisation),
        rule.Equivalent("profession", {True: 40, False: 5}),
        *(rule.Grade(gap, operator.ge, {True: 7 * gap, False: gap}) for gap in range(1, 8)),
        *(rule.Generic({True: 2**nth, False: 0}, shared(nth)) for nth in range(7)),
    ]
    if kind == "alike":
        for nth, one in enumerate(told):
            side, grade = ("Mentors", 2) if nth < size else ("Mentees", 0)
            one |= {
                "grade": grade,
                "organisation": f"Department of {side}",
                "profession": "Policy",
                "role": 0,
            }
    return told, rules


def theirs(kind: str, size: int) -> dict[str, Any]:
    """Seconds, tandems and points of mentor-match, and all points (-1: disqualified)."""
    from matching import process
    from matching.mentee import Mentee
    from matching.mentor import Mentor

    told, rules = asked(kind, size)
    mentors, mentees = [Mentor(**one) for one in told[:size]], [Mentee(**one) for one in told[size:]]
    start = time.process_time()
    matrix = process.generate_match_matrix(mentors, mentees, rules)
    scored = time.process_time()
    scores = [[-1 if pair.disallowed else pair.score for pair in row] for row in matrix]
    began = time.process_time()
    process.match_and_assign_participants(matrix)
    seconds = time.process_time() - began
    place = {id(mentee): column for column, mentee in enumerate(mentees)}
    chosen = [(row, place[id(one)]) for row, mentor in enumerate(mentors) for one in mentor.mentees]
    return {
        "seconds": seconds,
        "whole": seconds + scored - start,
        "tandems": len(chosen),
        "points": sum(scores[row][column] for row, column in chosen),
        "scores": scores,
    }


def ours(scores: list[list[int]]) -> dict[str, Any]:
    """The same of the engine: from points to proven pairs, and a whole run with rules and explanations."""
    import numpy as np

    from tandems.matching import Fairness, Person, Problem, Rules, certify, match, solve

    lenient = Rules(generation="off", reporting_line=0, require_shared_language=False, require_meeting=False)
    matrix = np.array(scores, dtype=np.int16)
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


def company(size: int) -> str:
    """The points of a company as JSON."""
    from tandems.matching import score_matrix
    from tests.bench.pools import DENSE, drawn_pool

    return json.dumps(score_matrix(drawn_pool(size, DENSE)).tolist())


def compare(python: str, kind: str, size: int) -> None:
    """Ask the one, then the other."""
    command = [python, "-P", __file__, "--theirs", kind, str(size)]
    given = company(size) if kind == "company" else ""
    out = subprocess.run(command, input=given, check=True, capture_output=True, text=True)
    package = json.loads(out.stdout)
    engine = ours(package["scores"])
    print(kind)
    for name, told in (("mentor-match", package), ("the engine", engine)):
        print(
            f"  {name:<14} {told['seconds']:9.3f} s, whole run {told['whole']:9.3f} s,"
            f" {told['tandems']:5} tandems {told['points']:7} points"
        )
    times, whole = (package[part] / engine[part] for part in ("seconds", "whole"))
    print(f"  {times:.0f} times faster, bar 1000; the whole run {whole:.0f} times", flush=True)


def main() -> None:
    """Print both on every input."""
    for kind in KINDS:
        compare(sys.argv[1], kind, int(sys.argv[2]) if len(sys.argv) > 2 else 500)


if __name__ == "__main__":
    if sys.argv[1] == "--theirs":
        print(json.dumps(theirs(sys.argv[2], int(sys.argv[3]))))
    else:
        main()
