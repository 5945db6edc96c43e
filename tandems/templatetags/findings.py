"""Headlines that say what was found, with small numbers in words."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext, pgettext

from programs.rules.groups import Bound
from tandems.queries.health import Health
from tandems.queries.progress import Fleet, TandemProgress
from tandems.rules.quiet import QUIET

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


def _spoken(sentence: str, **numbers: int) -> SafeString:
    """A translated sentence with numbers in words and a capital first; the half that speaks is in <em>."""
    words = {name: in_words(number) for name, number in numbers.items()}
    return mark_safe(capfirst(sentence % words))


def _leaning(sentence: str, number: int) -> SafeString:
    """The same for a sentence that leans as a whole: the capital stands behind the tag."""
    return mark_safe(f"<em>{capfirst(sentence % {'n': in_words(number)})}</em>")


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
def desk_finding(fleet: Fleet, rows: Iterable[TandemProgress]) -> str:
    """The headline for HR admins: how many of the living tandems neither rest nor have become quiet."""
    living = fleet.tandems - fleet.ended
    moving = living - fleet.paused - sum(row.phase == QUIET for row in rows)
    if not fleet.met:
        return fleet_finding(fleet)
    if not living:
        return gettext("The program is over for all tandems.")
    if not moving:
        return gettext("No tandem is under way just now.")
    if moving == living:
        sentence = ngettext(
            "The one tandem <em>is making good way.</em>",
            "All %(all)s tandems <em>are making good way.</em>",
            living,
        )
    else:
        sentence = ngettext(
            "One of %(all)s tandems <em>is making good way.</em>",
            "%(moving)s of %(all)s tandems <em>are making good way.</em>",
            moving,
        )
    return _spoken(sentence, moving=moving, all=living)


@register.simple_tag
def letter_finding(fleet: Fleet) -> str:
    """The headline of the letter: how many set out, how many still sail, rest or have ended."""
    sailing = fleet.tandems - fleet.paused - fleet.ended
    if not fleet.tandems or not (fleet.met or fleet.paused or fleet.ended):
        return fleet_finding(fleet)
    said = [
        _spoken(ngettext("One tandem set out.", "%(all)s tandems set out.", fleet.tandems), all=fleet.tandems)
    ]
    if sailing == fleet.tandems:
        said.append(_leaning(ngettext("It is still sailing.", "All are still sailing.", sailing), sailing))
    elif sailing:
        said.append(
            _spoken(ngettext("One is still sailing.", "%(n)s are still sailing.", sailing), n=sailing)
        )
    if fleet.ended:
        said.append(_spoken(ngettext("One has ended.", "%(n)s have ended.", fleet.ended), n=fleet.ended))
    if fleet.paused:
        resting = ngettext("One is resting in port.", "%(n)s are resting in port.", fleet.paused)
        said.append(_leaning(resting, fleet.paused))
    return format_html_join(" ", "{}", [(sentence,) for sentence in said])


@register.simple_tag
def letter_story(fleet: Fleet) -> str:
    """The second sentence of the letter: who has met, and how often."""
    if not fleet.held:
        return ""
    held = ngettext("So far there was one meeting.", "So far there were %(n)s meetings.", fleet.held)
    return f"{fleet_finding(fleet)} {held % {'n': in_words(fleet.held)}}"


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
