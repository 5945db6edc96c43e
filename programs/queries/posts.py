"""Who holds a post in a program, and whom one could be given to."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch

from mentoring.errors import require
from mentoring.profiles.models import User
from mentoring.profiles.queries.search import named
from programs.models import Post, Program, ProgramRole
from programs.permissions import can_manage

POSTS = Post.choices
MOST = 20  # people found at once; whoever finds more types more of the name


@dataclass(frozen=True, slots=True)
class Found:
    """People whose name or address holds the words, by name; `is_cut`: there are more."""

    people: tuple[User, ...]
    is_cut: bool


def people_to_appoint(viewer: User, program: Program, *, words: str) -> Found:
    """Return people of the directory; nobody without words. `posts_here` are the posts each holds here.

    Only for those who manage the program, else NotAllowed. Two queries.
    """
    require(can_manage(viewer, program))
    if not words.strip():
        return Found((), is_cut=False)
    here = Prefetch("program_roles", ProgramRole.objects.filter(program=program), to_attr="roles_here")
    people = list(User.objects.colleagues().filter(named(words)).prefetch_related(here)[: MOST + 1])
    for person in people:
        person.posts_here = {role.post for role in person.roles_here}  # type: ignore[attr-defined]
    return Found(tuple(people[:MOST]), is_cut=len(people) > MOST)
