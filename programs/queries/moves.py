"""Who is told when a program moves on. The move itself and the page before it ask the same question."""

from __future__ import annotations

from mentoring.errors import require
from mentoring.profiles.models import User
from programs.models import Program, ProgramRole
from programs.permissions import can_manage
from programs.rules import phases


def posts_to_tell(viewer: User, program: Program) -> list[ProgramRole]:
    """Return the posts whose holders learn of them when the program opens; whoever acts knows already.

    Only for those who manage the program, else NotAllowed.
    """
    require(can_manage(viewer, program))
    roles = program.roles.exclude(person=viewer).filter(person__in=User.objects.active())
    return list(roles.select_related("person", "program"))


def people_to_tell(viewer: User, program: Program, tells: str) -> list[User]:
    """Return who gets a mail of a move that tells `tells` (a code of `phases.Move`), by name.

    Only for those who manage the program, else NotAllowed.
    """
    require(can_manage(viewer, program))
    active = program.participants.active()
    if tells == phases.LATE:
        found = active.filter(profile_done_at__isnull=True)
    elif tells == phases.PAIRED:
        # Tandems stand above programs; all that is asked of them is who is in one.
        rows = program.tandems.filter(ended_at__isnull=True).values_list("mentor", "mentee")
        found = active.filter(pk__in={pk for pair in rows for pk in pair})
    elif tells == phases.EVERYBODY:
        found = active
    else:
        return []
    return list(User.objects.active().filter(participations__in=found).distinct())
