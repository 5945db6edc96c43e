"""Which fields of a plan concern people."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mentoring.privacy.registry import Erasure, Field, Kind, Rows, Text, plain
from tandems.models import PlanItem

_PARTNERS = _("the two partners")
_UNTIL = _("tandem end + 30 days")


def _of_two(purpose: Text, kind: Kind = Kind.PERSONAL, *, copy: bool = True) -> Field:
    return Field(kind, purpose, _PARTNERS, _UNTIL, copy=copy, erasure=Erasure.DELETE)


PLANS = {
    **plain("PlanItem.id", "PlanItem.code", "PlanItem.tandem", "PlanItem.position", "PlanItem.revision"),
    **plain("PlanItem.card"),
    "PlanItem.topic": _of_two(_("what the two want to talk about")),
    "PlanItem.words": _of_two(_("what the two want to talk about"), Kind.WORDS),
    "PlanItem.question": _of_two(_("what the two want to talk about"), Kind.WORDS),
    "PlanItem.month": _of_two(_("when the two want to do it")),
    "PlanItem.format": _of_two(_("what the two want to do")),
    "PlanItem.state": _of_two(_("how far the two have come")),
    "PlanItem.meeting": _of_two(_("when the two meet about it"), copy=False),
    "PlanItem.removed_at": Field(
        Kind.PERSONAL, _("erase it in time"), _("nobody"), _("1 day"), erasure=Erasure.DELETE
    ),
}
PLAN_ROWS = {
    "PlanItem": (  # it belongs to the two together, and both read it anyway
        Rows(
            lambda person: PlanItem.objects.filter(
                Q(tandem__mentor__person=person) | Q(tandem__mentee__person=person)
            ).select_related("topic"),
            said={"words": lambda _person, item: item.title},
        ),
    ),
}
PLAN_NAMES = {
    "PlanItem": _("The plan of your tandem"),
    "PlanItem.topic": _("Topic"),
    "PlanItem.words": _("What it is about"),
    "PlanItem.question": _("The question behind it"),
    "PlanItem.month": _("Month"),
    "PlanItem.format": _("What you do"),
    "PlanItem.state": _("State"),
}
