"""What mails of a program say: the same for the mail itself and for looking at it before it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format

from mentoring.notifications.links import absolute
from programs.move_words import MAILS
from programs.post_words import words_of

if TYPE_CHECKING:
    from programs.models import Participant, Program, ProgramRole


def about_part(part: Participant) -> dict[str, Any]:
    """Return what the mails about a participation say; also for looking at them before they are sent."""
    return {
        "program": part.program,
        "participant": part,
        "url": absolute("programs:program-about", slug=part.program.slug),
        "programs_url": absolute("programs:program-list"),
        "profile_url": absolute("programs:participation", slug=part.program.slug) + f"?role={part.role}",
    }


def post_given(role: ProgramRole) -> dict[str, Any]:
    """Return what the mail about a post says; also for looking at it before it is sent."""
    return {
        "program": role.program,
        "post": role.get_post_display(),
        "said": words_of(role.post, role.program.visibility),
        "url": absolute("programs:program-detail", slug=role.program.slug),
    }


def moved(program: Program, to: str) -> dict[str, Any]:
    """Return what the mail about a move says; also for looking at it before it is sent."""
    said, day = MAILS[to], date_format(program.ends_on)
    return {
        "program": program,
        "subject": str(said.subject).format(program=program.name),
        "text": str(said.text).format(program=program.name, day=day),
        "next": said.next,
        "url": absolute("programs:program-detail", slug=program.slug),
    }
