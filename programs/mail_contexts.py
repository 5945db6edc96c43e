"""What mails of a program say: the same for the mail itself and for looking at it before it is sent."""

from __future__ import annotations

from datetime import date, datetime
from email.utils import parseaddr
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext

from mentoring.notifications.links import absolute
from mentoring.web.ics import Mailbox, WholeDay
from programs.models import ProgramState
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


def moved(program: Program, to: str, *, today: date, words: str = "") -> dict[str, Any]:
    """Return what the mail about a move to `to` says; also for looking at it before it is sent.

    `words` are those of MAILS, where they are others than those of the move; `today` is the day of the mail.
    """
    said, day = MAILS[words or to], date_format(program.ends_on)
    return {
        "program": program,
        "kickoff": program.kickoff_on if brings_kickoff(program, to, today=today) else None,
        "subject": str(said.subject).format(program=program.name),
        "text": str(said.text).format(program=program.name, day=day),
        "next": said.next,
        "url": absolute("programs:program-detail", slug=program.slug),
    }


def day_of(program: Program, at: datetime) -> date:
    """Return the date of an instant where the program is at home."""
    return at.astimezone(ZoneInfo(program.time_zone)).date()


def brings_kickoff(program: Program, to: str, *, today: date) -> bool:
    """Say whether a calendar entry for the kickoff comes with the mail about a move to `to`."""
    return to == ProgramState.RUNNING and program.kickoff_on >= today


def kickoff_entry(program: Program, *, to: Mailbox, stamp: datetime) -> WholeDay:
    """Return the kickoff as a day in the calendar of `to`, in the active language.

    The number rises with every change of the program, so that a calendar shows the day that was told last.
    """
    name, address = parseaddr(settings.MAIL_FROM)
    url = absolute("programs:program-detail", slug=program.slug)
    return WholeDay(
        uid=f"kickoff-{program.code}@{settings.MAIL_DOMAIN}",
        sequence=max(int((program.changed_at - program.created_at).total_seconds()), 0),
        day=program.kickoff_on,
        stamp=stamp,
        title=gettext("Kickoff: %(program)s") % {"program": program.name},
        organizer=Mailbox(address, name),
        guests=(to,),
        url=url,
        text=url,
    )
