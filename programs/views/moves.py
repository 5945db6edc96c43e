"""Moving a program on: first what it will lead to, then the move itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mentoring.errors import Refused
from mentoring.profiles.request import PersonRequest
from mentoring.web.access import writes
from mentoring.web.page import act, page
from mentoring.web.refusals import sentence
from programs import move_words, words
from programs.actions import previews
from programs.actions.programs import move_program
from programs.mail_contexts import brings_kickoff
from programs.queries import catalogue, moves
from programs.rules import phases
from programs.rules.readiness import STEP_OF
from programs.views.mails import framed, shows_mails

if TYPE_CHECKING:
    from programs.models import Program


@writes("GET", "POST")
@shows_mails
def program_move(request: PersonRequest, slug: str) -> HttpResponse:
    """Show what a move sends to how many people; with a POST, make it."""
    program = get_object_or_404(catalogue.programs_managed_by(request.user), slug=slug)
    detail, to = reverse("programs:program-detail", args=[slug]), request.POST.get("to", "")
    if request.method == "POST":
        done = _("Done: the program has moved on.")
        return act(request, move_program, program=program, to=to, done=done, then=detail)
    try:
        move = phases.move_between(program.state, request.GET.get("to", ""))
    except Refused as refused:
        messages.error(request, sentence(refused))
        return redirect(detail)
    return page(request, "programs/move.html", {"program": program, **_outlook(request, program, move)})


def steps_on(program: Program, known: catalogue.Overview | None = None) -> list[dict[str, Any]]:
    """Return the moves out of a program's state with what they need, the usual one first.

    `known` is how the program stands, if that was asked already.
    """
    facts = catalogue.facts_aggregate(program, today=_today(program), known=known)
    return [_move(program, move, facts) for move in phases.moves_from(program.state)]


def _outlook(request: PersonRequest, program: Program, move: phases.Move) -> dict[str, Any]:
    """What a move leads to: effects, mails with how many people get them, and a sample of each."""
    if move.tells == phases.POSTS:
        count = len(moves.posts_to_tell(request.user, program))
    else:
        count = len(moves.people_to_tell(request.user, program, move.tells))
    today = _today(program)
    facts = catalogue.facts_aggregate(program, today=today)
    mails = previews.of_move(program, move, to=request.user, today=today)
    has_entry = bool(count) and brings_kickoff(program, move.new, today=today)
    return {
        **_move(program, move, facts),
        "effects": move_words.EFFECTS[move.old, move.new],
        "count": count,
        "kind": move_words.TOLD.get(move.tells, ""),
        "calendar": move_words.KICKOFF if has_entry else move_words.CALENDAR,
        "mails": framed(mails, "programs:move-preview", program.slug, move.new),
    }


def _move(program: Program, move: phases.Move, facts: phases.Facts) -> dict[str, Any]:
    needs = [_need(program, need) for need in phases.readiness(move, facts)]
    return {
        "to": move.new,
        "label": move_words.LABELS[move.old, move.new],
        "needs": needs,
        "is_ready": all(need["holds"] for need in needs),
        "first_place": next((need["url"] for need in needs if not need["holds"]), ""),
    }


def _need(program: Program, need: phases.Need) -> dict[str, Any]:
    """A need in words: as done, or as what is missing with the place that settles it."""
    place, link = words.NEEDS_SETTLED_AT[need.code]
    text = words.NEEDS_MET[need.code] if need.holds else sentence(Refused(f"need_{need.code}"))
    step = STEP_OF.get(need.code)
    url = (
        reverse("programs:set-up-step", args=[program.slug, step])
        if step
        else reverse(place, args=[program.slug])
    )
    return {"text": text, "holds": need.holds, "url": url, "link": link}


def _today(program: Program) -> Any:
    return timezone.localdate(timezone=ZoneInfo(program.time_zone))
