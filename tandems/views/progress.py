"""How a program goes, for its HR admins and sponsors: a letter on one page."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads
from mentoring.web.page import page
from programs.sharing.queries import readable_shares_aggregate
from tandems.queries import health
from tandems.queries import progress as queries


@reads
def progress(request: PersonRequest, slug: str) -> HttpResponse:
    """Per tandem the closed field list, or in works-council mode figures about groups alone."""
    program = get_object_or_404(queries.programs_with_progress_visible_to(request.user), slug=slug)
    fleet = queries.fleet(request.user, program)
    context = {
        "program": program,
        "shares": readable_shares_aggregate(program),
        "today": timezone.localdate(),
    }
    if fleet is None:
        context |= {"health": health.health_aggregate(program, now=timezone.now())}
        return page(request, "tandems/progress_figures.html", context)
    context |= {
        "fleet": fleet,
        "rows": queries.tandem_progress(request.user, program, now=timezone.now()),
        "own_left_out": queries.has_own_tandem(request.user, program),
    }
    return page(request, "tandems/progress.html", context)
