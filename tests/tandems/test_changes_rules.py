"""Which changes of the directory a person should look at: tables of cases."""

import datetime as dt

import pytest

from tandems.rules.changes import Kind, Reason, Side, Step, changes, proposed_step, reason_for, steps_for

DAY = dt.date(2027, 3, 1)
GONE, OUT, MISSED = Side(is_active=False), Side(takes_part=False), Side(missing_since=DAY)


def found(mentor=None, mentee=None, *, above=None, levels=2, rule="any"):
    every = changes(
        mentor or Side(), mentee or Side(), above=above, reporting_levels=levels, department_rule=rule
    )
    return [(change.kind.value, change.who) for change in every]


@pytest.mark.parametrize(
    ("mentor", "mentee", "expected"),
    [
        (None, None, []),
        (GONE, None, [("left", "mentor")]),
        (None, GONE, [("left", "mentee")]),
        (GONE, GONE, [("left", "both")]),
        (None, OUT, [("withdrew", "mentee")]),
        (GONE, OUT, [("left", "mentor")]),
        (MISSED, None, [("missing", "mentor")]),
        (MISSED, MISSED, [("missing", "both")]),
        (MISSED, GONE, [("left", "mentee")]),
    ],
)
def test_people_who_go(mentor, mentee, expected):
    assert found(mentor, mentee) == expected


@pytest.mark.parametrize(
    ("above", "levels", "expected"),
    [
        (None, 2, []),
        (("mentee", 1), 2, [("line", "mentee")]),
        (("mentee", 2), 2, [("line", "mentee")]),
        (("mentee", 3), 2, []),
        (("mentor", 1), 2, [("line", "mentor")]),
        (("mentee", 1), 0, []),
        (("mentee", 12), 99, [("line", "mentee")]),
    ],
)
def test_people_who_come_into_one_line(above, levels, expected):
    assert found(above=above, levels=levels) == expected


@pytest.mark.parametrize(
    ("first", "second", "rule", "broken"),
    [
        ("Sales", "Law", "same", True),
        ("Sales", "Sales", "same", False),
        ("Sales", "Sales", "different", True),
        ("Sales", "Law", "different", False),
        ("Sales", "Sales", "any", False),
        ("Sales", "", "same", False),
        ("", "", "different", False),
    ],
)
def test_departments(first, second, rule, broken):
    expected = [("department", "both")] if broken else []

    assert found(Side(department=first), Side(department=second), rule=rule) == expected


def test_several_changes_come_most_pressing_first_and_none_after_a_farewell():
    both = {"above": ("mentee", 1), "rule": "different"}
    here = Side(department="Sales")

    missed = Side(missing_since=DAY, department="Sales")
    assert [kind for kind, _who in found(missed, here, **both)] == ["missing", "line", "department"]
    assert [kind for kind, _who in found(Side(is_active=False, department="Sales"), here, **both)] == ["left"]


def test_another_circumstance_is_told_apart():
    def circumstance(levels):
        (change,) = changes(
            Side(), Side(), above=("mentee", levels), reporting_levels=2, department_rule="any"
        )
        return change.circumstance

    assert circumstance(1) != circumstance(2)


@pytest.mark.parametrize(
    ("kind", "remains", "matching", "steps", "proposed"),
    [
        (Kind.LEFT, True, True, "rematch end", Step.REMATCH),
        (Kind.LEFT, True, False, "rematch end", Step.END),
        (Kind.LEFT, False, True, "end", Step.END),
        (Kind.WITHDREW, True, True, "rematch end", Step.REMATCH),
        (Kind.MISSING, True, True, "keep rematch end", None),
        (Kind.LINE, True, True, "keep rematch end", Step.REMATCH),
        (Kind.DEPARTMENT, True, True, "keep rematch end", Step.KEEP),
    ],
)
def test_steps_and_the_one_that_is_prepared(kind, remains, matching, steps, proposed):
    assert " ".join(steps_for(kind, somebody_remains=remains)) == steps
    assert proposed_step(kind, somebody_remains=remains, is_matching=matching) == proposed


@pytest.mark.parametrize(
    ("kind", "concerned", "reason"),
    [
        (Kind.LEFT, False, Reason.LEFT),
        (Kind.MISSING, True, Reason.GONE),
        (Kind.LINE, True, Reason.RULES),
        (Kind.DEPARTMENT, False, Reason.RULES),
    ],
)
def test_what_the_mail_says(kind, concerned, reason):
    assert reason_for(kind, is_concerned=concerned) is reason
