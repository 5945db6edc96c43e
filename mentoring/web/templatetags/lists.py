"""What a long list needs: page numbers, columns to sort by, a filter; a builtin library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template

if TYPE_CHECKING:
    from django.core.paginator import Page
    from django.template.context import Context

register = template.Library()


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
