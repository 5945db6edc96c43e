"""Letting people of partner organisations into one program as guest mentors, for a time."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from mentoring.errors import Refused, require
from mentoring.profiles.actions.partners import Guest, check_guest_end, open_guest_account, set_guest_end
from mentoring.profiles.models import User
from programs.actions.participants import invite_people
from programs.models import Program, Role
from programs.permissions import can_manage
from programs.queries.guests import guests_of


@transaction.atomic
def invite_guest(*, program: Program, guest: Guest, by: User, now: datetime) -> User:
    """Give somebody of a partner organisation a narrow account and invite them as a mentor.

    Raises NotAllowed, or Refused: guest_end_past, guest_end_late, guest_is_colleague, guest_elsewhere, and as
    `invite_people` does.
    """
    require(can_manage(by, program))
    check_guest_end(guest.until, latest=program.ends_on)
    person = open_guest_account(guest=guest, scope=program.code, by=by, now=now)
    invite_people(program=program, role=Role.MENTOR, codes=[person.code], addresses=[], by=by, now=now)
    return person


@transaction.atomic
def change_guest_end(*, program: Program, person: str, until: date | None, by: User, now: datetime) -> User:
    """Move the last day of a guest (`person`: their code), or end the account at once with None.

    Raises NotAllowed, or Refused: person_unknown, guest_end_past, guest_end_late.
    """
    require(can_manage(by, program))
    account = guests_of(by, program).filter(person__code=person).first()
    if account is None:
        raise Refused("person_unknown")
    if until is not None:
        check_guest_end(until, latest=program.ends_on)
    return set_guest_end(guest=account.person, until=until, by=by, now=now)
