"""The year of a program as the timeline draws it, and its dates in words."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.formats import date_format

from mentoring.web.parts import Phase
from programs import wizard_words as words
from programs.rules import timeline


def year(dates: timeline.Dates, *, today: date) -> dict[str, Any]:
    """Return what `programs/year.html` shows: parts, frame, dates on awkward days, and the retention."""
    named = [(words.PARTS_OF_YEAR[part.code], part) for part in timeline.year_of(dates)]
    return {
        "phases": [Phase(str(name), part.starts_on, part.ends_on, kind) for (name, kind), part in named],
        "starts_on": timeline.drawn_from(dates),
        "ends_on": dates.end,
        "today": today,
        "kept_until": timeline.kept_until(dates.end),
        "awkward": [_sentence(one) for one in timeline.awkward(dates)],
    }


def _sentence(found: timeline.Awkward) -> str:
    name, better = words.DATE_NAMES[found.which], date_format(found.better)
    return words.AWKWARD[found.why].format(name=name, better=better)
