"""Time zones to choose from."""

from functools import cache
from zoneinfo import available_timezones

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mentoring.profiles.queries.zones import usual_zones_aggregate

ODD = ("Etc/", "posix/", "right/", "SystemV/", "US/", "Canada/", "Brazil/", "Chile/", "Mexico/")
REGIONS = {
    "Europe": gettext_lazy("Europe"),
    "Africa": gettext_lazy("Africa"),
    "America": gettext_lazy("America"),
    "Antarctica": gettext_lazy("Antarctica"),
    "Arctic": gettext_lazy("Arctic"),
    "Asia": gettext_lazy("Asia"),
    "Atlantic": gettext_lazy("Atlantic"),
    "Australia": gettext_lazy("Australia"),
    "Indian": gettext_lazy("Indian Ocean"),
    "Pacific": gettext_lazy("Pacific"),
}

Zones = list[tuple[str, str]]


def zone_choices() -> list[tuple[str, Zones]]:
    """Return the zones in groups: first those of the people here, then by region, Europe first."""
    usual = usual_zones_aggregate()
    groups = [(_("Usual here"), [(name, _shown(name)) for name in usual])]
    for region, zones in _by_region().items():
        groups.append((str(REGIONS[region]), [one for one in zones if one[0] not in usual]))
    return groups if "UTC" in usual else [*groups, (_("Everywhere"), [("UTC", "UTC")])]


@cache
def _by_region() -> dict[str, Zones]:
    names = sorted(name for name in available_timezones() if "/" in name and not name.startswith(ODD))
    return {region: [(name, _shown(name)) for name in names if _region(name) == region] for region in REGIONS}


def _region(name: str) -> str:
    return name.partition("/")[0]


def _shown(name: str) -> str:
    """Return "Europe/Berlin" as it is, with blanks instead of underscores."""
    return name.replace("_", " ")
