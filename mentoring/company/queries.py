"""Reading the company: for every page and mail, for its own page, and its logo."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse

from mentoring.company.models import THE_ONE, Company
from mentoring.company.permissions import can_set_company
from mentoring.company.rules.look import Look, look
from mentoring.web import company as shown

SHOWN_WITHIN = (160, 32)  # CSS pixels in the masthead


def company() -> shown.Company:
    """Return the company as everybody sees it. One query, nothing cached: a change is there at once."""
    row = _row()
    colours = look(row.first_colour, row.second_colour)
    return shown.Company(
        name=row.name,
        stylesheet=reverse("company:theme", args=[colours.version()]) if colours else "",
        look=colours,
        logo=_logo(row),
        help_url=row.help_url,
        imprint_url=row.imprint_url,
        privacy_url=row.privacy_url,
    )


def company_to_change(viewer: Any) -> Company | None:
    """Return the row for who may change it, unsaved if there is none yet; None for everybody else."""
    return _row() if can_set_company(viewer) else None


def look_in_force() -> Look:
    """Return the look of the company. Public: the sign-in page wears it."""
    row = _row()
    return look(row.first_colour, row.second_colour)


def logo_in_force() -> tuple[str, bytes]:
    """Return the version and the bytes of the logo, ("", b"") without one. Public: it is on the sign-in."""
    found = Company.objects.filter(pk=THE_ONE, logo__isnull=False).values_list("logo_version", "logo").first()
    return (found[0], bytes(found[1] or b"")) if found else ("", b"")


def _row() -> Company:
    """Return the company without its logo's bytes; a nameless one has the name of the settings."""
    row = Company.objects.filter(pk=THE_ONE).defer("logo").first() or Company()
    row.name = row.name or settings.COMPANY_NAME
    return row


def _logo(row: Company) -> shown.Logo | None:
    if not row.logo_version:
        return None
    scale = min(SHOWN_WITHIN[0] / row.logo_width, SHOWN_WITHIN[1] / row.logo_height)
    width, height = (max(round(side * scale), 1) for side in (row.logo_width, row.logo_height))
    return shown.Logo(reverse("company:logo", args=[row.logo_version]), width, height, row.logo_is_light)
