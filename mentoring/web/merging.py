"""Two people at one form: what only one of them changed is kept, what both changed is asked about.

A form carries a mark for each value it began with. Marks are short hashes: they compare, they hold nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LENGTH = 8  # hexadecimal digits; a mark tells apart a handful of values of one field


@dataclass(frozen=True, slots=True)
class Merged:
    """Field → new value for what is to be kept, and the fields both changed, each differently."""

    changes: Mapping[str, Any]
    clashes: tuple[str, ...]


def mark(value: Any) -> str:
    """Return what a value is recognised by; the ends of lines do not count."""
    text = repr(value.replace("\r\n", "\n").strip() if isinstance(value, str) else value)
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


def marks(values: Mapping[str, Any]) -> dict[str, str]:
    """Return field → mark."""
    return {name: mark(value) for name, value in values.items()}


def marks_in(text: str) -> dict[str, str]:
    """Return the marks that a form sent as JSON; what cannot be read counts as nothing seen."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    known = found.items() if isinstance(found, dict) else ()
    return {name: one for name, one in known if isinstance(one, str)}


def merged(stored: Mapping[str, Any], said: Mapping[str, Any], seen: Mapping[str, str]) -> Merged:
    """Return what of `said` is kept beside what is `stored` by now; `seen` are the marks the form began with.

    A value not touched in the form gives way to the stored one. Without a mark every difference is a clash.
    """
    changes, clashes = {}, []
    for name, value in said.items():
        base, now, new = seen.get(name), mark(stored[name]), mark(value)
        if new in {base, now}:
            continue
        if now == base:
            changes[name] = value
        else:
            clashes.append(name)
    return Merged(changes, tuple(clashes))
