"""Keeping the list of partner organisations, and the narrow accounts of their people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from mentoring.errors import Refused, require
from mentoring.privacy.actions import audit
from mentoring.profiles.models import GuestAccount, PartnerOrganisation, User
from mentoring.profiles.models.user import today_at_the_company
from mentoring.profiles.permissions import can_keep_partners
from mentoring.profiles.rules import guests


@transaction.atomic
def keep_partner(
    *, name: str, kind: str, terms: str, by: User, now: datetime, partner: PartnerOrganisation | None = None
) -> PartnerOrganisation:
    """Add an organisation, or change `partner`; its guests show the new name.

    Raises NotAllowed, or Refused(partner_known).
    """
    require(can_keep_partners(by))
    kept = partner or PartnerOrganisation()
    if PartnerOrganisation.objects.filter(name__iexact=name).exclude(pk=kept.pk).exists():
        raise Refused("partner_known", field="name")
    kept.name, kept.kind, kept.terms = name, kind, terms
    kept.save()
    User.objects.filter(guest_account__organisation=kept).update(department=name)
    audit(by, "partner.changed" if partner else "partner.added", kept, now=now)
    return kept


@dataclass(frozen=True, slots=True)
class Guest:
    """Who is let in. `organisation` is the code of a partner, `until` the last day of the account."""

    first_name: str
    last_name: str
    email: str
    language: str
    organisation: str
    until: date


@transaction.atomic
def open_guest_account(*, guest: Guest, scope: str, by: User, now: datetime) -> User:
    """Return the person behind `guest`, whose account works in the program called `scope` (its code) alone.

    Somebody who was a guest of the same program is let in again. Raises NotAllowed, or Refused:
    guest_is_colleague, guest_elsewhere.
    """
    require(can_keep_partners(by))
    partner = PartnerOrganisation.objects.get(code=guest.organisation)
    person = User.objects.filter(email=guest.email).select_related("guest_account").first()
    if person is not None and not person.is_guest:
        raise Refused("guest_is_colleague", field="email")
    if person is not None and person.guest_account.scope != scope:
        raise Refused("guest_elsewhere", field="email")
    if person is None:
        person = User.objects.create_user(
            guest.email, first_name=guest.first_name, last_name=guest.last_name, language=guest.language
        )
        GuestAccount.objects.create(person=person, organisation=partner, scope=scope, invited_by=by)
    # Where somebody comes from stands where others have their department: on pages, and for the pairing.
    person.department, person.guest_until, person.is_active = partner.name, guest.until, True
    person.save(update_fields=["department", "guest_until", "is_active"])
    GuestAccount.objects.filter(person=person).update(organisation=partner)
    audit(by, "guest.let_in", person, now=now)
    return person


@transaction.atomic
def set_guest_end(*, guest: User, until: date | None, by: User, now: datetime) -> User:
    """Let the account of `guest` work until `until`; None ends it this minute, and today is its last day."""
    require(can_keep_partners(by) and guest.is_guest)
    today = now.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    guest.is_active = until is not None
    guest.guest_until = until or min(guest.guest_until or today, today)
    guest.save(update_fields=["is_active", "guest_until"])
    audit(by, "guest.end_set" if until else "guest.ended", guest, now=now)
    return guest


def close_ended_guests(*, now: datetime) -> int:
    """Deactivate guests whose last day is over, so that nothing is mailed to them. Returns how many.

    Nobody acts here: the clock does.
    """
    today = now.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    return User.objects.filter(is_active=True, guest_until__lt=today).update(is_active=False)


def check_guest_end(until: date, *, latest: date) -> None:
    """Raise Refused as `rules.guests.check_end` does, counted from today."""
    guests.check_end(until, today=today_at_the_company(), latest=latest)
