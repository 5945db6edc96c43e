"""Figures for the charts of the gallery: none, one, equal, huge and hidden ones."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from mentoring.web.charts import Figure, Week

BUSY, TODAY = 6, 14  # weeks of the drawing: one with two meetings, and the first that is still to come


def chart_specimens() -> dict[str, Any]:
    """Return what the section of charts draws. Nobody measured any of it."""
    return {
        "bars": [
            Figure(_("Finance"), (1_240_000,)),
            Figure(_("Technology"), (310_000,)),
            Figure(_("Sustainability"), (0,)),
            Figure(_("Data and reporting"), (None,)),
        ],
        "steps_two_inks": [
            Figure(_("Invited"), (31, 30)),
            Figure(_("In a tandem"), (12, 12)),
            Figure(_("First meeting"), (12, None)),
        ],
        "wings": [
            Figure(_("AI in everyday work"), (9, 11)),
            Figure(_("Tomorrow's customers"), (7, None)),
            Figure(_("Sustainability"), (0, 3)),
        ],
        "months": [
            Figure(name, (value,)) for name, value in zip("JFMAMJ", (4, 9, 7, None, 12, 12), strict=True)
        ],
        "equal": [Figure(name, (5,)) for name in "JFM"],
        "single": [Figure("J", (3,))],
        "none": [],
        "spark": [3, 5, 4, 8, 8, 11],
        "weeks": [
            Week(held=(n % 3 == 0) + (n == BUSY), label=str(n + 1) if n % 4 == 0 else "")
            if n < TODAY
            else Week(planned=n % 5 == 0, label=str(n + 1) if n % 4 == 0 else "")
            for n in range(36)
        ],
    }
