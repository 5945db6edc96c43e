"""Thirty days after its end the account of a guest is erased; what the tandem did stays, without a name."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction

from mentoring.privacy.actions import erase_words
from mentoring.profiles.actions.account import sign_out_everywhere
from mentoring.profiles.models import BirthYear, GuestAccount, Portrait, Profile, User
from mentoring.profiles.rules.emails import NO_ADDRESS
from mentoring.profiles.rules.guests import erased_before


def erase_former_guests(*, now: datetime) -> int:
    """Erase guests whose last day was more than thirty days ago. Returns how many; twice is the same as once.

    Whoever still has a `GuestAccount` has not been erased. Nobody acts here: the clock does.
    """
    day = erased_before(now.astimezone(ZoneInfo(settings.TIME_ZONE)).date())
    due = list(GuestAccount.objects.filter(person__guest_until__lt=day).values_list("person", flat=True))
    return sum(_erase(person, now) for person in due)


@transaction.atomic
def _erase(person: int, now: datetime) -> bool:
    """Erase one guest, unless they were let in again meanwhile; their row stays as what tandems refer to."""
    account = GuestAccount.objects.select_for_update().filter(person=person).first()
    guest = User.objects.select_for_update().get(pk=person)
    day = erased_before(now.astimezone(ZoneInfo(settings.TIME_ZONE)).date())
    if account is None or guest.guest_until is None or guest.guest_until >= day:
        return False
    erase_words(person=guest, now=now)
    sign_out_everywhere(people=[guest])
    Authenticator.objects.filter(user=guest).delete()
    for own in (Profile, Portrait, BirthYear, GuestAccount):
        own.objects.filter(person=guest).delete()
    guest.email, guest.is_active = f"erased-{guest.code}{NO_ADDRESS}", False
    guest.first_name = guest.last_name = guest.sort_key = guest.department = guest.portrait = ""
    guest.set_unusable_password()
    guest.save()
    return True
