"""Addresses in mails: absolute, and signed where they act without a login."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core import signing
from django.urls import reverse

from mentoring.notifications.notice import Notice
from mentoring.notifications.people import Person, address_hash

SALT = "notifications.unsubscribe"


def absolute(name: str, **parts: Any) -> str:
    """Return the full address of the page called `name`, for use outside a request."""
    return f"{settings.BASE_URL}{reverse(name, kwargs=parts)}"


def unsubscribe(notice: Notice, person: Person | None, address: str) -> str:
    """Return the signed address that turns `notice` off, or "" if it cannot be turned off. Never expires."""
    if not notice.can_be_switched_off:
        return ""
    who = person.code if person is not None else "@" + address_hash(address)
    return absolute("notifications:unsubscribe", signed=_signer().sign_object([who, notice.slug]))


def read_unsubscribe(signed: str) -> tuple[str, str] | None:
    """Return (person's code or "@" + address hash, notice slug) of a signed link; None: not ours."""
    try:
        who, slug = _signer().unsign_object(signed)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return who, slug


def _signer() -> signing.Signer:
    """Sign without a time: the link never expires, and the same mail holds the same link."""
    return signing.Signer(salt=SALT)
