"""Mails of a program as their receivers will see them, before any of them exists."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone, translation

from mentoring.notifications.links import absolute
from mentoring.notifications.notice import Notice
from mentoring.notifications.rendering import write
from mentoring.profiles.models import User
from programs.mail_contexts import moved, post_given
from programs.models import Participant, Program, Role
from programs.notices import InvitationMail, PostGiven, ProgramMoved
from programs.queries.moves import people_to_tell, posts_to_tell
from programs.rules import phases

ROLES = {str(code): label for code, label in Role.choices}
"""Role → its name: who is invited with words of their own."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A mail in one language: `label` is the name of the language."""

    language: str
    label: str
    subject: str
    text: str
    html: str


def invitations(program: Program, *, to: User, role: str) -> list[Preview]:
    """Return the invitation of a `role` in every language, as if `to` were invited today.

    Its link leads nowhere.
    """
    context = {
        "program": program,
        "participant": Participant(program=program, person=to, role=role),
        "expires_on": timezone.localdate() + timedelta(days=14),
        "url": absolute("programs:invitation", token="example"),  # noqa: S106  (a drawing of a link)
    }
    return in_all_languages(InvitationMail(), lambda: context, to=to)


def of_move(program: Program, move: phases.Move, *, to: User, today: date) -> list[Preview]:
    """Return the mail that a move sends, in every language; nothing if it sends none.

    `today` is the date in the program's time zone.
    """
    if move.tells == phases.POSTS:
        roles = posts_to_tell(to, program)
        return in_all_languages(PostGiven(), lambda: post_given(roles[0]), to=to) if roles else []
    if not people_to_tell(to, program, move.tells):
        return []
    return in_all_languages(ProgramMoved(), lambda: moved(program, move.new, today=today), to=to)


def in_all_languages(notice: Notice, context: Callable[[], dict[str, Any]], *, to: User) -> list[Preview]:
    """Return the mail of a notice in every language of the installation; `context` is asked in each."""
    found = []
    for language, label in settings.LANGUAGES:
        with translation.override(language):
            words = write(notice, context(), to=to)
        found.append(Preview(language, str(label), words.subject, words.text, words.html))
    return found
