"""Who sees whose photo. `settings.FACES` names this, because profiles do not know who meets whom."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from mentoring.profiles.models import User
from programs.models import Participant, ParticipantState, Post, ProgramState, Role
from tandems.models import Tandem

PAIRING = (ProgramState.OPEN, ProgramState.MATCHING)
IN_PROGRAM = (ParticipantState.INVITED, ParticipantState.ACTIVE)


def faces_known_to(viewer: User) -> QuerySet[User]:
    """People whose photo `viewer` may see.

    Those are: the viewer; the partner in a living tandem; until tandems are formed, the people on the other
    side of a program both take part in; the people of programs the viewer runs. Nobody else: neither sponsors
    nor other tandems, neither the works council nor the site admin.
    """
    own = Participant.objects.active().filter(person=viewer)
    across = Participant.objects.none()
    for mine, theirs in ((Role.MENTOR, Role.MENTEE), (Role.MENTEE, Role.MENTOR)):
        programs = own.filter(role=mine, program__state__in=PAIRING).values("program")
        across |= Participant.objects.active().filter(role=theirs, program__in=programs)
    managed = Participant.objects.filter(
        state__in=IN_PROGRAM, program__roles__person=viewer, program__roles__post=Post.ADMIN
    )
    living = Tandem.objects.alive()
    return User.objects.filter(
        Q(pk=viewer.pk)
        | Q(pk__in=living.filter(mentee__person=viewer).values("mentor__person"))
        | Q(pk__in=living.filter(mentor__person=viewer).values("mentee__person"))
        | Q(pk__in=across.values("person"))
        | Q(pk__in=managed.values("person"))
    )
