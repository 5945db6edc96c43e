"""Headlines that say what was found, with small numbers in words."""

from __future__ import annotations

from django import template
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext, pgettext

from programs.rules.groups import Bound
from tandems.queries.health import Health
from tandems.queries.progress import Fleet

register = template.Library()


@register.filter
def in_words(number: int) -> str:
    """Numbers up to twelve in words, as headlines want them; figures beyond."""
    words = (
        pgettext("number", "none"),
        pgettext("number", "one"),
        pgettext("number", "two"),
        pgettext("number", "three"),
        pgettext("number", "four"),
        pgettext("number", "five"),
        pgettext("number", "six"),
        pgettext("number", "seven"),
        pgettext("number", "eight"),
        pgettext("number", "nine"),
        pgettext("number", "ten"),
        pgettext("number", "eleven"),
        pgettext("number", "twelve"),
    )
    return words[number] if number < len(words) else str(number)


@register.simple_tag
def fleet_finding(fleet: Fleet) -> str:
    """How many tandems have met, as a sentence."""
    numbers = {"met": in_words(fleet.met), "all": in_words(fleet.tandems)}
    if not fleet.tandems:
        return gettext("No tandem has set out yet.")
    if not fleet.met:
        sentence = ngettext(
            "One tandem has set out and has not met yet.",
            "%(all)s tandems have set out. None of them has met yet.",
            fleet.tandems,
        )
    elif fleet.met == fleet.tandems:
        sentence = ngettext("The one tandem has met.", "All %(all)s tandems have met.", fleet.tandems)
    else:
        sentence = ngettext(
            "One of %(all)s tandems has met.", "%(met)s of %(all)s tandems have met.", fleet.met
        )
    return str(capfirst(sentence % numbers))


@register.simple_tag
def fleet_story(fleet: Fleet) -> str:
    """What else there is to say about the tandems: sessions, pauses, ends."""
    said = []
    if fleet.held:
        held = ngettext("So far there was one meeting.", "So far there were %(n)s meetings.", fleet.held)
        said.append(held % {"n": in_words(fleet.held)})
    if fleet.paused:
        resting = ngettext("One tandem is resting.", "%(n)s tandems are resting.", fleet.paused)
        said.append(capfirst(resting % {"n": in_words(fleet.paused)}))
    if fleet.ended:
        over = ngettext("One tandem has ended.", "%(n)s tandems have ended.", fleet.ended)
        said.append(capfirst(over % {"n": in_words(fleet.ended)}))
    return " ".join(said)


@register.simple_tag
def health_finding(health: Health) -> str:
    """How many people have met their partner, as a sentence that says no more than it may."""
    met = health.met
    if met is None:
        return gettext("Too few people for figures.")
    if met.bound == Bound.MOST:
        return gettext("Over 90 % of the people have met their partner.")
    if met.bound == Bound.FEW:
        return gettext("Under 10 % of the people have met their partner.")
    if met.bound == Bound.HIDDEN:
        people = ngettext("%(n)s person is in a tandem.", "%(n)s people are in a tandem.", met.people)
        return str(people % {"n": met.people})
    return ngettext(
        "%(met)s of %(all)s people has met their partner.",
        "%(met)s of %(all)s people have met their partner.",
        met.count or 0,
    ) % {"met": met.count, "all": met.people}
