"""The first person of an installation, whom nobody could let in."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction

from mentoring.errors import Refused, require
from mentoring.profiles.models import User
from mentoring.profiles.rules.emails import read_email


@transaction.atomic
def create_first_person(*, email: str, now: datetime, first_name: str = "", last_name: str = "") -> User:
    """Return the site admin of a new installation, who also imports the directory.

    Allowed only while nobody runs the installation. Somebody with this address who is here already is
    given the posts. Nobody acts here but whoever sits at the terminal. Raises Refused(first_person_email).
    """
    require(not User.objects.active().filter(is_site_admin=True).exists())
    address = read_email(email.strip())
    if not address:
        raise Refused("first_person_email")
    known = User.objects.filter(email=address).first()
    person = known or User.objects.create_user(
        address,
        first_name=first_name,
        last_name=last_name,
        language=settings.LANGUAGE_CODE,
        known_since=now,
    )
    person.is_site_admin = person.is_people_team = person.is_active = True
    person.save(update_fields=["is_site_admin", "is_people_team", "is_active"])
    return person
