"""The mails of a decision as their receivers will see them, before any of them exists. Writes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils import translation

from mentoring.notifications.rendering import write
from programs.actions.joining_decisions import DECLINE, TAKE, WAIT
from programs.mail_contexts import about_part
from programs.models import Participant
from programs.notices import AboutPart, NoPlaceThisTime, OnWaitingList, PlaceGiven

NOTICES: dict[str, type[AboutPart]] = {TAKE: PlaceGiven, WAIT: OnWaitingList, DECLINE: NoPlaceThisTime}


@dataclass(frozen=True, slots=True)
class SeenMail:
    """A mail in one language; `label` is the language's own name, `code` its tag."""

    code: str
    label: str
    subject: str
    text: str


def mails_of(decision: str, part: Participant) -> list[SeenMail]:
    """Return the mail that `decision` sends about `part`, in every language. Raises KeyError."""
    found = []
    for code, label in settings.LANGUAGES:
        with translation.override(code):
            words = write(NOTICES[decision](), about_part(part), to=part.person)
        found.append(SeenMail(code, str(label), words.subject, words.text))
    return found
