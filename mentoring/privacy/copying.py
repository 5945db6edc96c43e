"""A person's own copy, row by row: what the register says belongs into it, in words and as plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models

from mentoring.privacy.registry import Rows, Text, names, own_rows, register


@dataclass(frozen=True, slots=True)
class Value:
    """One value. `plain` is for machines (JSON, or bytes for a file), `shown` for people."""

    field: str
    name: Text
    plain: Any
    shown: Any


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one model: "app_label.Model", its name, and the values of each row."""

    model: str
    name: Text
    rows: list[list[Value]]


def parts_of(person: Any) -> Iterator[Part]:
    """Yield what `person` gets, model by model; encrypted words are read, words of others are left out."""
    for label, selections in own_rows().items():
        model = apps.get_model(label)
        rows = [
            [_value(label, path, row, person, rows) for path in _paths(label, rows)]
            for rows in selections
            for row in rows.of(person)
        ]
        if rows:
            yield Part(label, names().get(label, model._meta.verbose_name or label), rows)


def _paths(label: str, rows: Rows) -> list[str]:
    """Return which fields of a row are copied: first what tells rows apart, then what the register says."""
    copied = [name.rpartition(".") for name, field in register().items() if field.copy]
    own = [name for model, _dot, name in copied if model == label and name not in rows.without]
    return [*rows.also, *(name for name in own if name not in rows.also)]


def _value(label: str, path: str, row: models.Model, person: Any, rows: Rows) -> Value:
    owner, field = _follow(row, path)
    plain = owner.serializable_value(field.name) if field.is_relation else getattr(owner, field.name)
    if path in rows.said:
        plain = shown = rows.said[path](person, row)
    elif field.is_relation:
        shown = _related(owner, field)
        plain = shown
    else:
        shown = _in_words(field, plain)
    name = names().get(f"{label}.{path}", field.verbose_name)
    return Value(path, name, _for_machines(plain), shown)


def _follow(row: models.Model, path: str) -> tuple[models.Model, Any]:
    """Return the object and the field that a dotted path ends at."""
    *way, last = path.split(".")
    for step in way:
        row = getattr(row, step)
    return row, row._meta.get_field(last)


def _related(owner: models.Model, field: Any) -> Any:
    """Return the name of what a field points at, or the names if there are many."""
    if field.many_to_many:
        return [str(one) for one in getattr(owner, field.name).all()]
    one = getattr(owner, field.name)
    return None if one is None else str(one)


def _in_words(field: Any, value: Any) -> Any:
    """Return a value as its form would show it."""
    if isinstance(value, list):
        known = dict(getattr(getattr(field, "base_field", None), "choices", None) or ())
        return [known.get(one, one) for one in value]
    return dict(field.flatchoices).get(value, value)


def _for_machines(value: Any) -> Any:
    """Return a value that JSON can hold; bytes stay bytes, they become files."""
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [_for_machines(one) for one in value]
    if hasattr(value, "lower") and hasattr(value, "upper") and not isinstance(value, str | bytes):
        return [_for_machines(value.lower), _for_machines(value.upper)]
    if value is None or isinstance(value, str | int | float | bool | bytes | dict):
        return value
    return bytes(value) if isinstance(value, memoryview) else str(value)
