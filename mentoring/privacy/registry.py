"""The field register: every model field is declared in its app's `privacy.py`.

An app writes `FIELDS = {"Model.field": Field(...)}`; for apps below this one somebody above writes
`LOWER_STOREYS = {"app_label.Model.field": Field(...)}`. A field nobody declared fails the build.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps


class Kind(StrEnum):
    """How close a field is to a person."""

    WORDS = "private words"
    PERSONAL = "personal"
    PSEUDONYMOUS = "pseudonymous"
    PLAIN = "plain"


class Erasure(StrEnum):
    """What erasing a person does to the field."""

    DELETE = "delete"
    NULL = "null"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Field:
    """One line of the register.

    `until` says how long the value stays, `copy` whether the person's own data copy holds it.
    """

    kind: Kind
    purpose: str = ""
    seen_by: str = ""
    until: str = ""
    copy: bool = False
    erasure: Erasure = Erasure.KEEP


def plain(*names: str) -> dict[str, Field]:
    """Declare fields that say nothing about a person."""
    return {name: Field(Kind.PLAIN) for name in names}


@lru_cache(maxsize=1)
def register() -> dict[str, Field]:
    """Return the whole register: "app_label.Model.field" → Field."""
    found: dict[str, Field] = {}
    for app in apps.get_app_configs():
        if find_spec(f"{app.name}.privacy"):
            declared = import_module(f"{app.name}.privacy")
            found |= {f"{app.label}.{name}": field for name, field in declared.FIELDS.items()}
            found |= getattr(declared, "LOWER_STOREYS", {})
    return found
