"""Who may do what with a program. Looks no further than the program's own relations."""

from __future__ import annotations

from mentoring.profiles.models import User
from mentoring.profiles.queries.account import has_second_factor
from programs.models import Consultation, Participant, ParticipantState, Post, Program, ProgramState

TOLD_OF_DRAFT = (Consultation.SHARED, Consultation.INFORMED)
"""Answers of HR about the works council with which its members see a draft."""


def can_create_programs(user: User) -> bool:
    """HR and the site admin set programs up."""
    return user.is_active and (user.is_people_team or user.is_site_admin)


def _holds(user: User, program: Program, *posts: Post) -> bool:
    return user.is_active and program.roles.filter(person=user, post__in=posts).exists()


def runs_programs(user: User) -> bool:
    """HR admins of any program. Named in the settings for the storeys below."""
    return user.program_roles.filter(post=Post.ADMIN).exists()


def can_manage(user: User, program: Program) -> bool:
    """HR admins of this very program."""
    return _holds(user, program, Post.ADMIN)


def is_shown_to_observers(program: Program) -> bool:
    """Those who watch over a program see it from its opening on; a draft once HR has told them of it."""
    return program.state != ProgramState.DRAFT or program.consultation in TOLD_OF_DRAFT


def can_see_settings(user: User, program: Program) -> bool:
    """HR admins, and those who watch over the program, read its rules and their reasons."""
    watches = is_shown_to_observers(program) and _holds(user, program, Post.OBSERVER)
    return watches or _holds(user, program, Post.ADMIN)


def can_apply(user: User, program: Program) -> bool:
    """Whoever signs in, where the program takes applications; those who run it, too."""
    return user.is_active and not user.is_guest and (program.mentors_may_apply or program.mentees_may_apply)


def takes_part(user: User, program: Program) -> bool:
    """Mentors and mentees who said yes."""
    return user.is_active and program.participants.filter(person=user, state=ParticipantState.ACTIVE).exists()


def link_signs_in(user: User) -> bool:
    """Somebody who has nothing here yet may be signed in by the link of an invitation.

    All others prove who they are: a forwarded link must not open a directory, a program or the notes of
    another tandem, nor stand in for the second step that somebody has set up.
    """
    fresh = (ParticipantState.INVITED, ParticipantState.DECLINED)
    has_part = user.participations.exclude(state__in=fresh).exists()
    has_post = user.is_people_team or user.is_site_admin or user.program_roles.exists()
    return user.is_active and not has_part and not has_post and not has_second_factor(user)


def is_own(user: User, participant: Participant) -> bool:
    """The participation belongs to this person and is in force."""
    return (
        user.is_active and participant.person_id == user.pk and participant.state == ParticipantState.ACTIVE
    )
