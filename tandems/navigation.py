"""The main menu: at most five places, by what somebody has to do here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mentoring.profiles.models import User
from mentoring.web.shell import Place
from programs.models import Program
from tandems.models import TandemState
from tandems.queries.changes import cases
from tandems.queries.discover import with_decks
from tandems.queries.mine import programs_around, programs_to_read, tandems_visible_to
from tandems.queries.places import Reach, reach

MOST = 5
OF_TANDEM = ("/tandems/", "/agreements/", "/meetings/", "/logs/", "/plan/", "/conversation-cards/")
OF_DECK = "/cards/"
OVERVIEW = "programs:program-detail"
CHANGES = "tandems:change-list"
NOWHERE = Reach((), *[frozenset[int]()] * 4)

IN_PROGRAM: tuple[tuple[str, Promise, Callable[[Reach, int], bool]], ...] = (
    # page                     label                       who goes there
    (OVERVIEW, gettext_lazy("Overview"), lambda _reach, _pk: True),
    ("programs:roster", gettext_lazy("People"), lambda reach, pk: pk in reach.manages),
    ("programs:participation", gettext_lazy("My profile"), lambda reach, pk: pk in reach.takes_part),
    ("tandems:run-list", gettext_lazy("Matching"), lambda reach, pk: pk in reach.manages),
    (CHANGES, gettext_lazy("Changes"), lambda reach, pk: pk in reach.changed),
    ("tandems:progress", gettext_lazy("Progress"), lambda reach, pk: pk in reach.sees),
    ("sharing:share-list", gettext_lazy("Shares"), lambda reach, pk: pk in reach.reads),
    ("sharing:digest", gettext_lazy("Digest"), lambda reach, pk: pk in reach.manages),
)


def everybody(_user: User) -> bool:
    """A place of everybody who is signed in."""
    return True


@dataclass(frozen=True, slots=True)
class Own:
    """A place in the person menu. The first of the pages `names` that this installation has is taken."""

    names: tuple[str, ...]
    label: Promise
    icon: str
    allowed: Callable[[User], bool] = everybody


OWN = (
    Own(("profiles:profile-edit",), gettext_lazy("My profile"), "user"),
    Own(("notifications:preferences",), gettext_lazy("Notifications"), "bell"),
    Own(("privacy:my-data", "profiles:my-data"), gettext_lazy("My data"), "download-simple"),
    Own(
        ("account_security", "profiles:security", "mfa_index", "account_change_password"),
        gettext_lazy("Sign-in and security"),
        "key",
    ),
    Own(
        ("company:company-edit",),
        gettext_lazy("Company settings"),
        "gear",
        lambda user: user.is_site_admin,
    ),
    Own(("tandems:start",), gettext_lazy("First steps"), "compass", lambda user: user.is_site_admin),
    Own(
        ("profiles:installation-posts",),
        gettext_lazy("Who runs this installation"),
        "shield-check",
        lambda user: user.is_site_admin,
    ),
    Own(
        ("web:gallery",),
        gettext_lazy("Gallery"),
        "sparkle",
        lambda user: user.is_site_admin or user.is_people_team,
    ),
)


def places(request: HttpRequest) -> list[Place]:
    """Return the menu of whoever looks at the page. Three queries; nothing before sign-in."""
    user = request.user
    if not user.is_authenticated:
        return []
    tandems = list(
        tandems_visible_to(user).exclude(state=TandemState.ENDED).values_list("code", flat=True)[:2]
    )
    programs = with_decks(user, programs_around(user))
    read = list(programs_to_read(user).values_list("slug", flat=True)[:1])
    runs_things = user.is_people_team or user.is_site_admin

    decks = [slug for slug, has_deck in programs if has_deck][:1]

    found = [(reverse("tandems:home"), _("Home"), "house-line")]
    if decks:
        found.append((reverse("tandems:discover", args=decks), _("Discover"), "cards"))
    if tandems:
        one = reverse("tandems:tandem-detail", args=tandems) if len(tandems) == 1 else ""
        found.append((one or reverse("tandems:home") + "#tandems", _("Tandem"), "handshake"))
    if programs or runs_things:
        found.append((reverse("programs:program-list"), _("Programs"), "flag-pennant"))
    if runs_things:
        found.append((reverse("profiles:import-list"), _("Directory"), "users"))
    elif read:
        found.append((reverse("sharing:share-list", args=read), _("Shares"), "newspaper-clipping"))
    found.append((reverse("profiles:profile-edit"), _("Profile"), "user"))
    urls = [url for url, _label, _icon in found]
    in_tandem = tandems and request.path.startswith(OF_TANDEM)
    in_deck = decks and request.path.startswith(OF_DECK)
    here = urls[1 + len(decks)] if in_tandem else urls[1] if in_deck else _current(request.path, urls)
    return [Place(url, label, icon, url == here) for url, label, icon in found[:MOST]]


def _current(path: str, urls: list[str]) -> str:
    """Return the place the page belongs to: the one with the longest address that the page's begins with."""
    fitting = [url for url in urls if path == url or (url != "/" and path.startswith(url))]
    return max(fitting, key=len, default="")


def person_places(request: HttpRequest) -> list[Place]:
    """Return what the person menu holds besides language, look and signing out."""
    user = request.user
    if not user.is_authenticated:
        return []
    found = [place for place in OWN if place.allowed(user)]
    places = [(_address(*place.names), place) for place in found]
    return [
        Place(url, str(place.label), place.icon, request.path.startswith(url)) for url, place in places if url
    ]


def _address(*names: str) -> str:
    """Return the address of the first of these pages that this installation has, else ""."""
    for name in names:
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    return ""


def demo_places(_request: HttpRequest) -> list[Place]:
    """Return the two places of the demo bar. They exist in the demo alone."""
    return [
        Place(reverse("demo:people"), _("Be somebody else"), "users", current=False),
        Place(reverse("notifications:mail-list"), _("Mails"), "envelope-simple", current=False),
    ]


def program_frame(request: HttpRequest, program: Program) -> tuple[list[Place], list[Place]]:
    """Return the places inside `program` that the viewer may go to, and the programs they may change to.

    Each of these, `program` among them, leads to the place looked at now, or to the overview where that is
    not theirs; with a single program there is nothing to change. Four queries, and two more about the
    tandems of a program they manage.
    """
    user = request.user
    mine = reach(user) if user.is_authenticated else NOWHERE
    here = _place_in(request, program)
    if user.is_authenticated and program.pk in mine.manages and cases(user, program):
        mine = replace(mine, changed=frozenset({program.pk}))
    inside = [
        Place(reverse(name, args=[program.slug]), str(label), "", name == here)
        for name, label, may in IN_PROGRAM
        if may(mine, program.pk)
    ]
    may = next(may for name, _label, may in IN_PROGRAM if name == here)
    others = [
        Place(reverse(here if may(mine, one.pk) else OVERVIEW, args=[one.slug]), one.name, "", one == program)
        for one in mine.programs
    ]
    return inside, others if len(others) > 1 else []


def _place_in(request: HttpRequest, program: Program) -> str:
    """Return the name of the place that the page belongs to; the overview if it is none of the others."""
    urls = {reverse(name, args=[program.slug]): name for name, _label, _may in IN_PROGRAM if name != OVERVIEW}
    return urls.get(_current(request.path, list(urls)), OVERVIEW)
