"""Geometry of charts: from figures to positions. Knows neither Django nor any language.

Positions across are percent of the width, heights are CSS pixels: a chart fills its place on a phone and on
paper while its type and its dots keep their size. Every position is text with a decimal point, ready for an
attribute. A value of None is hidden: nothing is drawn where it would be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

Value = float | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A row of a chart: what it is about, and one value for each series. None is hidden."""

    label: str
    values: tuple[Value, ...]
    note: str = ""


class Span(NamedTuple):
    """A stretch across the chart, in percent."""

    x: str
    width: str


class Dot(NamedTuple):
    """A point: across in percent, down in pixels."""

    x: str
    y: str


class Stroke(NamedTuple):
    """A straight piece of a line."""

    x1: str
    y1: str
    x2: str
    y2: str


class Line(NamedTuple):
    """A line of figures: a dot for each value (None where hidden), strokes between neighbours."""

    dots: list[Dot | None]
    strokes: list[Stroke]


def number(value: float) -> str:
    """Write a position: at most two decimals, always with a point."""
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"


def largest(values: Sequence[Value]) -> float:
    """Return the largest value that is not hidden, or 0."""
    return max((value for value in values if value is not None), default=0)


def share(value: Value, most: float) -> str:
    """Return how many percent of `most` the value is, between 0 and 100; "" where it is hidden."""
    if value is None:
        return ""
    return number(min(max(100 * value / most, 0), 100)) if most else "0"


def stack(values: Sequence[Value], most: float) -> list[Span]:
    """Put values end to end on a bar that is `most` long. What is hidden takes no room."""
    spans, x = [], 0.0
    for value in values:
        width = 100 * (value or 0) / most if most else 0.0
        spans.append(Span(number(x), number(width)))
        x += width
    return spans


def left_wing(value: Value, most: float) -> Span:
    """Return the bar that grows from the right edge to the left."""
    width = float(share(value, most) or 0)
    return Span(number(100 - width), number(width))


def line(values: Sequence[Value], *, height: float, margin: float) -> Line:
    """Draw values as a line above zero in a box of `height` pixels; dots stay `margin` from top and bottom.

    Values stand in the middle of equal columns. A single one is a dot, equal ones a level line, zeros lie on
    the ground. The line breaks where a value is hidden.
    """
    most, column = largest(values), 100 / max(len(values), 1)
    room = height - 2 * margin
    dots = [
        None
        if value is None
        else Dot(number(column * (n + 0.5)), number(margin + room - (room * value / most if most else 0)))
        for n, value in enumerate(values)
    ]
    strokes = [Stroke(*one, *other) for one, other in pairwise(dots) if one and other]
    return Line(dots, strokes)


@dataclass(frozen=True, slots=True)
class Week:
    """A column of a dot strip: how many meetings took place and how many are planned."""

    held: int = 0
    planned: int = 0
    label: str = ""


class Mark(NamedTuple):
    """A dot of a dot strip."""

    x: str
    y: str
    is_held: bool


def strip(weeks: Sequence[Week], *, height: float, step: float) -> list[Mark]:
    """Put a dot for each meeting into its week, from the ground up, `step` pixels apart; held ones first."""
    column = 100 / max(len(weeks), 1)
    return [
        Mark(number(column * (n + 0.5)), number(height - step * (place + 0.5)), place < week.held)
        for n, week in enumerate(weeks)
        for place in range(week.held + week.planned)
    ]
