"""Writing consents and audit events."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models, transaction

from mentoring.notifications.actions import forget_mails
from mentoring.privacy.models import AuditEvent, Consent, Purpose
from mentoring.privacy.registry import erasers


def give_consent(
    *, person: Any, purpose: Purpose, scope: str, version: str, mode: str, now: datetime
) -> Consent:
    """Record that `person` agrees; a consent that is already given stays as it is."""
    consent, _created = Consent.objects.get_or_create(
        person=person,
        purpose=purpose,
        scope=scope,
        withdrawn_at=None,
        defaults={"version": version, "mode": mode, "given_at": now},
    )
    return consent


def withdraw_consent(*, person: Any, purpose: Purpose, scope: str, now: datetime) -> None:
    """End a consent at once, without a reason. Nothing happens if there is none."""
    Consent.objects.filter(person=person, purpose=purpose, scope=scope, withdrawn_at=None).update(
        withdrawn_at=now
    )


def end_consents(*, purpose: Purpose, scope: str, now: datetime) -> int:
    """End what anybody agreed to in `scope`, because the purpose is gone. Returns how many consents ended."""
    return Consent.objects.filter(purpose=purpose, scope=scope, withdrawn_at=None).update(withdrawn_at=now)


@transaction.atomic
def erase_words(*, person: Any, now: datetime) -> None:
    """Erase what `person` wrote and chose, everywhere: words, consents, mails. Facts of tandems stay.

    The account itself belongs to `mentoring.profiles`, which calls this. Nobody acts here: the clock does.
    """
    for erase in erasers():
        erase(person)
    forget_mails(person=person)
    Consent.objects.filter(person=person, given_at__lte=now).delete()


def audit(by: Any, verb: str, thing: models.Model, *, now: datetime) -> None:
    """Note a privileged step: who, what, on which thing (its model and code). Never personal text."""
    audit_all(by, verb, [thing], now=now)


def audit_all(by: Any, verb: str, things: Iterable[models.Model], *, now: datetime) -> None:
    """Note one privileged step on each of many things, in one statement."""
    AuditEvent.objects.bulk_create(
        AuditEvent(
            at=now,
            actor=by,
            verb=verb,
            thing=f"{thing._meta.label_lower}:{getattr(thing, 'code', thing.pk)}",
        )
        for thing in things
    )
