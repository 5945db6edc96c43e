"""Changing how the product looks."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from django.db import transaction

from mentoring.company.models import THE_ONE, Company
from mentoring.company.permissions import can_set_company
from mentoring.company.rules import colour
from mentoring.company.rules.logo import Logo
from mentoring.errors import Refused, require
from mentoring.privacy.actions import audit

WITHOUT_LOGO = {
    "logo": None,
    "logo_version": "",
    "logo_width": 0,
    "logo_height": 0,
    "logo_is_light": False,
}


@transaction.atomic
def change_company(
    *, by: Any, now: datetime, facts: dict[str, str], logo: Logo | None = None, drop_logo: bool = False
) -> Company:
    """Set what `facts` names (fields of Company), and the logo if there is a new one or none is wanted.

    Raises Refused for a colour that is none.
    """
    require(can_set_company(by))
    for field in {"first_colour", "second_colour"} & facts.keys():
        facts = {**facts, field: _normal(field, facts[field])}
    picture = _columns(logo) if logo else WITHOUT_LOGO if drop_logo else {}
    return _save(by, now, {**facts, **picture})


@transaction.atomic
def return_to_own_look(*, by: Any, now: datetime) -> Company:
    """Give up colours and logo. Name and links say who the company is, so they stay."""
    require(can_set_company(by))
    return _save(by, now, {"first_colour": "", "second_colour": "", **WITHOUT_LOGO})


def _save(by: Any, now: datetime, values: dict[str, Any]) -> Company:
    company, _created = Company.objects.update_or_create(pk=THE_ONE, defaults={**values, "changed_at": now})
    audit(by, "company.changed", company, now=now)
    return company


def _columns(logo: Logo) -> dict[str, Any]:
    return {
        "logo": logo.content,
        "logo_version": hashlib.sha256(logo.content).hexdigest()[:12],
        "logo_width": logo.width,
        "logo_height": logo.height,
        "logo_is_light": logo.is_light,
    }


def _normal(field: str, text: str) -> str:
    found = colour.parse(text)
    if text.strip() and found is None:
        raise Refused("no_colour", field=field)
    return str(found or "")
