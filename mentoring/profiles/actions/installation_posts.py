"""Saying who runs the installation, and who is HR."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mentoring.errors import Refused, require
from mentoring.notifications.actions import announce
from mentoring.privacy.actions import audit
from mentoring.profiles.models import User
from mentoring.profiles.notices import InstallationPostGiven
from mentoring.profiles.permissions import can_give_installation_posts
from mentoring.profiles.rules.installation_posts import FIELDS, check_take


@transaction.atomic
def give_installation_post(*, post: str, person: str, by: User, now: datetime) -> User:
    """Let the person called `person` (a code) hold `post`, and tell them by mail.

    Raises NotAllowed, or Refused(nobody_here). Guests are not in the directory and hold none.
    """
    require(can_give_installation_posts(by))
    holder = User.objects.colleagues().filter(code=person).first()
    if holder is None:
        raise Refused("nobody_here")
    if not getattr(holder, FIELDS[post]):
        _set(holder, post, held=True)
        audit(by, f"{post}.given", holder, now=now)
        key = f"{holder.code}:{post}:{now:%Y%m%d%H%M%S}"
        announce(InstallationPostGiven, to=holder, about=holder, key=key, context={"post": post})
    return holder


@transaction.atomic
def take_installation_post(*, post: str, person: str, by: User, now: datetime) -> User:
    """End that somebody holds `post`. Raises NotAllowed, or Refused: nobody_here, last_site_admin."""
    admins = User.objects.filter(is_site_admin=True).select_for_update().order_by("pk")
    locked = set(admins.values_list("pk", flat=True))  # two admins may each take the other's post
    require(can_give_installation_posts(by) and by.pk in locked)
    holder = User.objects.filter(code=person, **{FIELDS[post]: True}).first()
    if holder is None:
        raise Refused("nobody_here")
    left = User.objects.active().filter(pk__in=locked).exclude(pk=holder.pk)
    check_take(post=post, admins_left=left.count())
    _set(holder, post, held=False)
    audit(by, f"{post}.taken", holder, now=now)
    return holder


def _set(person: User, post: str, *, held: bool) -> None:
    setattr(person, FIELDS[post], held)
    person.save(update_fields=[FIELDS[post]])
