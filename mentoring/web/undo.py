"""A message that offers to take back what it tells: an address to POST to, and the word on its button.

Both travel in the tags of Django's messages, as text. The address is an action like any other: it asks for a
token, for permission, and may be called twice.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.contrib.messages.storage.base import Message
from django.utils.http import url_has_allowed_host_and_scheme


@dataclass(frozen=True, slots=True)
class Undo:
    """Where the button of a message leads. Without a `label` it says "Undo"."""

    address: str
    label: str = ""


def offer_undo(address: str, label: str = "") -> str:
    """Return the `extra_tags` of a message that can be taken back: `messages.success(…, extra_tags=…)`."""
    return json.dumps({"undo": address, "label": label})


def undo_of(message: Message) -> Undo | None:
    """Return what `message` offers to take back; None for a plain one. Addresses elsewhere are ignored."""
    try:
        found = json.loads(message.extra_tags or "null")
    except ValueError:
        return None
    if not isinstance(found, dict) or not url_has_allowed_host_and_scheme(found.get("undo", ""), None):
        return None
    return Undo(found["undo"], found.get("label", ""))
