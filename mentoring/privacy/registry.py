"""The field register: every model field is declared in its app's `privacy.py`.

An app writes `FIELDS = {"Model.field": Field(...)}`; for apps below this one somebody above writes
`LOWER_STOREYS = {"app_label.Model.field": Field(...)}`. A field nobody declared fails the build.

People read the register and take their data with them, so an app also says there, if it holds any of it:
`ROWS = {"Model": (Rows(...),)}` which rows of a model are somebody's own (unless a field `person`, `author`
or `user` says so), and `NAMES = {"Model": …, "Model.field": …}` what a model and its fields are called.
Keys that begin with an app label are about an app below.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet
from django.utils.functional import Promise

Text = str | Promise  # words that are read by people, in their language


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
    purpose: Text = ""
    seen_by: Text = ""
    until: Text = ""
    copy: bool = False
    erasure: Erasure = Erasure.KEEP


def plain(*names: str) -> dict[str, Field]:
    """Declare fields that say nothing about a person."""
    return {name: Field(Kind.PLAIN) for name in names}


@lru_cache(maxsize=1)
def register() -> dict[str, Field]:
    """Return the whole register: "app_label.Model.field" → Field."""
    found: dict[str, Field] = {}
    for label, declared in _declarations():
        found |= {f"{label}.{name}": one for name, one in declared.FIELDS.items()}
        found |= getattr(declared, "LOWER_STOREYS", {})
    return found


@cache
def home_of(model: str) -> str:
    """Return under which app people look for "app_label.Model": its own, or ours if it is a library's."""
    label = model.partition(".")[0]
    for app, declared in _declarations():
        if any(name.startswith(f"{model}.") for name in getattr(declared, "LOWER_STOREYS", {})):
            ours = apps.get_app_config(label).name.startswith(OURS)
            return label if ours else app
    return label


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a model that are somebody's own.

    `of` gives them for a person, ready to be read without further queries. `without` names fields that are
    another person's there; `also` plain facts, as dotted paths, that tell which row it is; `said` puts the
    value of a field into words for the person: (person, row) → value.
    """

    of: Callable[[Any], QuerySet[Any]]
    without: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    said: Mapping[str, Callable[[Any, Any], Any]] = field(default_factory=dict)


OURS = "mentoring."  # the platform's own apps; what else lies below is a library
OWNERS = ("person", "author", "user")  # fields that say whose a row is


@lru_cache(maxsize=1)
def own_rows() -> dict[str, tuple[Rows, ...]]:
    """Return, for every model that a person's own copy holds, which of its rows: "app_label.Model" → Rows."""
    said = _gathered("ROWS")
    models = dict.fromkeys(name.rpartition(".")[0] for name, one in register().items() if one.copy)
    return {label: said.get(label) or _of_the_person(apps.get_model(label)) for label in models}


@lru_cache(maxsize=1)
def names() -> dict[str, Text]:
    """Return what models and fields are called: "app_label.Model" or "app_label.Model.field" → words."""
    return _gathered("NAMES")


def scope_names(codes: set[str]) -> dict[str, str]:
    """Return what the scopes of consents are called: code → name. Apps that know some define this, too."""
    found: dict[str, str] = {}
    for _label, declared in _declarations():
        if hasattr(declared, "scope_names"):
            found |= declared.scope_names(codes)
    return found


def erasers() -> list[Callable[[Any], None]]:
    """Return what each app does to erase a person's own words and choices: a function `erase(person)`."""
    return [declared.erase for _label, declared in _declarations() if hasattr(declared, "erase")]


def modes() -> dict[str, Text]:
    """Return what the visibility modes are called that a consent may have been given under."""
    return {mode: name for _label, one in _declarations() for mode, name in getattr(one, "MODES", {}).items()}


def _of_the_person(model: type[Model]) -> tuple[Rows, ...]:
    fields = {one.name for one in model._meta.get_fields()}
    owner = next((name for name in OWNERS if name in fields), "")
    if not owner:
        raise LookupError(f"{model._meta.label} is copied, but no `ROWS` say which rows are whose")
    return (Rows(lambda person: model._base_manager.filter(**{owner: person})),)


def _gathered(name: str) -> dict[str, Any]:
    labels = {app.label for app in apps.get_app_configs()}
    return {
        key if key.partition(".")[0] in labels else f"{label}.{key}": value
        for label, declared in _declarations()
        for key, value in getattr(declared, name, {}).items()
    }


def _declarations() -> list[tuple[str, ModuleType]]:
    return [
        (app.label, import_module(f"{app.name}.privacy"))
        for app in apps.get_app_configs()
        if find_spec(f"{app.name}.privacy")
    ]
