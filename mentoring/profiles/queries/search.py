"""Finding people by name or address."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from mentoring.profiles.models.user import User, folded

MOST = 20  # people found at once; whoever finds more types more of the name


@dataclass(frozen=True, slots=True)
class Found:
    """People whose name or address holds the words, by name; `is_cut`: there are more."""

    people: tuple[User, ...]
    is_cut: bool


def found_among(people: QuerySet[User], *, words: str) -> Found:
    """Return those of `people` whom `words` mean; nobody without words. The caller asks who may know."""
    if not words.strip():
        return Found((), is_cut=False)
    rows = list(people.filter(named(words))[: MOST + 1])
    return Found(tuple(rows[:MOST]), is_cut=len(rows) > MOST)


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
