"""How two people are drawn on the axes of working style."""

import pytest
from django.template import Context, Template
from django.utils.translation import override

from mentoring.profiles.rules.contrast import widest


def drawn(mine, theirs, name="Kwame"):
    tag = "{% load cards %}{% contrast_axes mine theirs name 'mentor' %}"
    return Template(tag).render(Context({"mine": mine, "theirs": theirs, "name": name}))


def test_the_widest_three_axes_are_shown():
    found = widest((1, 3, 3, 1, 5, 2), (5, 3, 4, 3, 1, 3))

    assert [(one.axis, one.width) for one in found] == [
        ("think-do", 4),
        ("listen-talk", 4),
        ("alone-round", 2),
    ]


@pytest.mark.parametrize(("mine", "theirs"), [((), (1,) * 6), ((1,) * 6, ()), ((3,) * 6, (3,) * 6)])
def test_nothing_is_drawn_where_nothing_is_known_or_nothing_differs(mine, theirs):
    assert drawn(mine, theirs).strip() == ""


def test_the_drawing_is_said_in_words_and_has_decimal_points_in_german():
    with override("de"):
        page = drawn((1, 3, 3, 3, 3, 3), (4, 3, 3, 3, 3, 3))

    assert 'x="4.0%" width="69.0%"' in page
    assert 'class="sr"' in page
    assert "Kwame:" in page
