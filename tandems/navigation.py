"""The main menu: at most five places, by what somebody has to do here."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from mentoring.web.shell import Place
from tandems.models import TandemState
from tandems.queries.mine import programs_around, tandems_visible_to

MOST = 5


def places(request: HttpRequest) -> list[Place]:
    """Return the menu of whoever looks at the page. Two queries; nothing before sign-in."""
    user = request.user
    if not user.is_authenticated:
        return []
    tandems = list(tandems_visible_to(user).exclude(state=TandemState.ENDED).values_list("code", flat=True)[:2])
    programs = list(programs_around(user).values_list("slug", flat=True)[:1])
    runs_things = user.is_people_team or user.is_site_admin

    found = [(reverse("tandems:home"), _("Home"), "house-line")]
    if tandems:
        one = reverse("tandems:tandem-detail", args=tandems) if len(tandems) == 1 else ""
        found.append((one or reverse("tandems:home") + "#tandems", _("Tandem"), "handshake"))
    if programs or runs_things:
        found.append((reverse("programs:program-list"), _("Programs"), "flag-pennant"))
    if runs_things:
        found.append((reverse("profiles:import-list"), _("People"), "users"))
    elif programs:
        found.append((reverse("sharing:share-list", args=programs), _("Shares"), "newspaper-clipping"))
    found.append((reverse("profiles:profile-edit"), _("Profile"), "user"))
    here = _current(request.path, [url for url, _label, _icon in found])
    return [Place(url, label, icon, url == here) for url, label, icon in found[:MOST]]


def _current(path: str, urls: list[str]) -> str:
    """Return the place the page belongs to: the one with the longest address that the page's begins with."""
    fitting = [url for url in urls if path == url or (url != "/" and path.startswith(url))]
    return max(fitting, key=len, default="")
