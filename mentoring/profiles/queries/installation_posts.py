"""Who runs the installation, and who could."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from mentoring.errors import require
from mentoring.profiles.models import User
from mentoring.profiles.permissions import can_give_installation_posts
from mentoring.profiles.queries.search import named
from mentoring.profiles.rules.installation_posts import FIELDS

MOST = 20  # people found at once; whoever finds more types more of the name


@dataclass(frozen=True, slots=True)
class Found:
    """People whose name or address holds the words, by name; `is_cut`: there are more."""

    people: tuple[User, ...]
    is_cut: bool


def holders(viewer: User) -> dict[str, list[User]]:
    """Return post → people who hold it and may sign in, by name. Raises NotAllowed for others. One query."""
    require(can_give_installation_posts(viewer))
    people = list(User.objects.active().filter(Q(is_site_admin=True) | Q(is_people_team=True)))
    return {post: [one for one in people if getattr(one, field)] for post, field in FIELDS.items()}


def people_to_appoint(viewer: User, *, words: str) -> Found:
    """Return people of the directory; nobody without words. Raises NotAllowed for others. One query."""
    require(can_give_installation_posts(viewer))
    if not words.strip():
        return Found((), is_cut=False)
    people = list(User.objects.colleagues().filter(named(words))[: MOST + 1])
    return Found(tuple(people[:MOST]), is_cut=len(people) > MOST)
