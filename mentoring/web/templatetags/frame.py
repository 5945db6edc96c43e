"""What stands around the content of a page. The storey that knows every page builds the menus."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.template.context import Context
from django.utils.module_loading import import_string

register = template.Library()


@register.inclusion_tag("components/program_bar.html", takes_context=True)
def program_bar(context: Context, program: Any) -> dict[str, Any]:
    """The name of `program` and the places in it that the viewer may go to."""
    build = import_string(f"{settings.NAVIGATION}.program_places")
    return {"program": program, "places": build(context["request"], program)}
