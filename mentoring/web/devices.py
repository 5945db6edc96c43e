"""Which device a browser says it is: enough to recognise one's own, too coarse to tell people apart."""

from __future__ import annotations

from django.utils.translation import gettext as _

BROWSERS = (  # first fit wins: most browsers also claim to be those further down
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def device_code(user_agent: str) -> str:
    """Return "Firefox/Windows" for what a browser says about itself; either half may be empty."""
    browser, system = (
        next((name for sign, name in known if sign in user_agent), "") for known in (BROWSERS, SYSTEMS)
    )
    return f"{browser}/{system}"


def device_words(code: str) -> str:
    """Return a code of `device_code` in words, in the active language: "Firefox on Windows"."""
    browser, _slash, system = code.partition("/")
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("A browser we do not know")
