"""What every page needs around its content: menu, theme, demo bar, company name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string

from mentoring.web.company import company

THEMES = ("light", "dark")
COLOURS = {"light": "#ffffff", "dark": "#122335"}  # --surface: what a phone paints around the page


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the main menu."""

    url: str
    label: str
    icon: str
    current: bool


def shell(request: HttpRequest) -> dict[str, Any]:
    """Return the frame of a page. Nothing here asks the database unless the template uses it."""
    theme = request.COOKIES.get("theme", "")
    found = SimpleLazyObject(company)
    return {
        "nav": _menu("places", request),
        "person_places": _menu("person_places", request),
        "demo_places": _menu("demo_places", request),
        "ui_theme": theme if theme in THEMES else "",
        "theme_colours": {theme: COLOURS[theme]} if theme in THEMES else COLOURS,
        "company": found,
        "company_name": SimpleLazyObject(lambda: found.name),
        "demo_bar": settings.DEMO,
    }


def _menu(name: str, request: HttpRequest) -> Any:
    """Return the places that the navigation module's function `name` lists, asked for when needed."""
    return SimpleLazyObject(lambda: import_string(f"{settings.NAVIGATION}.{name}")(request))
