"""Mails as their receivers will see them: a sealed page each, shown in a frame beside what sends them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp, csp_update
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_sameorigin

from mentoring.errors import Refused
from mentoring.profiles.request import PersonRequest
from mentoring.web.access import reads
from programs.actions import previews
from programs.actions.previews import Preview
from programs.queries import catalogue
from programs.rules import phases

IN_OUR_FRAME = {  # a mail brings its own styles; nothing in it can be followed, sent or run
    "default-src": [NONE],
    "img-src": [SELF],
    "style-src": [UNSAFE_INLINE],
    "base-uri": [NONE],
    "form-action": [NONE],
    "frame-ancestors": [SELF],
    "sandbox": [True],
}
shows_mails: Callable[[Any], Any] = csp_update({"frame-src": [SELF]})
"""For a page with such frames: it may hold pages of ours, and of nobody else."""


def sealed(view: Any) -> Any:
    """Let a page be shown in a frame of ours, and do nothing there but be looked at."""
    return xframe_options_sameorigin(csp(IN_OUR_FRAME)(view))


@dataclass(frozen=True, slots=True)
class Framed:
    """A mail, and the address of the sealed page that shows it as it arrives."""

    mail: Preview
    url: str


def framed(mails: Iterable[Preview], name: str, *args: str) -> list[Framed]:
    """Return mails with their pages; `name` and `args` lead to one, its language comes last."""
    return [Framed(mail, reverse(name, args=[*args, mail.language])) for mail in mails]


@reads
@sealed
def invitation_preview(request: PersonRequest, slug: str, role: str, language: str) -> HttpResponse:
    """The invitation of a mentor or a mentee in one language, with the texts as they are saved."""
    program = get_object_or_404(catalogue.programs_managed_by(request.user), slug=slug)
    if role not in previews.ROLES:
        raise Http404
    return alone(previews.invitations(program, to=request.user, role=role), language)


@reads
@sealed
def move_preview(request: PersonRequest, slug: str, to: str, language: str) -> HttpResponse:
    """The mail that a move of the program sends, in one language."""
    program = get_object_or_404(catalogue.programs_managed_by(request.user), slug=slug)
    try:
        move = phases.move_between(program.state, to)
    except Refused as refused:
        raise Http404 from refused
    today = timezone.localdate(timezone=ZoneInfo(program.time_zone))
    return alone(previews.of_move(program, move, to=request.user, today=today), language)


def alone(mails: list[Preview], language: str) -> HttpResponse:
    """Answer with the mail in `language` as a page of its own; 404 if there is none."""
    found = next((mail for mail in mails if mail.language == language), None)
    if found is None:
        raise Http404
    return HttpResponse(found.html)
