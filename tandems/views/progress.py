"""How a program goes: for its HR admins a page to work from, for its sponsors a letter on one page."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads
from mentoring.web.page import page
from programs.sharing.queries import readable_shares, readable_shares_aggregate
from tandems.queries import health
from tandems.queries import progress as queries
from tandems.queries.desk import desk

VOICES = 2


@reads
def progress(request: PersonRequest, slug: str) -> HttpResponse:
    """What an HR admin needs today; sponsors find their letter here."""
    program = get_object_or_404(queries.programs_with_progress_visible_to(request.user), slug=slug)
    now = timezone.now()
    found = desk(request.user, program, now=now)
    if found is None:
        return page(request, "tandems/progress_letter.html", _letter(request, program))
    rows = queries.tandem_progress(request.user, program, now=now, manages=True)  # who has a desk does
    context = _fleet(request, program, rows) | {
        "desk": found,
        "families": health.families_aggregate(program, now=now),
    }
    return page(request, "tandems/progress.html", context)


@reads
def letter(request: PersonRequest, slug: str) -> HttpResponse:
    """The letter to the sponsors, for whoever may open the page of progress."""
    program = get_object_or_404(queries.programs_with_progress_visible_to(request.user), slug=slug)
    return page(request, "tandems/progress_letter.html", _letter(request, program))


def _letter(request: PersonRequest, program: Any) -> dict[str, Any]:
    rows = queries.tandem_progress(request.user, program, now=timezone.now(), as_sponsor=True)
    return _fleet(request, program, rows) | {
        "shares": readable_shares_aggregate(program),
        "voices": readable_shares(request.user, program)[:VOICES],
    }


def _fleet(request: PersonRequest, program: Any, rows: list[Any]) -> dict[str, Any]:
    """The tandems in figures, or in works-council mode (`fleet` is None) figures about groups alone."""
    now = timezone.now()
    fleet = queries.fleet(request.user, program)
    context = {"program": program, "today": timezone.localdate(), "fleet": fleet}
    if fleet is None:
        return context | {"health": health.health_aggregate(program, now=now)}
    return context | {
        "rhythm": queries.rhythm(request.user, program, now=now),
        "rows": rows,
        "own_left_out": len(rows) < fleet.tandems,
    }
