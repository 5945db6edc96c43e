"""Somebody's account is erased: mails to them lose address and words, and nothing more goes out."""

from __future__ import annotations

from django.db import transaction
from django.db.models.functions import Now

from mentoring.notifications.models import Delivery, Preference
from mentoring.notifications.people import Person
from mentoring.notifications.rules.moves import State


@transaction.atomic
def forget_mails(*, person: Person) -> int:
    """Drop what is open to `person`; take address, words and name off what was sent. Returns how many mails.

    That a mail of a kind left stays, so that nothing is sent twice and the figures of a program hold.
    """
    Preference.objects.filter(person_id=person.pk).delete()
    mails = Delivery.objects.filter(person_id=person.pk)
    mails.filter(state=State.SENDING).update(cancel_requested=True)
    mails.filter(state__in=[State.PENDING, State.HELD]).update(state=State.CANCELLED, settled_at=Now())
    return mails.update(person=None, address="", context={}, body=None, last_error="")
