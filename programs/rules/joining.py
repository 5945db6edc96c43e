"""Invitations: when one may still be answered, and what the answer needs."""

from __future__ import annotations

import re
from datetime import datetime

from mentoring.errors import Refused

QUOTED = re.compile(r'"[^"\n]*"')  # "Oldehaver, Katrin" <katrin@…>
ADDRESS = re.compile(r"[^\s,;<>\"()]+@[^\s,;<>\"()]+")


def check_invitation(*, used: bool, voided: bool, expires_at: datetime, now: datetime) -> None:
    """Raise Refused unless the invitation can be answered at `now`.

    Codes: invitation_used, invitation_void (a newer one was sent, or it was taken back), invitation_expired.
    """
    if used:
        raise Refused("invitation_used")
    if voided:
        raise Refused("invitation_void")
    if now >= expires_at:
        raise Refused("invitation_expired")


def check_agreement(*, taking_part: bool) -> None:
    """Raise Refused(agreement_needed) unless the person agreed to take part."""
    if not taking_part:
        raise Refused("agreement_needed", field="taking_part")


def split_addresses(text: str) -> tuple[str, ...]:
    """Return the entries of a pasted list in lower case, each once; lines, commas and semicolons part them.

    `Name <address>`, as mail programs copy it, becomes the address. What holds no address stays as it is,
    so that it can be reported.
    """
    entries = (entry.strip() for entry in re.split(r"[\n\r,;]+", QUOTED.sub(" ", text)))
    return tuple(dict.fromkeys(address for entry in entries if entry for address in _addresses(entry)))


def _addresses(entry: str) -> list[str]:
    return [address.strip("<>.'").lower() for address in ADDRESS.findall(entry)] or [entry.lower()]
