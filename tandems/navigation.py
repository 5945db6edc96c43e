"""The main menu: at most five places, by what somebody has to do here."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from mentoring.web.shell import Place
from programs.models import Program
from programs.permissions import can_manage, can_see_progress, takes_part
from tandems.models import TandemState
from tandems.queries.mine import programs_around, programs_to_read, tandems_visible_to

MOST = 5
OF_TANDEM = ("/tandems/", "/meetings/", "/logs/")


def places(request: HttpRequest) -> list[Place]:
    """Return the menu of whoever looks at the page. Three queries; nothing before sign-in."""
    user = request.user
    if not user.is_authenticated:
        return []
    tandems = list(
        tandems_visible_to(user).exclude(state=TandemState.ENDED).values_list("code", flat=True)[:2]
    )
    programs = programs_around(user).exists()
    read = list(programs_to_read(user).values_list("slug", flat=True)[:1])
    runs_things = user.is_people_team or user.is_site_admin

    found = [(reverse("tandems:home"), _("Home"), "house-line")]
    if tandems:
        one = reverse("tandems:tandem-detail", args=tandems) if len(tandems) == 1 else ""
        found.append((one or reverse("tandems:home") + "#tandems", _("Tandem"), "handshake"))
    if programs or runs_things:
        found.append((reverse("programs:program-list"), _("Programs"), "flag-pennant"))
    if runs_things:
        found.append((reverse("profiles:import-list"), _("People"), "users"))
    elif read:
        found.append((reverse("sharing:share-list", args=read), _("Shares"), "newspaper-clipping"))
    found.append((reverse("profiles:profile-edit"), _("Profile"), "user"))
    urls = [url for url, _label, _icon in found]
    in_tandem = tandems and request.path.startswith(OF_TANDEM)
    here = urls[1] if in_tandem else _current(request.path, urls)
    return [Place(url, label, icon, url == here) for url, label, icon in found[:MOST]]


def _current(path: str, urls: list[str]) -> str:
    """Return the place the page belongs to: the one with the longest address that the page's begins with."""
    fitting = [url for url in urls if path == url or (url != "/" and path.startswith(url))]
    return max(fitting, key=len, default="")


def person_places(_request: HttpRequest) -> list[Place]:
    """Return what the person menu holds besides password and signing out."""
    return [Place(reverse("profiles:profile-edit"), _("My profile"), "user", current=False)]


def demo_places(_request: HttpRequest) -> list[Place]:
    """Return the two places of the demo bar. They exist in the demo alone."""
    return [
        Place(reverse("demo:people"), _("Be somebody else"), "users", current=False),
        Place(reverse("notifications:mail-list"), _("Mails"), "envelope-simple", current=False),
    ]


def program_places(request: HttpRequest, program: Program) -> list[Place]:
    """Return the places inside `program` that the viewer may go to. Four queries."""
    user = request.user
    manages = user.is_authenticated and can_manage(user, program)
    sees = manages or (user.is_authenticated and can_see_progress(user, program))
    takes = user.is_authenticated and takes_part(user, program)
    reads = user.is_authenticated and programs_to_read(user).filter(pk=program.pk).exists()
    found = [
        ("programs:program-detail", _("Overview"), True),
        ("programs:roster", _("People"), manages),
        ("programs:participation", _("My profile"), takes),
        ("tandems:run-list", _("Matching"), manages),
        ("tandems:progress", _("Progress"), sees),
        ("sharing:share-list", _("Shares"), reads),
        ("sharing:digest", _("Digest"), manages),
    ]
    places = [(reverse(name, args=[program.slug]), label) for name, label, allowed in found if allowed]
    own, *deeper = [url for url, _label in places]
    here = _current(request.path, deeper) or own
    return [Place(url, label, "", url == here) for url, label in places]
