"""What an HR admin can do today, and the figures of a program as rows of charts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import quote

from django import template
from django.urls import reverse
from django.utils import formats
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext, pgettext

from mentoring.web.charts import Figure
from mentoring.web.parts import Phase
from programs.rules.timeline import Dates, year_of
from programs.wizard_words import PARTS_OF_YEAR
from tandems.queries.desk import Desk, Quiet
from tandems.queries.health import Family
from tandems.queries.progress import MonthHeld
from tandems.templatetags.findings import in_words
from tandems.templatetags.moments import day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from programs.models import Program

register = template.Library()


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do today: what, with which icon, and where."""

    icon: str
    words: str
    url: str


@register.simple_tag
def tasks(desk: Desk, program: Program) -> list[Task]:
    """Return what waits for the HR admin, the people first."""
    counted = [
        (number, icon, words, place if place.startswith("#") else reverse(place, args=[program.slug]))
        for number, icon, words, place in (*_of_people(desk, program), *_of_mails(desk))
        if number
    ]
    found = [
        Task(icon, capfirst(words % {"n": in_words(number)}), url) for number, icon, words, url in counted
    ]
    if desk.digest_closes_on:
        words = gettext("Look at the digest, it closes on %(day)s") % {"day": day(desk.digest_closes_on)}
        found.append(Task("megaphone", words, reverse("sharing:digest", args=[program.slug])))
    return found


def _of_people(desk: Desk, program: Program) -> list[tuple[int, str, str, str]]:
    """How many, icon, sentence with %(n)s, anchor or name of the address."""
    recruiting = program.state in ("open", "matching")
    quiet = len(desk.quiet)
    unfinished = desk.way.unfinished if recruiting else 0
    expired = desk.way.expired if recruiting else 0
    unpaired = desk.way.unpaired if program.state in ("matching", "running") else 0
    profiles = ngettext("One profile is not complete yet", "%(n)s profiles are not complete yet", unfinished)
    invitations = ngettext("One invitation has run out", "%(n)s invitations have run out", expired)
    people = ngettext("One person has no tandem yet", "%(n)s people have no tandem yet", unpaired)
    fallen = ngettext(
        "One proposal did not come about: compute the rest anew",
        "%(n)s proposals did not come about: compute the rest anew",
        desk.fallen_through,
    )
    offers = ngettext("Make one tandem an offer", "Make %(n)s tandems an offer", quiet)
    return [
        (quiet, "hand-heart", offers, "#quiet"),
        (unfinished, "user", profiles, "programs:roster"),
        (expired, "hourglass-medium", invitations, "programs:roster"),
        (desk.fallen_through, "arrow-clockwise", fallen, "tandems:run-list"),
        (unpaired, "users", people, "tandems:run-list"),
    ]


def _of_mails(desk: Desk) -> list[tuple[int, str, str, str]]:
    shares, returned = desk.shares_waiting, desk.returned
    read = ngettext("Read one share", "Read %(n)s shares", shares)
    back = ngettext("One mail came back", "%(n)s mails came back", returned)
    return [
        (shares, "newspaper-clipping", read, "sharing:share-list"),
        (returned, "envelope-simple", back, "#mails"),
    ]


@register.simple_tag
def phases(program: Program) -> list[Phase]:
    """Return the parts of the program's year, the same as on its own page, in the order they begin."""
    dates = Dates(program.profiles_due_on, program.kickoff_on, program.ends_on)
    parts = [(PARTS_OF_YEAR[part.code], part) for part in year_of(dates)]
    return [Phase(str(name), part.starts_on, part.ends_on, kind) for (name, kind), part in parts]


@register.simple_tag
def way_figures(desk: Desk) -> list[Figure]:
    """Return the steps from the invitation to the first meeting, mentors and mentees."""
    names = {
        "invited": pgettext("step", "Invited or accepted"),
        "agreed": pgettext("step", "Said yes"),
        "ready": pgettext("step", "Profile complete"),
        "paired": pgettext("step", "In a tandem"),
        "met": pgettext("step", "First meeting"),
    }
    return [Figure(names[step.code], (step.mentors, step.mentees)) for step in desk.way.steps]


@register.simple_tag
def family_figures(families: Iterable[Family]) -> list[Figure]:
    """Return the families of topics of which at least one side may be shown."""
    return [
        Figure(family.name, (family.offered, family.wanted))
        for family in families
        if family.offered is not None or family.wanted is not None
    ]


@register.simple_tag
def hidden_families(families: Iterable[Family]) -> list[str]:
    """Return the names of the others."""
    return [family.name for family in families if family.offered is None and family.wanted is None]


@register.simple_tag
def rhythm_figures(rhythm: Iterable[MonthHeld]) -> list[Figure]:
    """Return the meetings of each month, named as short as the month can be."""
    return [Figure(_month(one.month), (one.held,)) for one in rhythm]


def _month(first: date) -> str:
    return formats.date_format(first, "M").rstrip(".")


@register.simple_tag
def offer_url(quiet: Quiet, program: Program) -> str:
    """Return a letter to both people, ready to be changed and sent from the HR admin's own mailbox."""
    subject = gettext("Your tandem in %(program)s") % {"program": program.name}
    text = gettext(
        "Hello %(mentor)s, hello %(mentee)s,\n\nI see that you have had no meeting for a while, and I do not "
        "know why; you need not tell me. If something would help, a new date, a shorter format, a break or "
        "somebody to talk to, I will gladly arrange it. If everything is fine, please ignore this letter.\n"
    ) % {"mentor": quiet.mentor_name, "mentee": quiet.mentee_name}
    return f"mailto:{','.join(quiet.addresses)}?subject={quote(subject)}&body={quote(text)}"
