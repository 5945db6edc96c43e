"""Coming in: invitations and what an answer needs, applications, and the places there are."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import datetime

from mentoring.errors import Refused

COMES_BACK = frozenset({"declined", "withdrawn", "left"})
"""States from which somebody may apply anew: they went on their own."""

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


def check_application(*, is_open: bool, state: str) -> None:
    """Raise Refused unless somebody whose part stands at `state` ("" for none) can apply.

    `is_open`: people can apply for this role. Codes: no_applications, in_already, application_decided.
    """
    if state == "refused":
        raise Refused("application_decided")
    if state and state not in COMES_BACK:
        raise Refused("in_already")
    if not is_open:
        raise Refused("no_applications", field="role")


def free_place(taken: Collection[int], places: int | None) -> int | None:
    """Return the lowest free place, counted from 1, or None if all are taken. `places` None has no end.

    Where places were taken away later, those who are in keep theirs, and nobody follows until there is room.
    """
    if places is not None and len(taken) >= places:
        return None
    return next_place(taken)


def next_place(taken: Collection[int]) -> int:
    """Return the lowest number from 1 that is not taken."""
    return next(number for number in range(1, len(taken) + 2) if number not in taken)


def split_addresses(text: str) -> tuple[str, ...]:
    """Return the entries of a pasted list in lower case, each once; lines, commas and semicolons part them.

    `Name <address>`, as mail programs copy it, becomes the address. What holds no address stays as it is,
    so that it can be reported.
    """
    entries = (entry.strip() for entry in re.split(r"[\n\r,;]+", QUOTED.sub(" ", text)))
    return tuple(dict.fromkeys(address for entry in entries if entry for address in _addresses(entry)))


def _addresses(entry: str) -> list[str]:
    return [address.strip("<>.'").lower() for address in ADDRESS.findall(entry)] or [entry.lower()]
