"""Whom a mail goes to: the little this app needs to know about a person."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from django.conf import settings

from mentoring.encryption import keyed_hash


@runtime_checkable
class Person(Protocol):
    """What a user must be able to say. `language` is "de" or "en", `time_zone` an IANA name."""

    pk: int
    code: str
    email: str
    first_name: str
    last_name: str
    language: str
    time_zone: str
    is_active: bool


@dataclass(frozen=True, slots=True)
class Address:
    """Somebody without an account: an invited guest, or whoever typed an address at the login page."""

    email: str
    name: str = ""
    language: str = ""
    time_zone: str = ""


def normal(email: str) -> str:
    """Return the address as the outbox keeps it: trimmed, composed, lower case."""
    return unicodedata.normalize("NFC", email.strip()).lower()


def address_hash(email: str) -> str:
    """Return what an address is recognised by in the list of blocked ones (keyed, never a plain hash)."""
    return keyed_hash("address:" + normal(email))


def recipient_key(to: Person | Address) -> str:
    """Return the part of a dedupe key that names the recipient, without the address itself."""
    return "@" + address_hash(to.email)[:24] if isinstance(to, Address) else to.code


def language_of(wanted: str) -> str:
    """Return the language to write in: the wanted one if the installation speaks it, else its own."""
    return wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
