"""What a long list needs: page numbers, columns to sort by, a filter; a builtin library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.utils.http import urlencode

if TYPE_CHECKING:
    from django.core.paginator import Page
    from django.forms import BaseForm
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


@register.inclusion_tag("components/sort_head.html", takes_context=True)
def sort_head(
    context: Context, key: str, label: str, numeric: bool = False, default: str = ""
) -> dict[str, Any]:
    """A head cell whose link sorts the list by `key`, and the other way round when pressed again.

    `default` is the order when nobody asked for one. Views read it with `mentoring.web.page.order`.
    """
    order = context["request"].GET.get("sort", default)
    direction = {key: "ascending", f"-{key}": "descending"}.get(order, "")
    following = f"-{key}" if direction == "ascending" else key
    return {
        "request": context["request"],
        "label": label,
        "numeric": numeric,
        "direction": direction,
        "following": following,
    }


@register.inclusion_tag("components/filter_bar.html", takes_context=True)
def filter_bar(context: Context, form: BaseForm, shown: int, total: int) -> dict[str, Any]:
    """A form that narrows a list by its address: how many are left, and the way back to all.

    A field called `sort` is shown on phones alone, where a stacked table has no head to sort by.
    """
    fields = [field for field in form.visible_fields() if field.name != "sort"]
    kept = {field.name: field.value() for field in form.hidden_fields() if field.value() is not None}
    return {
        "path": context["request"].path,
        "everything": f"?{urlencode(kept)}",
        "hidden": form.hidden_fields(),
        "fields": fields,
        "sort": form["sort"] if "sort" in form.fields else None,
        "filtered": any(field.value() for field in fields),
        "shown": shown,
        "total": total,
    }
