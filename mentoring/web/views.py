"""Language, theme, health, gallery and trouble: pages that belong to no app."""

from __future__ import annotations

import sys

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.templatetags.static import static

from mentoring.web.access import reads, writes
from mentoring.web.gallery import ERROR_PAGES, SECTIONS, specimens
from mentoring.web.gallery_table import table
from mentoring.web.language import is_spoken, keep_language
from mentoring.web.page import back_to, page
from mentoring.web.shell import COLOURS, THEMES

A_YEAR = 365 * 24 * 60 * 60
ICON_SIZES = (192, 512)  # pixels; what browsers ask for


@login_not_required
@writes("POST")
def language_set(request: HttpRequest) -> HttpResponse:
    """Remember the language: in the person's row when signed in, in a cookie always."""
    language = request.POST.get("language", "")
    response = redirect(back_to(request, default="/"))
    if is_spoken(language):
        keep_language(request, response, language)
    return response


@login_not_required
@writes("POST")
def theme_set(request: HttpRequest) -> HttpResponse:
    """Remember light or dark in a cookie; anything else means: as the system."""
    theme = request.POST.get("theme", "")
    response = redirect(back_to(request, default="/"))
    if theme in THEMES:
        response.set_cookie("theme", theme, max_age=A_YEAR, samesite="Lax", secure=settings.SECURE)
    else:
        response.delete_cookie("theme")
    return response


@login_not_required
@reads
def manifest(_request: HttpRequest) -> HttpResponse:
    """What a phone needs to put the product on its home screen."""
    icons = [
        {"src": static(f"img/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
        for size in ICON_SIZES
    ]
    facts = {
        "name": "Rückenwind",
        "short_name": "Rückenwind",
        "start_url": settings.LOGIN_REDIRECT_URL,
        "display": "minimal-ui",
        "background_color": COLOURS["light"],
        "theme_color": COLOURS["light"],
        "icons": icons,
    }
    return JsonResponse(facts, content_type="application/manifest+json")


@login_not_required
@reads
def healthz(_request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return JsonResponse({"status": "ok"})


@login_not_required
@reads
def readyz(_request: HttpRequest) -> HttpResponse:
    """The process can serve pages: database there, migrations applied."""
    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except OperationalError:
        return JsonResponse({"status": "unavailable", "detail": "database"}, status=503)
    if missing:
        return JsonResponse({"status": "unavailable", "detail": "migrations"}, status=503)
    return JsonResponse({"status": "ok"})


def _only_staff(request: HttpRequest) -> None:
    user = request.user
    if not (user.is_authenticated and (user.is_site_admin or user.is_people_team)):
        raise Http404


@reads
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state, for those who run the installation or its programs."""
    _only_staff(request)
    return page(request, "gallery/page.html", {"sections": SECTIONS, **specimens()})


@reads
def gallery_table(request: HttpRequest) -> HttpResponse:
    """A table of 0, 1, 3 or 1000 rows."""
    _only_staff(request)
    return page(request, "gallery/table.html", table(request))


@reads
def gallery_error(request: HttpRequest) -> HttpResponse:
    """One of the pages that people see when something is wrong, while nothing is."""
    _only_staff(request)
    name = request.GET.get("page", "500")
    if name not in ERROR_PAGES:
        raise Http404
    alone = name in {"400", "500", "503"}
    return HttpResponse(render_to_string(f"{name}.html", request=None if alone else request))


def broken(_request: HttpRequest) -> HttpResponse:
    """Say that something broke, or that the database is away. Relies on neither database nor session."""
    if isinstance(sys.exc_info()[1], OperationalError):
        away = HttpResponse(render_to_string("503.html"), status=503)
        away["Retry-After"] = "60"
        return away
    return HttpResponse(render_to_string("500.html"), status=500)
