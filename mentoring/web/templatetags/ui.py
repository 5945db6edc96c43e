"""Drawings and small components for templates; a builtin library, so no template needs to load it.

Python counts and rounds, the templates in `templates/components/` hold the markup. Numbers that end up in SVG
attributes are formatted here, so that a German decimal comma can never reach them.
"""

from __future__ import annotations

import datetime as dt
import secrets
from functools import cache
from typing import TYPE_CHECKING, Any

from django import template
from django.template import loader
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, pgettext

from mentoring.web.templatetags import drawing

if TYPE_CHECKING:
    from django.core.paginator import Page
    from django.template.context import Context

register = template.Library()

STATUS_ICONS = {
    "good": "check-circle",
    "wait": "hourglass-medium",
    "stop": "warning-circle",
    "calm": "pause-circle",
    "sea": "info",
    "warm": "wind",
}
NOTE_ICONS = {"sea": "info", "sand": "info", "moss": "check-circle", "rust": "warning-circle"}
MESSAGE_KINDS = {"success": "moss", "warning": "sand", "error": "rust"}


@cache
def _icon_paths(name: str) -> str:
    drawn = loader.render_to_string(f"icons/{name}.svg")
    return drawn[drawn.index(">") + 1 : drawn.rindex("</svg>")]


@register.simple_tag
def icon(name: str, label: str | None = None) -> SafeString:
    """Inline the Phosphor icon `name`; give a `label` only if no words stand beside it."""
    voice = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    paths = mark_safe(_icon_paths(name))
    return format_html('<svg class="icon" viewBox="0 0 256 256" {}>{}</svg>', voice, paths)


@register.inclusion_tag("components/brand_mark.html")
def brand_mark() -> dict[str, Any]:
    """The two sails as logo."""
    return {"sails": drawing.SAILS}


@register.inclusion_tag("components/poster_sails.html")
def poster_sails() -> dict[str, Any]:
    """The two giant sails behind the log-in."""
    return {"sails": drawing.SAILS}


@register.inclusion_tag("components/tandem_mark.html")
def tandem_mark(done: int, planned: int, state: str = "", label: str = "", size: str = "") -> dict[str, Any]:
    """The tandem as data mark: a sail has a cloth for each planned meeting, a held meeting sets one.

    `state` is empty, quiet, paused or completed. `label` only where no words stand beside the mark.
    """
    return {
        "sails": drawing.SAILS,
        "clip": secrets.token_hex(4),  # must be unique in a page that swaps fragments in
        "cloths": drawing.cloths(done, planned, seams=size != "sm"),
        "state": state,
        "label": label,
        "size": size,
    }


@register.inclusion_tag("components/course.html")
def course(done: int, planned: int) -> dict[str, Any]:
    """The meetings of a tandem as tacks on a sailed line; the list of meetings must stand beside it."""
    return {"sails": drawing.SAILS, "line": drawing.course_line(done, planned)}


@register.inclusion_tag("components/date_block.html")
def date_block(day: dt.date | dt.datetime) -> dict[str, Any]:
    """Weekday, day and month as a tear-off calendar; a datetime is shown in the active time zone."""
    if isinstance(day, dt.datetime) and timezone.is_aware(day):
        day = timezone.localtime(day)
    return {
        "iso": day.isoformat(),
        "weekday": formats.date_format(day, "D"),
        "day": day.day,
        "month": formats.date_format(day, "M"),
    }


@register.simple_tag
def chip(text: str, kind: str = "", icon_name: str = "") -> SafeString:
    """A tag; `kind` is sea (topic), sand (settled), rose (wanted), moss, rust, line (draft) or empty."""
    picture = icon(icon_name) if icon_name else ""
    return format_html('<span class="chip{}">{}{}</span>', f" chip-{kind}" if kind else "", picture, text)


@register.simple_tag
def status(kind: str, text: str, icon_name: str = "") -> SafeString:
    """Icon and words; `kind` is good, wait, stop, calm, sea or warm (alive)."""
    picture = icon(icon_name or STATUS_ICONS[kind])
    return format_html('<span class="status is-{}">{}<span>{}</span></span>', kind, picture, text)


@register.simple_block_tag
def note(content: str, kind: str = "sea", icon_name: str = "") -> SafeString:
    """A notice of one to three sentences; `kind` is sea, sand, moss or rust."""
    picture = icon(icon_name or NOTE_ICONS[kind])
    return format_html('<div class="note note-{}">{}<div>{}</div></div>', kind, picture, content)


@register.filter
def message_kind(level_tag: str) -> str:
    """Kind of note for the level of a message."""
    return MESSAGE_KINDS.get(level_tag, "sea")


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


@register.inclusion_tag("components/empty.html")
def empty_state(title: str, text: str = "", url: str = "", label: str = "") -> dict[str, Any]:
    """What to see where nothing is yet: a sentence that helps to begin and, if given, one button."""
    return {"title": title, "text": text, "url": url, "label": label, "sails": drawing.SAILS}


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


@register.inclusion_tag("components/page_links.html", takes_context=True)
def page_links(context: Context, page: Page[Any]) -> dict[str, Any]:
    """Page numbers of a paginated list; the other query parameters stay."""
    elided = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "request": context["request"],
        "page": page,
        "numbers": list(elided),
        "gap": page.paginator.ELLIPSIS,
    }


@register.simple_tag
def optional_mark() -> SafeString:
    """The word beside the label of a field that may stay empty."""
    return format_html('<span class="opt">{}</span>', gettext("optional"))
