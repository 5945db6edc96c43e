"""Somebody as a card, and where two people differ: `{% load cards %}`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext

from mentoring.profiles.rules.contrast import widest
from mentoring.profiles.rules.style import AXES, POSITIONS
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
def topic_chip(topic: Any) -> dict[str, Any]:
    """A `SeenTopic` with three pips for its strength, whose word is for screen readers."""
    return {"topic": topic, "pips": [number < topic.strength for number in range(3)]}


@register.inclusion_tag("components/level.html")
def strength(topic: Any) -> dict[str, Any]:
    """The pips of a `SeenTopic` and the word for them."""
    return {"pips": [number < topic.strength for number in range(3)], "word": topic.word}


@register.inclusion_tag("profiles/style_axes.html")
def contrast_axes(mine: Sequence[int], theirs: Sequence[int], name: str, role: str) -> dict[str, Any]:
    """The three axes of style on which two people stand furthest apart, drawn, with the same in words.

    `mine` and `theirs` are positions from 1 to 5 on each axis, or empty; `name` is what the other is called,
    `role` what they are: the mentor's sail is rubine, the mentee's blue. Nothing if they do not differ.
    """
    return _drawn([(one.axis, one.mine, one.theirs) for one in widest(mine, theirs)], name, role)


@register.inclusion_tag("profiles/style_axes.html")
def style_axes(theirs: Sequence[int], name: str, role: str) -> dict[str, Any]:
    """Every axis of style with the place of one person, drawn and in words; nothing if they set none."""
    return _drawn([(axis, None, place) for axis, place in zip(AXES, theirs, strict=False)], name, role)


def _drawn(axes: Sequence[tuple[str, int | None, int]], name: str, role: str) -> dict[str, Any]:
    return {
        "axes": [_axis(*one, name) for one in axes],
        "both": any(mine for _axis_name, mine, _theirs in axes),
        "name": name,
        "theirs": "mentor" if role == "mentor" else "mentee",
        "mine": "mentee" if role == "mentor" else "mentor",
        "ticks": [_at(position) for position in POSITIONS],
    }


def _axis(axis: str, mine: int | None, theirs: int, name: str) -> dict[str, Any]:
    left, right = AXIS_WORDS[axis]
    words = gettext("%(name)s: %(theirs)s.") % {"name": name, "theirs": _place(theirs, left, right)}
    is_left = theirs < (mine or POSITIONS[2])  # sails lean towards each other, or to the middle
    drawn = {"left": left, "right": right, "theirs": _at(theirs), "is_left": is_left, "words": words}
    if mine is None:
        return drawn
    own = gettext("You: %(mine)s.") % {"mine": _place(mine, left, right)}
    return drawn | {
        "mine": _at(mine),
        "from": _at(min(mine, theirs)),
        "width": f"{abs(mine - theirs) * STEP:.1f}",
        "words": f"{own} {words}",
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
