"""Somebody as a card, and where two people differ: `{% load cards %}`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext, pgettext

from mentoring.profiles.rules.contrast import AxisContrast, widest
from mentoring.profiles.rules.style import POSITIONS
from mentoring.profiles.style_words import AXIS_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.template.context import Context
    from django.utils.safestring import SafeString

register = template.Library()

EDGE = 4.0  # per cent of the width left free at either end of an axis
STEP = (100 - 2 * EDGE) / (len(POSITIONS) - 1)
ON_CARD = 2  # sentences, topics
MOST_TOPICS = 4


@register.inclusion_tag("profiles/profile_card.html", takes_context=True)
def profile_card(
    context: Context,
    seen: Any,
    reasons: Any = None,
    mine: Sequence[int] = (),
    link: str = "",
    level: int = 2,
) -> dict[str, Any]:
    """Somebody as the deck shows them: face, name plate, their own words, what fits, what differs.

    `seen` is a `programs.queries.seen.SeenProfile`; `reasons` has `common` and `contrast`, sentences each;
    `mine` are the viewer's own positions on the axes of style, for the contrast; `link` is the whole profile;
    `level` is that of the name as a heading.
    """
    about = seen.about
    return {
        "seen": seen,
        "person": seen.person,
        "sentences": about.sentences[:ON_CARD],
        "topics": seen.topics[:MOST_TOPICS],
        "more_topics": max(len(seen.topics) - MOST_TOPICS, 0),
        "reasons": reasons,
        "mine": tuple(mine) if about.style else (),
        "is_apart": bool(widest(mine, about.style)),
        "link": link,
        "heading": f"h{level}",
        "below": f"h{level + 1}",
        "request": context.get("request"),
    }


@register.simple_tag
def spoken(words: str) -> SafeString:
    """Somebody's own words in italics and quotation marks, in their own direction of writing."""
    quoted = gettext("“%(words)s”") % {"words": words}
    return format_html('<span class="quote" dir="auto">{}</span>', quoted)


@register.inclusion_tag("profiles/topic_chip.html")
def topic_chip(topic: Any, role: str) -> dict[str, Any]:
    """A topic with three pips, and their word for screen readers. A mentor offers it, a mentee wants it."""
    return {
        "topic": topic,
        "pips": [number < topic.strength for number in range(3)],
        "word": strength(topic.strength, role),
    }


def strength(number: int, role: str) -> str:
    """Return the word for a level of a mentor or a priority of a mentee, 1 to 3."""
    words = {
        "mentor": (
            pgettext("level", "tried it"),
            pgettext("level", "confident"),
            pgettext("level", "every day"),
        ),
        "mentee": (
            pgettext("priority", "nice to have"),
            pgettext("priority", "important"),
            pgettext("priority", "most important"),
        ),
    }[role]
    return words[number - 1]


@register.inclusion_tag("profiles/contrast_axes.html")
def contrast_axes(mine: Sequence[int], theirs: Sequence[int], name: str, role: str) -> dict[str, Any]:
    """The three axes of style on which two people stand furthest apart, drawn, with the same in words.

    `mine` and `theirs` are positions from 1 to 5 on each axis, or empty; `name` is what the other is called,
    `role` what they are: the mentor's sail is rubine, the mentee's blue. Nothing if they do not differ.
    """
    return {
        "axes": [_axis(one, name) for one in widest(mine, theirs)],
        "name": name,
        "theirs": "mentor" if role == "mentor" else "mentee",
        "mine": "mentee" if role == "mentor" else "mentor",
        "ticks": [_at(position) for position in POSITIONS],
    }


def _axis(one: AxisContrast, name: str) -> dict[str, Any]:
    left, right = AXIS_WORDS[one.axis]
    return {
        "left": left,
        "right": right,
        "mine": _at(one.mine),
        "theirs": _at(one.theirs),
        "mine_leads": one.mine < one.theirs,
        "from": _at(min(one.mine, one.theirs)),
        "width": f"{one.width * STEP:.1f}",
        "words": gettext("You: %(mine)s. %(name)s: %(theirs)s.")
        % {"mine": _place(one.mine, left, right), "name": name, "theirs": _place(one.theirs, left, right)},
    }


def _at(position: int) -> str:
    """Where a position lies on the line, in per cent, with a decimal point whatever the language."""
    return f"{EDGE + (position - 1) * STEP:.1f}"


def _place(position: int, left: object, right: object) -> str:
    words = (
        gettext("clearly “%(word)s”"),
        gettext("rather “%(word)s”"),
        gettext("in between"),
        gettext("rather “%(word)s”"),
        gettext("clearly “%(word)s”"),
    )
    return words[position - 1] % {"word": left if position < POSITIONS[2] else right}
