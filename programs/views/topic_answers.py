"""Answering proposed topics, for those who run a program."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from mentoring.profiles.request import PersonRequest
from mentoring.web.access import writes
from mentoring.web.codes import code_in
from mentoring.web.page import act
from programs.actions import topic_proposals as actions
from programs.views.topic_desk import managed


@writes("POST")
def proposal_found(request: PersonRequest, slug: str, code: str) -> HttpResponse:
    """Say that the proposed topic is there already."""
    into, done = code_in(request.POST.get("into", "")), _("Answered: the topic is there already.")
    return _answered(request, actions.match_proposal, slug, code, done, into=into)


@writes("POST")
def proposal_decline(request: PersonRequest, slug: str, code: str) -> HttpResponse:
    """Say that the proposed topic does not come this time."""
    return _answered(request, actions.decline_proposal, slug, code, _("Answered: not this time."))


@writes("POST")
def proposal_reopen(request: PersonRequest, slug: str, code: str) -> HttpResponse:
    """Take an answer back."""
    then, done = reverse("programs:topics", args=[slug]), _("The proposal waits for an answer again.")
    program = managed(request, slug)
    return act(request, actions.reopen_proposal, program=program, code=code, then=then, done=done)


def _answered(
    request: PersonRequest, action: Any, slug: str, code: str, done: str, **more: str
) -> HttpResponse:
    program, then = managed(request, slug), reverse("programs:topics", args=[slug])
    undo = reverse("programs:proposal-reopen", args=[slug, code])
    return act(request, action, program=program, code=code, then=then, done=done, undo=undo, **more)
