"""Programs somebody has to do with, and one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentoring.errors import Refused
from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads
from mentoring.web.page import page
from mentoring.web.refusals import sentence
from programs import words
from programs.permissions import can_create_programs, can_manage, can_see_settings
from programs.queries import catalogue
from programs.queries.participation import own_roles
from programs.rules import phases

if TYPE_CHECKING:
    from programs.models import Program

MOVE_LABELS = {
    ("draft", "open"): _("Open the program"),
    ("open", "matching"): _("Begin matching"),
    ("matching", "running"): _("Start the program"),
    ("matching", "open"): _("Back to recruiting"),
    ("running", "closing"): _("Begin closing"),
    ("closing", "closed"): _("Close the program"),
    ("closed", "archived"): _("Archive the program"),
}


@reads
def program_list(request: PersonRequest) -> HttpResponse:
    """What the viewer manages, sponsors, observes or takes part in."""
    entries = catalogue.own_programs(request.user)
    may_create = can_create_programs(request.user)
    return page(request, "programs/list.html", {"entries": entries, "may_create": may_create})


@reads
def program_detail(request: PersonRequest, slug: str) -> HttpResponse:
    """What a program is about, the rules of trust, the own part in it; for HR how it stands."""
    program = get_object_or_404(catalogue.programs_visible_to(request.user), slug=slug)
    context = {
        "program": program,
        "visibility": words.VISIBILITY[program.visibility],
        "seen": words.SEEN[program.visibility],
        "never_seen": words.NEVER_SEEN,
        "participations": own_roles(request.user, program),
        "overview": catalogue.overview(request.user, program),
        "is_managed": can_manage(request.user, program),
        "rules": [],
    }
    if can_see_settings(request.user, program):
        context["rules"] = words.rules_of(program)
    if context["is_managed"]:
        context |= _for_organisers(request, program)
    return page(request, "programs/program.html", context)


def _for_organisers(request: PersonRequest, program: Program) -> dict[str, Any]:
    """Who holds a post, words to look at again, and the moves with what they need."""
    today = timezone.localdate(timezone=ZoneInfo(program.time_zone))
    facts = catalogue.facts_aggregate(program, today=today)
    return {
        "posts": catalogue.people_with_posts(request.user, program),
        "advice": [
            words.ADVICE[found.code].format(word=found.word) for found in catalogue.wording_found(program)
        ],
        "moves": [_move(move, facts) for move in phases.moves_from(program.state)],
    }


def _move(move: phases.Move, facts: phases.Facts) -> dict[str, Any]:
    needs = [_need(need) for need in phases.readiness(move, facts)]
    return {
        "to": move.new,
        "label": MOVE_LABELS[move.old, move.new],
        "needs": needs,
        "is_ready": all(need["holds"] for need in needs),
        "first_place": next((need["place"] for need in needs if not need["holds"]), ""),
    }


def _need(need: phases.Need) -> dict[str, Any]:
    """A need in words: as done, or as what is missing with the place that settles it."""
    place, link = words.NEEDS_SETTLED_AT[need.code]
    text = words.NEEDS_MET[need.code] if need.holds else sentence(Refused(f"need_{need.code}"))
    return {"text": text, "holds": need.holds, "place": place, "link": link}
