"""What counts as an e-mail address in an HR file."""

from __future__ import annotations

import re

MAX_EMAIL = 254  # RFC 5321, 4.5.3.1.3
NO_ADDRESS = "@no-address.invalid"  # RFC 2606: no mail can ever go there

_LOCAL = r"[^\s@<>()\[\]\\,;:\"|]+"
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_EMAIL = re.compile(rf"{_LOCAL}@{_LABEL}(?:\.{_LABEL})+")
_WITHIN = re.compile(rf"{_LOCAL}@[\w.-]+")


def is_email(text: str) -> bool:
    """Say whether `text` is one plain address. Letters of all scripts are fine (RFC 6531: françois0@…)."""
    if len(text) > MAX_EMAIL or not _EMAIL.fullmatch(text):
        return False
    local = text.partition("@")[0]
    return not (local.startswith(".") or local.endswith(".") or ".." in local)


def read_email(cell: str) -> str:
    """Return the address in `cell` in lower case: bare, after "mailto:", or within "Name <address>".

    Returns "" when there is none or it is no address.
    """
    text = cell.removeprefix("mailto:").removeprefix("MAILTO:")
    if "<" in text and text.endswith(">"):
        text = text[text.rindex("<") + 1 : -1]
    text = text.strip().lower()
    return text if is_email(text) else ""


def email_within(cell: str) -> str:
    """Return the first address somewhere in `cell` in lower case, "" when there is none."""
    found = _WITHIN.search(cell[: 2 * MAX_EMAIL])  # a search, so a long cell would cost its square
    return read_email(found[0].rstrip(".")) if found else ""


def stand_in(employee_number: str) -> str:
    """Return what stands for the address of somebody who has none yet, the same for the same number.

    Such people are in the directory (somebody may report to them) but cannot sign in or be invited.
    """
    key = employee_number.casefold()
    return f"{key if re.fullmatch(r'[a-z0-9]{1,40}', key) else 'x-' + key.encode().hex()}{NO_ADDRESS}"


def has_address(email: str) -> bool:
    """Say whether `email` reaches anybody."""
    return not email.endswith(NO_ADDRESS)
