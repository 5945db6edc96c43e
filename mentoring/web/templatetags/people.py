"""How a person stands on a page: face or monogram, two faces as a pair, face and name; a builtin library."""

from __future__ import annotations

from typing import Any, Protocol
from zlib import crc32

from django import template

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
    found: Person = getattr(someone, "person", someone)  # type: ignore[arg-type]
    return found


def initials(person: Person) -> str:
    """First letters of given and family name, else of the display name; at most two."""
    words = [person.first_name, person.last_name] if person.first_name and person.last_name else []
    words = words or person.display_name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


def ink(person: Person) -> str:
    """The ink of a person's monogram, always the same for the same code."""
    return INKS[crc32(person.code.encode()) % len(INKS)]


@register.inclusion_tag("components/avatar.html")
def avatar(someone: Person | HasPerson, side: str = "", size: str = "md") -> dict[str, Any]:
    """A monogram, always beside a name.

    `side` is mentor, mentee or empty; `size` is sm or md (recognise somebody), lg or xl (meet somebody).
    """
    one = _person(someone)
    return {"initials": initials(one), "ink": ink(one), "side": side, "size": size}


@register.inclusion_tag("components/pair.html")
def pair(mentor: Person | HasPerson, mentee: Person | HasPerson, size: str = "md") -> dict[str, Any]:
    """Two avatars that form one dome, the mentor's sail on the left."""
    return {"mentor": mentor, "mentee": mentee, "size": size}


@register.inclusion_tag("components/person.html")
def person(someone: Person | HasPerson, role: str = "", side: str = "", size: str = "md") -> dict[str, Any]:
    """Avatar, name and a line below it (department, role, site)."""
    return {"person": _person(someone), "role": role, "side": side, "size": size}
