"""What stands around the content of a page. The storey that knows every page builds the menus."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.contrib.messages.storage.base import Message
from django.template.context import Context
from django.utils.module_loading import import_string

from mentoring.web.shell import Place
from mentoring.web.undo import Undo, undo_of

register = template.Library()

MOST_AT_A_GLANCE = 8  # programs; with more of them the list can be searched


@register.inclusion_tag("components/program_bar.html", takes_context=True)
def program_bar(context: Context, program: Any) -> dict[str, Any]:
    """The name of `program`, the way to the viewer's others, and the places in it that they may go to."""
    build = import_string(f"{settings.NAVIGATION}.program_frame")
    places, others = build(context["request"], program)
    searchable = len(others) > MOST_AT_A_GLANCE
    return {"program": program, "places": places, "others": others, "searchable": searchable}


@register.inclusion_tag("components/breadcrumbs.html")
def under(url: str, label: str, here: str) -> dict[str, Any]:
    """The way back from a page one step below another: the address and name above, the name here."""
    return {"places": [Place(url, label, "", current=False)], "here": here}


@register.filter
def undo(message: Message) -> Undo | None:
    """What a message offers to take back, or None."""
    return undo_of(message)
