"""A run with a time limit, in a process of its own: the solver itself cannot be interrupted.

The child is started afresh (`python -m tandems.matching.child`), so it works from anywhere, a Celery worker
included, whose processes may not fork children by multiprocessing. Messages are pickled both ways; the
child is our own code and nobody else can write to its pipes.
"""

import os
import pickle
import subprocess
import sys
import threading
from contextlib import suppress
from typing import Any

from tandems.matching.engine import Progress
from tandems.matching.market import ScoreMatrix
from tandems.matching.matching import Matching
from tandems.matching.problem import Problem


class OutOfTime(Exception):  # noqa: N818 -- reads as a sentence where it is raised
    """The run took longer than `seconds` and was ended."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds

    def __str__(self) -> str:
        return f"no answer within {self.seconds:g} seconds"


class SolverDied(Exception):  # noqa: N818 -- the same
    """The child ended without an answer, as when memory ran out; `code` is its exit code (-9: killed)."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code

    def __str__(self) -> str:
        return f"the solver ended with code {self.code} and no answer"


def match_within(
    seconds: float, problem: Problem, *, scores: ScoreMatrix | None = None, progress: Progress | None = None
) -> Matching:
    """`match` in a child process that is ended after so many seconds; `progress` is called in this process.

    Raises OutOfTime, SolverDied, and whatever `match` raises.
    """
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    command = [sys.executable, "-m", "tandems.matching.child", str(seconds)]
    is_late = threading.Event()
    with subprocess.Popen(  # noqa: S603 -- our own module, nothing of it comes from outside
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    ) as child:
        timer = threading.Timer(seconds, _end, (child, is_late))
        timer.start()
        try:
            answer = _listen(child, (problem, scores), progress)
        finally:
            timer.cancel()
            with suppress(subprocess.TimeoutExpired):
                child.wait(1)  # it has said its last word; what it says by its exit code is worth the wait
            child.kill()
    if isinstance(answer, BaseException):
        raise answer
    if answer is None:
        raise OutOfTime(seconds) if is_late.is_set() else SolverDied(child.returncode)
    return answer


def _end(child: "subprocess.Popen[bytes]", is_late: threading.Event) -> None:
    is_late.set()
    child.kill()


def _listen(
    child: "subprocess.Popen[bytes]", question: Any, progress: Progress | None
) -> Matching | BaseException | None:
    """The answer or the exception of the child, None when it ended without either."""
    assert child.stdin  # noqa: S101 -- both are pipes, as asked for
    assert child.stdout  # noqa: S101 -- the same
    try:
        with child.stdin:
            pickle.dump(question, child.stdin)
        while True:
            kind, *told = pickle.load(child.stdout)  # noqa: S301 -- written by our own child
            if kind == "progress" and progress is not None:
                progress(*told)
            elif kind == "answer":
                answer: Matching | BaseException = told[0]
                return answer
    except (EOFError, BrokenPipeError, pickle.UnpicklingError):
        with suppress(BrokenPipeError):
            child.stdin.close()
        return None
