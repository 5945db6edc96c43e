"""The child process of `match_within`: reads a problem, writes progress and the answer."""

import os
import pickle
import resource
import sys
from typing import Any, Final

from tandems.matching.engine import match

GRACE: Final = 5
"""Seconds of work beyond the limit, after which the child ends itself if its parent did not live to do so."""


def main() -> None:
    """Talk in pickles over stdin and stdout. Whatever else would print goes to stderr."""
    limit = int(float(sys.argv[1])) + GRACE
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)

    def say(*message: Any) -> None:
        pickle.dump(message, out)
        out.flush()

    problem, scores = pickle.load(sys.stdin.buffer)  # noqa: S301 -- written by our own parent
    try:
        say("answer", match(problem, scores=scores, progress=lambda *told: say("progress", *told)))
    except Exception as error:  # noqa: BLE001 -- raised again by the parent
        say("answer", error)


if __name__ == "__main__":
    main()
