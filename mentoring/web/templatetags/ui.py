"""Drawings and small components for templates; a builtin library, so no template needs to load it.

Python counts and rounds, the templates in `templates/components/` hold the markup. Numbers that end up in SVG
attributes are formatted here, so that a German decimal comma can never reach them.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

from django import template
from django.template import loader
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from mentoring.web.templatetags import drawing

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


@register.inclusion_tag("components/empty.html")
def empty_state(title: str, text: str = "", url: str = "", label: str = "") -> dict[str, Any]:
    """What to see where nothing is yet: a sentence that helps to begin and, if given, one button."""
    return {"title": title, "text": text, "url": url, "label": label, "sails": drawing.SAILS}


@register.simple_tag
def optional_mark() -> SafeString:
    """The word beside the label of a field that may stay empty."""
    return format_html('<span class="opt">{}</span>', gettext("optional"))
