"""Which time zones are usual in the company."""

from __future__ import annotations

from django.conf import settings
from django.db.models import Count

from mentoring.profiles.models import User

ENOUGH = 5  # people, so that a zone at the top of a list tells of nobody in particular
MOST = 5


def usual_zones_aggregate() -> list[str]:
    """Return the zones of the installation and of most people, the most usual first."""
    zones = User.objects.filter(is_active=True).values("time_zone").annotate(people=Count("pk"))
    usual = zones.filter(people__gte=ENOUGH).order_by("-people", "time_zone")
    found = list(usual.values_list("time_zone", flat=True)[:MOST])
    return found if settings.TIME_ZONE in found else [settings.TIME_ZONE, *found]
