"""Charts say what their figures say, in every shape figures can have."""

import re

import pytest
from django.template import engines
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from mentoring.web import charts
from mentoring.web.charts import Dot, Figure, Span, Week

ATTRIBUTE = re.compile(r' (?:x|y|x1|x2|y1|y2|cx|cy|r|width|height)="([^"]*)"')
POSITION = re.compile(r"-?\d+(?:\.\d+)?%?")
VALUES = st.lists(st.none() | st.floats(0, 1e9), max_size=40)


def drawn(tag: str, **given: object) -> str:
    """Return what a chart tag draws with `given`, on a German page."""
    with translation.override("de"):
        return engines["django"].from_string("{% " + tag + " %}").render(given)


def test_bars_end_to_end_never_overlap():
    assert charts.stack([3, None, 1], 8) == [Span("0", "37.5"), Span("37.5", "0"), Span("37.5", "12.5")]


def test_left_wing_grows_from_the_middle():
    assert charts.left_wing(3, 4) == Span("25", "75")
    assert charts.left_wing(None, 4) == Span("100", "0")


@pytest.mark.parametrize(
    ("values", "heights"),
    [([], []), ([3], ["10"]), ([5, 5], ["10", "10"]), ([0, 0], ["90", "90"]), ([2, 4], ["50", "10"])],
)
def test_line_stands_on_the_ground_and_reaches_the_top(values, heights):
    found = charts.line(values, height=100, margin=10)

    assert [dot.y for dot in found.dots if dot] == heights


def test_line_breaks_where_a_figure_is_hidden():
    found = charts.line([1, None, 1, 1], height=100, margin=10)

    assert found.dots == [Dot("12.5", "10"), None, Dot("62.5", "10"), Dot("87.5", "10")]
    assert found.strokes == [("62.5", "10", "87.5", "10")]


@given(VALUES)
@settings(max_examples=25, deadline=None)
def test_no_figure_leaves_the_chart(values):
    found = charts.line(values, height=100, margin=10)
    places = [
        *(dot for dot in found.dots if dot),
        *(Dot(charts.share(one, 7) or "0", "50") for one in values),
    ]

    assert all(0 <= float(dot.x) <= 100 and 10 <= float(dot.y) <= 90 for dot in places)


def test_every_meeting_is_a_dot_in_its_week():
    found = charts.strip([Week(), Week(held=1, planned=1)], height=20, step=10)

    assert found == [("75", "15", True), ("75", "5", False)]


@pytest.mark.parametrize("tag", ["chart_bars 'T' figures 'U'", "chart_line 'T' figures 'U'"])
@pytest.mark.parametrize("values", [[], [0], [7], [5, 5, 5], [1_234_567, 0.5], [None, 3]])
def test_table_has_the_numbers_in_german_and_the_drawing_has_none(tag, values):
    shown = drawn(tag, figures=[Figure(f"L{n}", (value,)) for n, value in enumerate(values)])

    assert [place for place in ATTRIBUTE.findall(shown) if not POSITION.fullmatch(place)] == []
    assert (">1.234.567<" in shown) == (1_234_567 in values)
    assert (">0,5<" in shown) == (0.5 in values)
    assert ("verborgen, weniger als 5 Menschen" in shown) == (None in values)


def test_funnel_shows_no_bar_whose_length_gives_a_number_away():
    shown = drawn("chart_funnel 'T' figures 'A' 'B'", figures=[Figure("L", (8, None))])

    assert "<rect" not in shown
    assert "verborgen, weniger als 5 Menschen" in shown


def test_wings_say_why_a_side_is_hidden():
    shown = drawn("chart_wings 'T' figures 'A' 'B' smallest=7", figures=[Figure("L", (None, 9))])

    assert shown.count("verborgen, weniger als 7 Menschen") == 1
    assert shown.count("<rect") == 1


def test_line_is_read_out_as_a_sentence():
    shown = drawn("chart_line 'Treffen' figures 'U'", figures=[Figure("Mai", (3,)), Figure("Juni", (None,))])

    assert 'aria-label="Treffen: Mai 3, Juni verborgen, weniger als 5 Menschen"' in shown


def test_dots_are_read_out_as_a_sentence():
    shown = drawn("chart_dots 'Treffen' weeks 0", weeks=[Week(held=2), Week(planned=1)])

    assert 'aria-label="Treffen: 2 Treffen gehalten, eines geplant"' in shown
    assert shown.count("graph-held") == 2
