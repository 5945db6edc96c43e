"""The directory as a list, for those who look after it. Never filtered, sorted or shown by age."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from mentoring.profiles.models import User
from mentoring.profiles.models.user import folded
from mentoring.profiles.permissions import can_import_people
from mentoring.profiles.rules.emails import NO_ADDRESS

STATES = {
    "here": Q(is_active=True, missing_since__isnull=True),
    "no_address": Q(is_active=True, email__endswith=NO_ADDRESS),
    "missing": Q(is_active=True, missing_since__isnull=False),
    "left": Q(is_active=False),
}


@dataclass(frozen=True, slots=True)
class Narrow:
    """What the list is narrowed to; empty means everybody. `state` is one of STATES."""

    words: str = ""
    department: str = ""
    site: str = ""
    state: str = ""


def people_visible_to(viewer: User, narrow: Narrow = Narrow()) -> QuerySet[User]:
    """Return the people of the directory by name; nobody for whoever may not import."""
    found = User.objects.filter(guest_until=None).filter(_named(narrow.words), STATES.get(narrow.state, Q()))
    for name in ("department", "site"):
        if wanted := getattr(narrow, name):
            found = found.filter(**{name: wanted})
    return found if can_import_people(viewer) else found.none()


def people_chosen(viewer: User, *, codes: Collection[str], numbers: Collection[str] = ()) -> QuerySet[User]:
    """Return the people with these codes or employee numbers; nobody for whoever may not import."""
    chosen = Q(code__in=codes) | Q(employee_number__in=[number for number in numbers if number])
    return people_visible_to(viewer).filter(chosen)


def filter_values(viewer: User) -> dict[str, list[str]]:
    """Return the departments and sites that the list can be narrowed to. Two queries."""
    people = people_visible_to(viewer).order_by()
    return {
        name: sorted(people.exclude(**{name: ""}).values_list(name, flat=True).distinct(), key=folded)
        for name in ("department", "site")
    }


def _named(words: str) -> Q:
    condition = Q()
    for word in words.split():
        address = Q(email__contains=word.lower()) & ~Q(email__endswith=NO_ADDRESS)
        condition &= Q(sort_key__contains=folded(word)) | address | Q(employee_number=word)
    return condition
