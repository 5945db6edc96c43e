"""Reading consents, and what the product holds about somebody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import Exists, QuerySet

from mentoring.privacy.models import AuditEvent, Consent, Purpose
from mentoring.privacy.registry import (
    Field,
    Kind,
    Text,
    home_of,
    modes,
    names,
    own_rows,
    register,
    scope_names,
)


def people_agreeing_aggregate(*, purpose: Purpose, scope: str) -> QuerySet[Consent, int]:
    """Return whose consent to `purpose` in `scope` is in force, to be asked within another query."""
    given = Consent.objects.filter(purpose=purpose, scope=scope, withdrawn_at=None)
    return given.order_by().values_list("person_id", flat=True)


def people_who_agree_aggregate(*, purpose: Purpose, scope: str, person_ids: Iterable[int]) -> frozenset[int]:
    """Return those of `person_ids` whose consent to `purpose` in `scope` is in force. For the rule engine."""
    return frozenset(
        Consent.objects.filter(
            purpose=purpose, scope=scope, withdrawn_at=None, person_id__in=list(person_ids)
        ).values_list("person_id", flat=True)
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One purpose for which something is kept: what for, who sees it, until when, and under which names."""

    purpose: Text
    seen_by: Text
    until: Text
    names: list[Text]


@dataclass(frozen=True, slots=True)
class Held:
    """What one app keeps about a person. `now`: there is something; `perhaps`: there could be."""

    title: Text
    now: list[Line]
    perhaps: list[Line]


def held_about(viewer: Any) -> list[Held]:
    """Return what the product keeps about `viewer` and why, app by app, by the field register. One query."""
    present = _models_with_rows(viewer)
    groups: dict[str, tuple[dict[tuple[str, ...], Line], dict[tuple[str, ...], Line]]] = {}
    for name, field in register().items():
        if field.kind is not Kind.PLAIN:
            model = name.rpartition(".")[0]
            now, perhaps = groups.setdefault(home_of(model), ({}, {}))
            _add(now if model in present else perhaps, name, field)
    return [  # what is closest to people first
        Held(apps.get_app_config(label).verbose_name, list(now.values()), list(perhaps.values()))
        for label, (now, perhaps) in reversed(groups.items())
    ]


def _add(lines: dict[tuple[str, ...], Line], name: str, field: Field) -> None:
    """Put a field to those that are kept for the same purpose, seen by the same people and as long."""
    key = (str(field.purpose), str(field.seen_by), str(field.until))
    line = lines.setdefault(key, Line(field.purpose, field.seen_by, field.until, []))
    if name in names():
        line.names.append(names()[name])


def _models_with_rows(viewer: Any) -> set[str]:
    """Return the models that hold rows of the viewer's, by one question to the database."""
    questions = [(model, rows.of(viewer)) for model, found in own_rows().items() for rows in found]
    people = get_user_model()._base_manager.filter(pk=viewer.pk)
    answers = people.values_list(*(Exists(rows.order_by()) for _model, rows in questions)).get()
    return {model for (model, _rows), yes in zip(questions, answers, strict=True) if yes}


@dataclass(frozen=True, slots=True)
class Agreed:
    """One consent as its giver reads it. `where` is the program, `seen` what others saw of it then."""

    consent: Consent
    where: str
    seen: Text


def consents_of(viewer: Any) -> list[Agreed]:
    """Return everything `viewer` ever agreed to, those in force first, newest first. Two queries."""
    found = list(Consent.objects.filter(person=viewer).order_by("-given_at", "-pk"))
    known = scope_names({consent.scope for consent in found}) if found else {}
    agreed = [Agreed(one, known.get(one.scope, one.scope), modes().get(one.mode, one.mode)) for one in found]
    return sorted(agreed, key=lambda one: one.consent.withdrawn_at is not None)


def steps_about(viewer: Any) -> QuerySet[AuditEvent]:
    """Return the privileged steps of others that concern `viewer` alone, newest first."""
    thing = f"{get_user_model()._meta.label_lower}:{viewer.code}"
    return AuditEvent.objects.filter(thing=thing).exclude(actor=viewer).select_related("actor")


def people_to_ask() -> list[Any]:
    """Return those who run this installation: whom to write to about one's data."""
    people = get_user_model()._base_manager.filter(is_site_admin=True, is_active=True)
    return list(people.order_by("pk"))
