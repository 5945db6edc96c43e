"""Everybody in the demo company. Used by the demo's pages alone, which exist in the demo alone."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from mentoring.profiles.models import User


def demo_people(_viewer: object, search: str = "", *, without: Iterable[str] = ()) -> QuerySet[User]:
    """People one can be, by name. Whoever looks may be nobody yet. A search finds those `without` names, too.

    `without` holds addresses of people who stand on the page already.
    """
    people = User.objects.active()
    if search:
        people = people.filter(
            Q(first_name__icontains=search)
            | Q(last_name__icontains=search)
            | Q(email__icontains=search)
            | Q(department__icontains=search)
        )
    else:
        people = people.exclude(email__in=without)
    return people.order_by("sort_key", "pk")
