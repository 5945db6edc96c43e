"""What people do not want any more."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models.functions import Now

from mentoring.errors import Refused
from mentoring.notifications import links, registry
from mentoring.notifications.models import Choice, Delivery, Preference, Suppression
from mentoring.notifications.notice import Notice
from mentoring.notifications.people import Person, address_hash
from mentoring.notifications.queries import unwanted_kinds
from mentoring.notifications.rules.moves import State


def switch_off(*, notice: Notice, person: Person) -> None:
    """Turn one kind of mail off for one person, from the next claim and the next mark on.

    Raises Refused("needed_mail") for kinds that cannot be turned off.
    """
    if not notice.can_be_switched_off:
        raise Refused("needed_mail")
    Preference.objects.update_or_create(
        person_id=person.pk, notice=notice.slug, defaults={"choice": Choice.OFF, "changed_at": Now()}
    )
    Delivery.objects.filter(person_id=person.pk, notice=notice.slug, state=State.SENDING).update(
        cancel_requested=True
    )


def switch_on(*, notice: Notice, person: Person) -> None:
    """Let one kind of mail come again. What a mail's link switched off for the address is lifted, too."""
    Preference.objects.filter(person_id=person.pk, notice=notice.slug).delete()
    Suppression.objects.filter(
        address_hmac=address_hash(person.email),
        scope=notice.slug,
        reason=Suppression.Reasons.UNSUBSCRIBED,
    ).delete()


@transaction.atomic
def choose(*, wanted: Mapping[str, bool], by: Person, now: datetime) -> bool:  # noqa: ARG001  (as every action)
    """Keep what somebody wants to get: notice slug → yes or no. Kinds that are not named stay as they are.

    People choose for themselves alone. Returns True. Raises Refused("needed_mail") and UnknownNotice.
    """
    off = unwanted_kinds(by)
    for slug, wants in wanted.items():
        if wants == (slug in off):
            (switch_on if wants else switch_off)(notice=registry.get(slug), person=by)
    return True


def unsubscribe(*, signed: str) -> Notice | None:
    """Do what the signed link of a mail says. Returns the kind that is now off, None if the link is not ours.

    Works for people without an account too, whose address hash the link carries. Twice is the same as once.
    """
    found = links.read_unsubscribe(signed)
    if found is None:
        return None
    who, slug = found
    notice = registry.find(slug)
    if notice is None:
        return None
    if who.startswith("@"):
        Suppression.objects.get_or_create(
            address_hmac=who[1:], scope=slug, defaults={"reason": Suppression.Reasons.UNSUBSCRIBED}
        )
        return notice
    person: Any = get_user_model()._default_manager.filter(code=who).first()
    if person is None:
        return None
    switch_off(notice=notice, person=person)
    return notice
