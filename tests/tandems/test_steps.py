"""One next step, always."""

import datetime as dt

import pytest

from mentoring.errors import Refused
from tandems.rules.notes import merged
from tandems.rules.steps import Course, next_step, program_step, step_before_tandem

NOW = dt.datetime(2027, 1, 14, 12, 0, tzinfo=dt.UTC)


def days(number: float) -> dt.datetime:
    return NOW + dt.timedelta(days=number)


@pytest.mark.parametrize(
    ("course", "step"),
    [
        (Course(), "plan_first"),
        (Course(next_start=days(7)), "prepare"),
        (Course(unlogged_end=days(-1)), "log"),
        (Course(unlogged_end=days(-1), next_start=days(1), logged_at=days(-9)), "log"),
        (Course(unlogged_end=days(-20)), "plan_first"),
        (Course(logged_at=days(-1)), "share"),
        (Course(logged_at=days(-1), next_start=days(5)), "share"),
        (Course(logged_at=days(-1), next_start=days(0.5)), "prepare"),
        (Course(logged_at=days(-2), shared_at=days(-1)), "plan_next"),
        (Course(logged_at=days(-2), shared_at=days(-1), next_start=days(5)), "prepare"),
        (Course(logged_at=days(-2), shared_at=days(-30)), "share"),
        (Course(logged_at=days(-4)), "plan_next"),
    ],
)
def test_a_tandem_always_knows_what_to_do_next(course, step):
    assert next_step(course, now=NOW) == step


@pytest.mark.parametrize(
    ("answered", "done", "step"), [(False, False, "answer"), (True, False, "profile"), (True, True, "wait")]
)
def test_somebody_without_a_tandem_knows_it_too(answered, done, step):
    assert step_before_tandem(answered=answered, profile_done=done) == step


@pytest.mark.parametrize(
    ("state", "people", "complete", "step"),
    [
        ("draft", 0, 0, "set_up"),
        ("open", 0, 0, "invite"),
        ("open", 12, 3, "profiles"),
        ("open", 12, 12, "match"),
        ("matching", 12, 11, "match"),
        ("running", 12, 12, "follow"),
        ("closing", 12, 12, "close"),
    ],
)
def test_whoever_runs_a_program_knows_it_as_well(state, people, complete, step):
    assert program_step(state, people=people, complete=complete) == step


@pytest.mark.parametrize(
    ("before", "mine", "present", "kept"),
    [
        ("", "mine", "", "mine"),
        ("", "", "theirs", "theirs"),  # an empty form erases nothing
        ("old", "new", "old", "new"),
        ("old", "", "old", ""),
        ("old", "old", "newer", "newer"),
        ("", "same", "same", "same"),  # the second click
    ],
)
def test_a_note_keeps_what_was_meant(before, mine, present, kept):
    assert merged(before=before, mine=mine, present=present) == kept


def test_two_different_changes_ask_a_person():
    with pytest.raises(Refused, match="note_changed_meanwhile"):
        merged(before="", mine="mine", present="theirs")
