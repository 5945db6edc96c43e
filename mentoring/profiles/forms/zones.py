"""Time zones to choose from."""

from functools import cache
from zoneinfo import available_timezones

ODD = ("Etc/", "posix/", "right/", "SystemV/", "US/", "Canada/", "Brazil/", "Chile/", "Mexico/")


@cache
def zone_choices() -> list[tuple[str, str]]:
    """Return the zones people know, Europe first, with blanks instead of underscores."""
    names = [name for name in available_timezones() if "/" in name and not name.startswith(ODD)]
    names.sort(key=lambda name: (not name.startswith("Europe/"), name))
    return [(name, name.replace("_", " ")) for name in names] + [("UTC", "UTC")]
