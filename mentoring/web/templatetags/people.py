"""How a person stands on a page: face or monogram, two faces as a pair, face and name; a builtin library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol
from zlib import crc32

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.module_loading import import_string

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.template.context import Context

register = template.Library()

INKS = ("sand", "rose", "sea", "rubine", "deep-sea", "overprint")


class Person(Protocol):
    """Whom a monogram can stand for."""

    code: str
    first_name: str
    last_name: str

    @property
    def display_name(self) -> str: ...


class HasPerson(Protocol):
    """A participation or a side of a tandem: it leads to a person."""

    person: Person


def _person(someone: Person | HasPerson) -> Person:
    found: Person = getattr(someone, "person", someone)  # type: ignore[arg-type]  # who has no person is one
    return found


def initials(person: Person) -> str:
    """First letters of given and family name, else of the display name; at most two."""
    words = [person.first_name, person.last_name] if person.first_name and person.last_name else []
    words = words or person.display_name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


def ink(person: Person) -> str:
    """The ink of a person's monogram, always the same for the same code."""
    return INKS[crc32(person.code.encode()) % len(INKS)]


@register.inclusion_tag("components/avatar.html", takes_context=True)
def avatar(context: Context, someone: Person | HasPerson, side: str = "", size: str = "md") -> dict[str, Any]:
    """A photo or a drawn portrait over a monogram, always beside a name and therefore without one of its own.

    `side` is mentor, mentee or empty; `size` is sm or md (recognise somebody), lg or xl (meet somebody).
    Whoever may not see a photo sees the monogram.
    """
    one = _person(someone)
    picture = picture_of(context.get("request"), one, size)
    return {"initials": initials(one), "ink": ink(one), "side": side, "size": size, "picture": picture}


@register.inclusion_tag("components/avatar.html")
def monogram(someone: Person | HasPerson, side: str = "", size: str = "md") -> dict[str, Any]:
    """The initials of a person, also of one who has a picture."""
    one = _person(someone)
    return {"initials": initials(one), "ink": ink(one), "side": side, "size": size, "picture": None}


@register.inclusion_tag("components/pair.html", takes_context=True)
def pair(
    context: Context, mentor: Person | HasPerson, mentee: Person | HasPerson, size: str = "md"
) -> dict[str, Any]:
    """Two avatars that form one dome, the mentor's sail on the left."""
    return {"mentor": mentor, "mentee": mentee, "size": size, "request": context.get("request")}


@register.inclusion_tag("components/person.html", takes_context=True)
def person(
    context: Context, someone: Person | HasPerson, role: str = "", side: str = "", size: str = "md"
) -> dict[str, Any]:
    """Avatar, name and a line below it (department, role, site)."""
    one = _person(someone)
    return {"person": one, "role": role, "side": side, "size": size, "request": context.get("request")}


def picture_of(request: HttpRequest | None, person: Person, size: str) -> dict[str, Any] | None:
    """Return address, width and height of the person's picture; None for a monogram."""
    kind, _colon, name = getattr(person, "portrait", "").partition(":")
    if kind == "drawn":
        return {"src": static(f"img/portraits/{name}.svg"), "width": 200, "height": 240}
    if kind == "photo" and request is not None and person.code in _faces(request):
        file, width, height = ("large", 640, 768) if size == "xl" else ("small", 160, 192)
        src = reverse("profiles:portrait", args=[person.code, name, file])
        return {"src": src, "width": width, "height": height}
    return None


def _faces(request: HttpRequest) -> frozenset[str]:
    """Return the codes of all whose photo the viewer may see: one query a page, if it shows any photo."""
    if not request.user.is_authenticated:
        return frozenset()
    if not hasattr(request, "faces"):
        known = import_string(settings.FACES)(request.user)
        with_photo = known.filter(portrait__startswith="photo:")
        request.faces = frozenset(with_photo.values_list("code", flat=True))  # type: ignore[attr-defined]  # kept on the request
    found: frozenset[str] = request.faces  # type: ignore[attr-defined]  # kept on the request
    return found
