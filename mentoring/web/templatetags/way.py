"""Where somebody is: steps of a way, the places above a page, the months of a program; a builtin library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template

from mentoring.web.parts import Timeline

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from mentoring.web.parts import Phase, Step
    from mentoring.web.shell import Place

register = template.Library()


@register.inclusion_tag("components/steps.html")
def stepper(steps: Iterable[Step], label: str) -> dict[str, Any]:
    """The steps of a way; `label` names the way. On phones only the current name is shown."""
    return {"steps": steps, "label": label}


@register.inclusion_tag("components/breadcrumbs.html")
def breadcrumbs(places: Sequence[Place], here: str) -> dict[str, Any]:
    """The way down to a page: `places` are the pages above it, `here` is its own name."""
    return {"places": places, "here": here}


@register.inclusion_tag("components/timeline.html")
def timeline(
    phases: Iterable[Phase], start: dt.date, end: dt.date, today: dt.date | None = None
) -> dict[str, Any]:
    """Months as frame, phases as pennants, a flag for today. On phones a list of phases with dates.

    At most 18 months; ValueError if there are more.
    """
    return {"line": Timeline(phases, start, end, today)}
