"""Who sees which part of a profile."""

import pytest

from mentoring.profiles.rules.audiences import (
    CANDIDATES,
    PARTS,
    PROGRAM,
    TANDEM,
    audience_of,
    choices_for,
    reaches,
)


@pytest.mark.parametrize(
    ("audience", "circle", "sees"),
    [
        (TANDEM, TANDEM, True),
        (TANDEM, CANDIDATES, False),
        (TANDEM, PROGRAM, False),
        (CANDIDATES, TANDEM, True),
        (CANDIDATES, CANDIDATES, True),
        (CANDIDATES, PROGRAM, False),
        (PROGRAM, PROGRAM, True),
        (PROGRAM, TANDEM, True),
    ],
)
def test_nearer_people_see_what_farther_people_see(audience, circle, sees):
    assert reaches(audience, circle) is sees


def test_person_decides_for_each_part():
    assert audience_of("style", {"style": TANDEM}) == TANDEM
    assert audience_of("style", {}) == PARTS["style"]


def test_what_finding_tandems_compares_is_never_hidden_from_candidates():
    assert choices_for("topics") == (CANDIDATES, PROGRAM)
    assert audience_of("topics", {"topics": TANDEM}) == CANDIDATES
