"""A run in a process of its own: the same answer, the same errors, and an end when time is up."""

import numpy as np
import pytest

from tandems.matching import InvalidProblem, OutOfTime, Problem, SolverDied, match, match_within
from tests.tandems.matching.make import person, pool


def test_a_run_in_a_child_process_gives_the_same_answer_and_tells_how_far_it_is():
    problem, heard = pool(61), []

    matching = match_within(60, problem, progress=lambda *told: heard.append(told))

    assert matching == match(problem)
    assert np.array_equal(matching.scores, match(problem).scores)
    assert heard[0] == ("checking", 0.0)
    assert heard[-1] == ("explaining", 1.0)


def test_errors_of_a_child_are_those_of_the_run():
    problem = Problem((person("a"), person("a")), (person("b"),))

    with pytest.raises(InvalidProblem) as found:
        match_within(60, problem)

    assert [issue.code for issue in found.value.issues] == ["duplicate_id"]


def test_a_run_that_takes_too_long_is_ended():
    with pytest.raises(OutOfTime, match=r"within 0\.05 seconds"):
        match_within(0.05, pool(62))


def test_a_child_that_dies_is_noticed(monkeypatch):
    monkeypatch.setattr("sys.executable", "/bin/false")

    with pytest.raises(SolverDied, match="code 1"):
        match_within(60, pool(63), scores=np.zeros((2000, 2000), dtype=np.int16))
