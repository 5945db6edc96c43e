"""Why somebody has no tandem, in sentences for HR, and what can be done: `{% load leftover %}`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from django import template
from django.urls import reverse
from django.utils import translation
from django.utils.text import get_text_list
from django.utils.translation import gettext, ngettext

if TYPE_CHECKING:
    from programs.models import Program
    from tandems.queries.matching import Waiting

register = template.Library()


@dataclass(frozen=True, slots=True)
class Way:
    """Something HR can do for somebody: which icon, what, and where it leads."""

    icon: str
    words: str
    url: str


@register.filter
def alike(waiting: list[Waiting]) -> list[list[Waiting]]:
    """Put those together who wait for the very same reasons, in the order they come."""
    groups: dict[str, list[Waiting]] = {}
    for one in waiting:
        groups.setdefault(repr(replace(one, person=None)), []).append(one)  # type: ignore[arg-type]  # the reasons alone
    return list(groups.values())


@register.simple_tag
def why_waiting(one: Waiting) -> list[str]:
    """Return the sentences that say why: nobody there, the rules together, or too few places."""
    if not one.candidates:
        return [gettext("Nobody on the other side has a complete profile yet.")]
    told = [_places(one)] if one.feasible else _rules(one)
    if one.not_offered:
        topics = get_text_list([gettext("“%(topic)s”") % {"topic": topic} for topic in one.not_offered], ", ")
        told.append(gettext("Wanted, and offered by nobody this time: %(topics)s.") % {"topics": topics})
    return told


def _places(one: Waiting) -> str:
    text = ngettext(
        "Among those who fit, one place was free, and %(all)s people need it.",
        "Among those who fit, %(n)s places were free, and %(all)s people need one.",
        one.places or 0,
    )
    return text % {"n": one.places, "all": one.competitors}


def _rules(one: Waiting) -> list[str]:
    together = ngettext(
        "There is one person on the other side, and the rules of the program exclude this pair.",
        "There are %(n)s people on the other side, and the rules of the program together exclude every one "
        "of these pairs.",
        one.candidates,
    ) % {"n": one.candidates}
    if one.is_hidden:
        return [together, gettext("Which rule excludes how many is hidden: they would be too few people.")]
    parts = [part for code, count in one.rules if (part := _excluded(code, count))]
    if not parts:
        return [together]
    if one.together:
        parts.append(gettext("the other rules do the rest"))
    return [together, gettext("In detail: %(parts)s.") % {"parts": "; ".join(parts)}]


def _excluded(code: str, count: int) -> str:
    """Whom one rule excludes, alone or with others."""
    sentences = {
        "reporting_line": ngettext("the reporting line one", "the reporting line %(n)s", count),
        "format": ngettext("the rule for departments one", "the rule for departments %(n)s", count),
        "language": ngettext("no common language: one", "no common language: %(n)s", count),
        "meeting": ngettext("no common way to meet: one", "no common way to meet: %(n)s", count),
        "slots": ngettext("no common time: one", "no common time: %(n)s", count),
        "previous": ngettext(
            "already in a tandem together: one", "already in a tandem together: %(n)s", count
        ),
    }
    return sentences.get(code, "") % {"n": count} if code in sentences else ""


@register.simple_tag
def what_helps(one: Waiting, program: Program) -> Way | None:
    """Return the smallest change of the program's rules that would help, as a way into its settings."""
    rules = reverse("programs:program-edit", args=[program.slug]) + "#pairing"
    if one.helps and one.helps["rule"] == "reporting_line":
        level = int(one.helps["value"])
        words = ngettext(
            "Keep only one level of the reporting line apart",
            "Keep only %(n)s levels of the reporting line apart",
            level,
        ) % {"n": level}
        return Way("sliders-horizontal", words if level else gettext("Allow the same reporting line"), rules)
    if one.helps:
        return Way("sliders-horizontal", gettext("Leave departments open"), rules)
    if one.more_places:
        words = (
            gettext("Allow mentors one mentee more")
            if one.side == "mentee"
            else gettext("Allow mentees one mentor more")
        )
        return Way("sliders-horizontal", words, rules)
    return None


@register.simple_tag
def ways_on(one: Waiting, program: Program) -> list[Way]:
    """Return what else HR can do: more mentors from outside, more topics."""
    found = []
    if one.side == "mentee":
        guests = reverse("programs:guests", args=[program.slug])
        found.append(Way("storefront", gettext("Look outside the company"), guests))
    if one.not_offered:
        topics = reverse("programs:topics", args=[program.slug])
        found.append(Way("chats-circle", gettext("Extend the topics"), topics))
    return found


@register.simple_tag
def kind_word(one: Waiting, program: Program) -> str:
    """Return a letter in the person's language, to be changed and sent from the HR admin's own mailbox."""
    with translation.override(one.person.language):
        subject = gettext("Your tandem in %(program)s") % {"program": program.name}
        text = gettext(
            "Hello %(name)s,\n\nthis time we have not found anybody for you yet. That says nothing about "
            "you: it depends on who else takes part. You stay on our list, and we look again as soon as "
            "somebody joins. If you would rather not wait, just tell me.\n"
        ) % {"name": one.person.display_name}
    return f"mailto:{one.person.email}?subject={quote(subject)}&body={quote(text)}"
