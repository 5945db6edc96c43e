"""Charts, drawn on the server, each beside a table with the same numbers. A builtin library.

`mentoring.web.charts` knows where everything lies, the templates hold the markup, here figures become text:
numbers in the language of the page where people read them, with a point where a browser does.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any

from django import template
from django.utils import formats
from django.utils.translation import gettext, ngettext

from mentoring.web import charts
from mentoring.web.charts import Figure, Value, Week

register = template.Library()

INKS = ("a", "b", "c")
MOST_LABELS = 12  # below a line; more would touch each other on a phone
LINE_HEIGHT, LINE_MARGIN = 150, 26
SPARK_HEIGHT, SPARK_MARGIN = 32, 5
DOT_STEP, MOST_DOTS = 14, 5
SMALLEST = 5


def written(value: float) -> str:
    """A number as people read it: grouped, with the comma of their language."""
    whole = int(value) if value == int(value) else round(value, 1)
    return formats.number_format(whole, use_l10n=True, force_grouping=True)


def hidden_words(smallest: int) -> str:
    """Why there is no number."""
    return ngettext(
        "hidden, fewer than %(number)s person", "hidden, fewer than %(number)s people", smallest
    ) % {"number": smallest}


def _cells(figure: Figure, most: float) -> list[dict[str, Any]]:
    """One cell for each value: text, share of the longest bar; both empty where hidden."""
    return [
        {"text": "" if value is None else written(value), "share": charts.share(value, most)}
        for value in figure.values
    ]


def _spoken(title: str, labels: Sequence[str], values: Sequence[Value], smallest: int) -> str:
    """The whole chart as a sentence: "Meetings: May 3, June 5"."""
    said = [
        f"{label} {hidden_words(smallest) if value is None else written(value)}"
        for label, value in zip(labels, values, strict=True)
    ]
    return f"{title}: {', '.join(said)}" if said else f"{title}: {gettext('no figures yet')}"


@register.inclusion_tag("components/chart_bars.html")
def chart_bars(
    title: str, figures: Sequence[Figure], unit: str, kind: str = "ink", smallest: int = SMALLEST
) -> dict[str, Any]:
    """A table whose rows carry a bar; `unit` heads the numbers. `kind` as for `bar`."""
    most = charts.largest([figure.values[0] for figure in figures])
    rows = [{"label": one.label, "note": one.note, **_cells(one, most)[0]} for one in figures]
    return {"title": title, "unit": unit, "rows": rows, "kind": kind, "hidden": hidden_words(smallest)}


@register.inclusion_tag("components/chart_funnel.html")
def chart_funnel(
    title: str, figures: Sequence[Figure], *series: str, smallest: int = SMALLEST
) -> dict[str, Any]:
    """Steps that grow smaller, each a bar of one or more inks end to end; `series` heads their numbers.

    A row with a hidden value shows no bar: its length would give the number away.
    """
    most = charts.largest([sum(value or 0 for value in figure.values) for figure in figures])
    rows = [
        {
            "label": figure.label,
            "note": figure.note,
            "cells": _cells(figure, most),
            "spans": []
            if None in figure.values
            else list(zip(INKS, charts.stack(figure.values, most), strict=False)),
        }
        for figure in figures
    ]
    heads = list(zip(INKS, series, strict=False))
    return {"title": title, "heads": heads, "rows": rows, "hidden": hidden_words(smallest)}


@register.inclusion_tag("components/chart_wings.html")
def chart_wings(
    title: str,
    figures: Sequence[Figure],
    left: str,
    right: str,
    smallest: int = SMALLEST,
    about: bool = False,
) -> dict[str, Any]:
    """Two values for each row, spread like wings, on one scale. `about`: the numbers are rounded, say so."""
    most = charts.largest([value for figure in figures for value in figure.values])
    rows = []
    for figure in figures:
        cells = _cells(figure, most)
        rows.append(
            {
                "label": figure.label,
                "note": figure.note,
                "left": cells[0] | {"span": charts.left_wing(figure.values[0], most)},
                "right": cells[1],
            }
        )
    return {
        "title": title,
        "heads": (left, right),
        "rows": rows,
        "hidden": hidden_words(smallest),
        "about": about,
    }


@register.inclusion_tag("components/chart_line.html")
def chart_line(
    title: str, figures: Sequence[Figure], unit: str, head: str = "", smallest: int = SMALLEST
) -> dict[str, Any]:
    """Values over time as a line; the table is folded up below it. `head` heads the labels."""
    values = [figure.values[0] for figure in figures]
    drawn = charts.line(values, height=LINE_HEIGHT, margin=LINE_MARGIN)
    every = max(ceil(len(figures) / MOST_LABELS), 1)
    rows = [
        {
            "label": figure.label,
            "text": "" if value is None else written(value),
            "x": charts.number(100 / len(figures) * (n + 0.5)),
            "dot": dot,
            "is_labelled": n % every == 0,
        }
        for n, (figure, value, dot) in enumerate(zip(figures, values, drawn.dots, strict=True))
    ]
    return {
        "title": title,
        "unit": unit,
        "head": head,
        "rows": rows,
        "strokes": drawn.strokes,
        "height": LINE_HEIGHT,
        "ground": LINE_HEIGHT - LINE_MARGIN,
        "spoken": _spoken(title, [figure.label for figure in figures], values, smallest),
        "hidden": hidden_words(smallest),
    }


@register.inclusion_tag("components/chart_sparkline.html")
def chart_sparkline(sentence: str, values: Sequence[Value]) -> dict[str, Any]:
    """A line as small as a word; `sentence` says what it shows, with its numbers."""
    drawn = charts.line(values, height=SPARK_HEIGHT, margin=SPARK_MARGIN)
    last = next((dot for dot in reversed(drawn.dots) if dot), None)
    return {"sentence": sentence, "strokes": drawn.strokes, "last": last, "height": SPARK_HEIGHT}


@register.inclusion_tag("components/chart_dots.html")
def chart_dots(title: str, weeks: Sequence[Week], now: int | None = None) -> dict[str, Any]:
    """A dot for every meeting in its week, filled when it took place; `now` is the week we are in, from 0."""
    rows = max([week.held + week.planned for week in weeks], default=0)
    height = DOT_STEP * min(max(rows, 1), MOST_DOTS)
    step = height / max(rows, 1)
    held, planned = sum(week.held for week in weeks), sum(week.planned for week in weeks)
    said = ngettext("one meeting held", "%(number)s meetings held", held) % {"number": held}
    ahead = ngettext("one planned", "%(number)s planned", planned) % {"number": planned}
    column = 100 / max(len(weeks), 1)
    return {
        "spoken": f"{title}: {said}, {ahead}",
        "dots": charts.strip(weeks, height=height, step=step),
        "radius": charts.number(min(step / 2 - 1, 5)),
        "height": height + 24,
        "ground": height + 4,
        "labels": [
            {"x": charts.number(column * n), "text": week.label} for n, week in enumerate(weeks) if week.label
        ],
        "now": None if now is None else charts.number(column * (now + 0.5)),
    }
