"""The guests of a program."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import OuterRef, QuerySet, Subquery

from mentoring.errors import require
from mentoring.profiles.models import GuestAccount, User
from mentoring.profiles.queries.partners import partners_visible_to
from mentoring.profiles.rules.guests import WARNED_BEFORE
from programs.models import Participant, Program
from programs.permissions import can_manage


def guests_of(viewer: User, program: Program) -> QuerySet[GuestAccount]:
    """Guests by name; `part` is the state of their participation. Only for those who manage the program."""
    require(can_manage(viewer, program))
    parts = Participant.objects.filter(program=program, person=OuterRef("person"))
    found = GuestAccount.objects.filter(scope=program.code).select_related("person", "organisation")
    return found.annotate(part=Subquery(parts.values("state")[:1]))


def partner_choices(viewer: User) -> list[tuple[str, str]]:
    """Return code and name of the partners a guest can come from."""
    return list(partners_visible_to(viewer).values_list("code", "name"))


def accounts_ending(now: datetime) -> list[tuple[GuestAccount, Program]]:
    """Return the accounts in their last week, with their program. For the clock. Two queries."""
    today = now.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    week = (today, today + timedelta(days=WARNED_BEFORE))
    found = GuestAccount.objects.filter(person__is_active=True, person__guest_until__range=week)
    accounts = list(found.select_related("person", "organisation"))
    programs = {one.code: one for one in Program.objects.filter(code__in=[one.scope for one in accounts])}
    return [(account, programs[account.scope]) for account in accounts if account.scope in programs]


def program_of(account: GuestAccount) -> Program:
    """Return the one program the guest is in. For mails to those who run it."""
    return Program.objects.get(code=account.scope)
