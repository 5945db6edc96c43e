"""Who runs the installation, and who could."""

from __future__ import annotations

from django.db.models import Q

from mentoring.errors import require
from mentoring.profiles.models import User
from mentoring.profiles.permissions import can_give_installation_posts
from mentoring.profiles.queries.search import Found, found_among
from mentoring.profiles.rules.installation_posts import FIELDS


def holders(viewer: User) -> dict[str, list[User]]:
    """Return post → people who hold it and may sign in, by name. Raises NotAllowed for others. One query."""
    require(can_give_installation_posts(viewer))
    people = list(User.objects.active().filter(Q(is_site_admin=True) | Q(is_people_team=True)))
    return {post: [one for one in people if getattr(one, field)] for post, field in FIELDS.items()}


def people_to_appoint(viewer: User, *, words: str) -> Found:
    """Return people of the directory; nobody without words. Raises NotAllowed for others. One query."""
    require(can_give_installation_posts(viewer))
    return found_among(User.objects.colleagues(), words=words)
