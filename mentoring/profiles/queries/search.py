"""Finding people by name or address."""

from __future__ import annotations

from django.db.models import Q

from mentoring.profiles.models.user import folded


def named(words: str, path: str = "") -> Q:
    """Return the condition that the name or address of a person holds all `words`, accents aside.

    `path` leads to the person, as in "person__".
    """
    condition = Q()
    for word in words.split():
        name, email = (
            Q(**{f"{path}sort_key__contains": folded(word)}),
            Q(**{f"{path}email__contains": word.lower()}),
        )
        condition &= name | email
    return condition
