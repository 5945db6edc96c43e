"""How much of how many: bars, meters, levels; the number stands beside the picture. A builtin library."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import pgettext

from mentoring.web.templatetags import drawing

register = template.Library()


@register.inclusion_tag("components/progress.html")
def progress(value: float, maximum: float, label: str, text: str = "") -> dict[str, Any]:
    """Number first, bar below: `text` ("3 of 8") is shown, `label` names the bar for screen readers."""
    return {"value": f"{value:g}", "maximum": f"{maximum:g}", "label": label, "text": text}


@register.inclusion_tag("components/bar.html")
def bar(value: float, maximum: float = 100, kind: str = "", small: bool = False) -> dict[str, Any]:
    """A bar that screen readers skip: the number must stand beside it. `kind`: rubine, ink, both, sand."""
    share = drawing.percent(value, maximum)
    return {"share": share, "kind": kind, "small": small}


@register.inclusion_tag("components/neatline_meter.html")
def neatline_meter(done: int, parts: int) -> dict[str, Any]:
    """Parts done, on the frame of a chart, hidden from screen readers: the words must stand beside it."""
    width = 100 / max(parts, 1)
    return {
        "width": f"{width:.2f}",
        "parts": [{"x": f"{width * i:.2f}", "on": i < done} for i in range(parts)],
    }


@register.inclusion_tag("components/level.html")
def level(number: int, role: str) -> dict[str, Any]:
    """Three pennants and the word for a level from 1 to 3; the words differ for mentor and mentee."""
    words = {
        "mentor": (
            pgettext("level", "tried it"),
            pgettext("level", "confident"),
            pgettext("level", "every day"),
        ),
        "mentee": (
            pgettext("level", "new to me"),
            pgettext("level", "first steps"),
            pgettext("level", "go deeper"),
        ),
    }[role]
    return {"pips": [i < number for i in range(3)], "word": words[number - 1]}
