"""What pages and mails know about the company they are for. A storey above builds it (settings.COMPANY)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True, slots=True)
class Logo:
    """Where the logo is, and how large (CSS pixels). `is_light`: it wants dark ground."""

    url: str
    width: int
    height: int
    is_light: bool


@dataclass(frozen=True, slots=True)
class Company:
    """The company as pages and mails show it. Everything may be empty.

    `look` holds its colours for mails, `stylesheet` is the address of the same for pages.
    """

    name: str
    stylesheet: str = ""
    look: Any = None
    logo: Logo | None = None
    help_url: str = ""
    imprint_url: str = ""
    privacy_url: str = ""


def company() -> Company:
    """Return the company of this installation. One query."""
    found: Company = import_string(settings.COMPANY)()
    return found
