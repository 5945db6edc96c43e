"""Programs somebody has to do with, and one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads
from mentoring.web.page import page
from programs import words
from programs.permissions import can_create_programs, can_manage, can_see_settings
from programs.queries import catalogue, wizard
from programs.queries.joining import open_invitations, open_programs
from programs.queries.participation import own_roles
from programs.rules import phases
from programs.views.moves import steps_on
from programs.views.step import advice
from programs.views.year import year

if TYPE_CHECKING:
    from programs.models import Program


@reads
def program_list(request: PersonRequest) -> HttpResponse:
    """What the viewer manages, sponsors, observes or takes part in."""
    entries = catalogue.own_programs(request.user)
    may_create = can_create_programs(request.user)
    context = {"entries": entries, "may_create": may_create, "open": open_programs(request.user)}
    return page(request, "programs/list.html", context)


@reads
def program_detail(request: PersonRequest, slug: str) -> HttpResponse:
    """What a program is about, the rules of trust, the own part in it; for HR how it stands."""
    program = get_object_or_404(catalogue.programs_visible_to(request.user), slug=slug)
    today = timezone.localdate(timezone=ZoneInfo(program.time_zone))
    context: dict[str, Any] = {
        "program": program,
        "visibility": words.VISIBILITY[program.visibility],
        "seen": words.SEEN[program.visibility],
        "never_seen": words.NEVER_SEEN,
        "participations": own_roles(request.user, program),
        "invitations": open_invitations(request.user, program),
        "overview": catalogue.overview(request.user, program),
        "is_managed": can_manage(request.user, program),
        "rules": [],
        "year": year(wizard.dates_of(program), today=today),
    }
    if can_see_settings(request.user, program):
        context["rules"] = words.rules_of(program)
    if context["is_managed"]:
        context |= _for_organisers(request, program, context["overview"])
    return page(request, "programs/program.html", context)


def _for_organisers(
    request: PersonRequest, program: Program, known: catalogue.Overview | None
) -> dict[str, Any]:
    """Who holds a post, words to look at again, and the moves with what they need."""
    return {
        "posts": catalogue.people_with_posts(request.user, program),
        "advice": advice(program),
        "moves": steps_on(program, known),
        "may_invite": program.state in phases.RECRUITING,
        "may_duplicate": can_create_programs(request.user),
    }
