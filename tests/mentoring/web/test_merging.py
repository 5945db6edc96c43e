"""What a form says of the values it began with, when somebody else than our pages wrote it."""

import pytest

from mentoring.web.codes import code_in
from mentoring.web.merging import marks_in


@pytest.mark.parametrize("text", ["", "no json", "[1]", "[" * 100_000, '{"headline": [1, {}]}'])
def test_marks_that_no_form_of_ours_sends_count_as_nothing_seen(text):
    assert marks_in(text) == {}


def test_marks_of_a_form_are_read():
    assert marks_in('{"headline": "0a1b2c3d"}') == {"headline": "0a1b2c3d"}


@pytest.mark.parametrize(
    ("text", "code"), [("ai-hands-on", "ai-hands-on"), ("a\0", ""), ("a b", ""), ("", "")]
)
def test_only_what_can_be_a_code_is_looked_for(text, code):
    assert code_in(text) == code
