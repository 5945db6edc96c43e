"""Geometry of the drawings: two sails, their cloths, and the course of a tandem."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, NamedTuple


class Sails(NamedTuple):
    """SVG paths in a box of 64 by 58: the mentor's sail, the mentee's sail and what both share."""

    mentor: str
    mentee: str
    both: str


SAILS = Sails(
    mentor="M38 2C26 11 7 27 2 49C14 55 27 56 40 53C42.5 37 42 19 38 2Z",
    mentee="M30 13C45 19 57 31 62 49C51 55 40 57 28 54C26 41 27 25 30 13Z",
    both=(
        "M28 54C26 41 27 25 30 13C33.82 14.53 37.45 16.45 40.82 18.76C42.01 30.46 41.69 42.19 40 53"
        "C36.72 53.76 33.44 54.26 30.18 54.49C29.45 54.35 28.73 54.18 28 54Z"
    ),
)
HEAD, FOOT = 2.0, 56.0
SEAMS_VISIBLE = range(2, 15)
COURSE_WIDTH, COURSE_MARGIN = 460, 22


def percent(value: float, maximum: float) -> str:
    """Share of `maximum` between 0 and 100, with a decimal point whatever the language."""
    return f"{min(max(100 * value / maximum, 0), 100):.1f}" if maximum else "0.0"


def cloths(done: int, planned: int, *, seams: bool) -> dict[str, Any]:
    """Where the set cloths begin (the foot is set first), how high they are, and the seams.

    More meetings than planned fill the sails and no more.
    """
    planned = max(planned, 1)
    height = (FOOT - HEAD) / planned
    set_height = height * min(done, planned)
    lines = [FOOT - height * n for n in range(1, planned)] if seams and planned in SEAMS_VISIBLE else []
    return {
        "set": done > 0,
        "top": f"{FOOT - set_height:.1f}",
        "height": f"{set_height + 3:.1f}",
        "seams": [f"M-2 {y:.1f}Q32 {y + 3:.1f} 66 {y:.1f}" for y in lines],
    }


def _curve(points: list[tuple[float, float]]) -> str:
    path = "M{:.0f} {:.0f}".format(*points[0])
    for (x0, y0), (x1, y1) in pairwise(points):
        bend = (x1 - x0) * 0.45
        path += f"C{x0 + bend:.0f} {y0:.0f} {x1 - bend:.0f} {y1:.0f} {x1:.0f} {y1:.0f}"
    return path


def course_line(done: int, planned: int) -> dict[str, Any]:
    """The course in a box of 460 by 116: whole line, sailed part, one tack per planned meeting."""
    planned = max(planned, 2)
    step = (COURSE_WIDTH - 2 * COURSE_MARGIN) / (planned - 1)
    points = [
        (COURSE_MARGIN + step * n, (40 if n % 2 else 86) - (0 if n % 3 else 8) + n * 0.6)
        for n in range(planned)
    ]
    return {
        "whole": _curve(points),
        "sailed": _curve(points[: done + 1]) if done else "",
        "tacks": [
            {
                "x": f"{x:.0f}",
                "y": f"{y:.0f}",
                "state": "done" if n < done else "next" if n == done else "planned",
                "corner": (f"{x - 14:.0f}", f"{y - 13:.0f}"),
                "tick": f"M{x - 5:.0f} {y:.0f}l3.5 4l7-8",
            }
            for n, (x, y) in enumerate(points)
        ],
    }
