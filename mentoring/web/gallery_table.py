"""A table as long as somebody likes, to see and measure sorting, filtering and leafing through."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mentoring.web.page import order, paginate
from mentoring.web.shell import Place

if TYPE_CHECKING:
    from django.http import HttpRequest

SIZES = (0, 1, 3, 1000)
COLUMNS = {
    "number": gettext_lazy("Tandem"),
    "topic": gettext_lazy("Topic"),
    "meetings": gettext_lazy("Meetings"),
}
PER_PAGE = 20


class Tandem(NamedTuple):
    """A row that stands for nobody."""

    number: int
    topic: str
    meetings: int
    quiet: bool


class TableFilter(forms.Form):
    """What narrows the table, and its order for phones."""

    rows = forms.IntegerField(widget=forms.HiddenInput, required=False)
    words = forms.CharField(label=gettext_lazy("Topic"), required=False)
    state = forms.ChoiceField(
        label=gettext_lazy("State"),
        required=False,
        choices=[("", gettext_lazy("all")), ("quiet", gettext_lazy("quiet"))],
    )
    sort = forms.ChoiceField(label=gettext_lazy("Order"), required=False, choices=list(COLUMNS.items()))


def table(request: HttpRequest) -> dict[str, Any]:
    """Return one page of as many rows as the address asks for: 0, 1, 3 or 1000."""
    asked = request.GET.get("rows", "")
    total = int(asked) if asked in map(str, SIZES) else SIZES[-1]
    key, downwards = order(request, COLUMNS, default="number")
    found = sorted(_narrowed(request, _rows(total)), key=attrgetter(key), reverse=downwards)
    return {
        "total": total,
        "sizes": SIZES,
        "form": TableFilter({"rows": total, **request.GET.dict()}),
        "page": paginate(request, found, per_page=PER_PAGE),
        "above": [Place(reverse("web:gallery"), _("Components"), "cards", current=False)],
    }


def _rows(total: int) -> list[Tandem]:
    topics = [_("AI in contracts"), _("A day in the warehouse"), _("Shorter meetings"), _("Sustainability")]
    return [Tandem(n, topics[n * 7 % 4], n * 5 % 9, n % 6 == 0) for n in range(1, total + 1)]


def _narrowed(request: HttpRequest, rows: list[Tandem]) -> list[Tandem]:
    words = request.GET.get("words", "").casefold()
    only_quiet = request.GET.get("state") == "quiet"
    return [row for row in rows if words in row.topic.casefold() and (row.quiet or not only_quiet)]
