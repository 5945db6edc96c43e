"""Where somebody may go: for the menus, asked once per page for all programs together."""

from __future__ import annotations

from dataclasses import dataclass

from mentoring.profiles.models import User
from programs.models import Participant, ParticipantState, Post, Program, ProgramRole
from programs.queries.catalogue import programs_visible_to
from tandems.queries.mine import programs_to_read


@dataclass(frozen=True, slots=True)
class Reach:
    """What the viewer may do in which programs; the sets hold primary keys.

    `programs` are those they may open, latest kickoff first; `changed` those that wait for a decision of
    theirs about tandems, as far as anybody asked.
    """

    programs: tuple[Program, ...]
    manages: frozenset[int]
    sees: frozenset[int]
    takes_part: frozenset[int]
    reads: frozenset[int]
    changed: frozenset[int] = frozenset()


def reach(viewer: User) -> Reach:
    """Return the viewer's reach. Four queries, however many programs."""
    posts = list(ProgramRole.objects.filter(person=viewer).values_list("program", "post"))
    takes = Participant.objects.filter(person=viewer, state=ParticipantState.ACTIVE)
    visible = programs_visible_to(viewer).only("slug", "name", "kickoff_on")
    return Reach(
        programs=tuple(visible.order_by("-kickoff_on", "name")),
        manages=frozenset(pk for pk, post in posts if post == Post.ADMIN),
        sees=frozenset(pk for pk, post in posts if post in {Post.ADMIN, Post.SPONSOR}),
        takes_part=frozenset(takes.values_list("program", flat=True)),
        reads=frozenset(programs_to_read(viewer).values_list("pk", flat=True)),
    )
