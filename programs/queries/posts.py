"""Who holds a post in a program, and whom one could be given to."""

from __future__ import annotations

from django.db.models import Prefetch

from mentoring.errors import require
from mentoring.profiles.models import User
from mentoring.profiles.queries.search import Found, found_among
from programs.models import Post, Program, ProgramRole
from programs.permissions import can_manage

POSTS = Post.choices


def people_to_appoint(viewer: User, program: Program, *, words: str) -> Found:
    """Return people of the directory; nobody without words. `posts_here` are the posts each holds here.

    Only for those who manage the program, else NotAllowed. Two queries.
    """
    require(can_manage(viewer, program))
    here = Prefetch("program_roles", ProgramRole.objects.filter(program=program), to_attr="roles_here")
    found = found_among(User.objects.colleagues().prefetch_related(here), words=words)
    for person in found.people:
        person.posts_here = {role.post for role in person.roles_here}  # type: ignore[attr-defined]  # written for the template
    return found
