"""Giving posts in a program and taking them back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mentoring.errors import Refused, require
from mentoring.notifications.actions import announce
from mentoring.privacy.actions import audit
from mentoring.profiles.models import User
from programs.models import Post, Program, ProgramRole
from programs.notices import PostGiven
from programs.permissions import can_manage
from programs.rules import posts


@transaction.atomic
def give_post(*, program: Program, post: str, person: str, by: User, now: datetime) -> ProgramRole:
    """Let the person called `person` (a code) hold `post`, and tell them by mail what comes with it.

    Whoever holds it already keeps it and gets no mail. Raises NotAllowed, or Refused(person_unknown).
    """
    program = Program.objects.select_for_update().get(pk=program.pk)
    require(can_manage(by, program))
    holder = User.objects.colleagues().filter(code=person).first()
    if holder is None:
        raise Refused("person_unknown")
    role, is_new = ProgramRole.objects.get_or_create(program=program, person=holder, post=Post(post))
    if is_new:
        _note(by, f"{post}_given", role, now)
        announce(PostGiven, to=holder, about=role, key=f"{role.pk}", scope=program.code)
    return role


@transaction.atomic
def take_post(*, program: Program, post: str, person: str, by: User, now: datetime) -> Program:
    """End that somebody holds `post`; nothing happens if they do not.

    Raises NotAllowed, or Refused(last_admin).
    """
    program = Program.objects.select_for_update().get(pk=program.pk)  # two admins may each remove the other
    require(can_manage(by, program))
    role = program.roles.filter(post=post, person__code=person).select_related("person").first()
    if role is not None:
        staying = User.objects.active().filter(
            program_roles__in=program.roles.filter(post=Post.ADMIN).exclude(pk=role.pk)
        )
        posts.check_take(post=post, admins_left=staying.count())
        _note(by, f"{post}_taken", role, now)
        role.delete()
    return program


def _note(by: User, what: str, role: ProgramRole, now: datetime) -> None:
    """Keep the step twice: in the history of the program, and where the person finds what concerns them."""
    for thing in (role.program, role.person):
        audit(by, f"program.{what}", thing, now=now)
