"""Who is in a program, and who could be. Never filtered, sorted or shown by age or generation."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Now

from mentoring.errors import require
from mentoring.profiles.models import ReportingLine, User
from mentoring.profiles.queries.search import named
from programs.models import Invitation, Participant, ParticipantState, Program, Role
from programs.permissions import can_manage
from programs.queries.completeness import narrowed

ROLES = Role.choices
STATES = ParticipantState.choices


def roster(
    viewer: User, program: Program, *, role: str = "", state: str = "", words: str = "", profile: str = ""
) -> QuerySet[Participant]:
    """Everybody in a role and a state ("" = all) whose name or address holds all `words`, by name.

    `profile` narrows to those whose profile is "complete", "begun" or "untouched"; `has_begun` tells of each.

    Only for those who manage the program, else NotAllowed. `is_expired` tells of invitations that ran out.
    """
    require(can_manage(viewer, program))
    open_invitation = Invitation.objects.filter(
        participant=OuterRef("pk"), used_at=None, voided_at=None, expires_at__gt=Now()
    )
    found = program.participants.select_related("person").filter(named(words, "person__"))
    if role in Role.values:
        found = found.filter(role=role)
    if state in ParticipantState.values:
        found = found.filter(state=state)
    return narrowed(found, profile).annotate(
        is_expired=~Exists(open_invitation) & Q(state=ParticipantState.INVITED)
    )


@dataclass(frozen=True, slots=True)
class Directory:
    """What the list of people to invite is narrowed to; empty means everybody."""

    department: str = ""
    site: str = ""
    level: str = ""
    words: str = ""
    only_new: bool = False


def people_to_invite(viewer: User, program: Program, *, role: str, narrow: Directory) -> QuerySet[User]:
    """Active people of the directory by name; `present_state` is their state in this role, or None.

    Only for those who manage the program, else NotAllowed.
    """
    require(can_manage(viewer, program))
    present = Participant.objects.filter(program=program, role=role, person=OuterRef("pk"))
    found = User.objects.colleagues().filter(named(narrow.words))
    if narrow.department:
        found = found.filter(department=narrow.department)
    if narrow.site:
        found = found.filter(site=narrow.site)
    leads = Exists(ReportingLine.objects.filter(manager=OuterRef("pk")))
    if narrow.level:
        found = found.filter(leads if narrow.level == "leads" else ~leads)
    if narrow.only_new:
        found = found.exclude(participations__in=Participant.objects.filter(program=program, role=role))
    return found.annotate(present_state=Subquery(present.values("state")[:1]))


def directory_choices(viewer: User, program: Program) -> tuple[list[str], list[str]]:
    """Return the departments and sites of the directory. Only for those who manage the program."""
    require(can_manage(viewer, program))
    people = User.objects.colleagues()
    departments, sites = (
        list(people.exclude(**{name: ""}).values_list(name, flat=True).distinct().order_by(name))
        for name in ("department", "site")
    )
    return departments, sites
