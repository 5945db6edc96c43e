"""From the engine's explanation (codes and numbers) to sentences people read, in the active language.

Each reader gets only what they may know: likes stay private, generations are never mentioned.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentoring.profiles.models import User
from mentoring.profiles.models.profile import Format, Spoken
from mentoring.profiles.rules.style import AXES
from mentoring.profiles.style_words import AXIS_WORDS

Reader = Literal["hr", "mentor", "mentee"]
MOST_TOPICS = 3
WORDED_CONTRASTS = ("department", "function", "location")
ON_CARD = (2, 1)  # reasons and contrasts that a card has room for
FAR_APART = 2  # positions of a working style, of four there are between the ends


@dataclass(frozen=True, slots=True)
class Reasons:
    """What two people have in common, and where they differ: both are reasons for the tandem."""

    common: tuple[str, ...]
    contrast: tuple[str, ...]


def reasons(
    explanation: Mapping[str, Any],
    *,
    mentor: User,
    mentee: User,
    reader: Reader,
    topics: Mapping[str, str],
) -> Reasons:
    """Return the reasons for a pair, worded for `reader`. `topics` maps topic code → name."""
    names = _names(mentor, mentee)
    return Reasons(
        common=tuple(
            sentence
            for sentence in (
                _topics(explanation.get("topics", ()), names, reader, topics),
                _live(explanation.get("topics", ()), names, reader, topics),
                _ground(explanation.get("languages", ()), explanation.get("modes", ())),
            )
            if sentence
        ),
        contrast=tuple(
            _contrast(one, names, reader)
            for one in explanation.get("contrasts", ())
            if one["code"] in WORDED_CONTRASTS
        ),
    )


def for_card(
    explanation: Mapping[str, Any],
    *,
    mentor: User,
    mentee: User,
    reader: Reader,
    topics: Mapping[str, str],
) -> Reasons:
    """Return two reasons and one contrast, the strongest, for somebody who looks at the other's card.

    Arguments as for `reasons`. The explanation holds nothing that the other does not show to candidates.
    """
    found = reasons(explanation, mentor=mentor, mentee=mentee, reader=reader, topics=topics)
    apart = _styles(explanation.get("contrasts", ()), _names(mentor, mentee), reader)
    together = _times(explanation.get("common_slots", 0))
    return Reasons(
        common=(*found.common, *([together] if together else []))[: ON_CARD[0]],
        contrast=(*apart, *found.contrast)[: ON_CARD[1]],
    )


def _times(slots: int) -> str:
    text = ngettext(
        "There is a part of the week when both of you usually have time.",
        "There are %(number)s parts of the week when both of you usually have time.",
        slots,
    )
    return text % {"number": slots} if slots else ""


def _styles(
    contrasts: Sequence[Mapping[str, Any]], names: Mapping[str, str], reader: Reader
) -> tuple[str, ...]:
    """Where working styles lie far apart, said with the two words of the axis."""
    far = [
        one for one in contrasts if one["code"] == "trait" and abs(one["mentor"] - one["mentee"]) >= FAR_APART
    ]
    me, other = ("mentor", "mentee") if reader == "mentor" else ("mentee", "mentor")
    first = _("Between “%(one)s” and “%(other)s” you are nearer to the first, %(name)s to the second.")
    second = _("Between “%(one)s” and “%(other)s” you are nearer to the second, %(name)s to the first.")
    return tuple(
        (first if one[me] < one[other] else second)
        % {
            "name": names[other],
            "one": AXIS_WORDS[AXES[one["index"]]][0],
            "other": AXIS_WORDS[AXES[one["index"]]][1],
        }
        for one in far
    )


def _names(mentor: User, mentee: User) -> dict[str, str]:
    return {"mentor": mentor.get_short_name(), "mentee": mentee.get_short_name()}


def _topics(
    shared: Sequence[Mapping[str, Any]], names: Mapping[str, str], reader: Reader, topics: Mapping[str, str]
) -> str:
    """What the mentor offers of what the mentee wants, the most important first."""
    listed = [_quoted(topics.get(one["topic"], one["topic"])) for one in shared[:MOST_TOPICS]]
    if not listed:
        return ""
    values = {**names, "topics": get_text_list(listed, _("and"))}
    if reader == "mentor":
        text = ngettext(
            "%(mentee)s wants to learn about something you offer: %(topics)s.",
            "%(mentee)s wants to learn about topics you offer: %(topics)s.",
            len(listed),
        )
    elif reader == "mentee":
        text = ngettext(
            "%(mentor)s offers a topic you asked for: %(topics)s.",
            "%(mentor)s offers topics you asked for: %(topics)s.",
            len(listed),
        )
    else:
        text = ngettext(
            "%(mentor)s offers a topic that %(mentee)s wants: %(topics)s.",
            "%(mentor)s offers topics that %(mentee)s wants: %(topics)s.",
            len(listed),
        )
    return text % values


def _live(
    shared: Sequence[Mapping[str, Any]], names: Mapping[str, str], reader: Reader, topics: Mapping[str, str]
) -> str:
    live = next((topics.get(one["topic"], one["topic"]) for one in shared if one["live"]), "")
    if not live:
        return ""
    text = (
        _("You can show it live: %(topic)s.")
        if reader == "mentor"
        else _("%(mentor)s can show it live: %(topic)s.")
    )
    return text % {**names, "topic": _quoted(live)}


def _quoted(topic: str) -> str:
    """A topic in quotation marks: names such as `Repair, share, reuse` run into each other in a list."""
    return _("“%(topic)s”") % {"topic": topic}


def _ground(languages: Sequence[str], modes: Sequence[str]) -> str:
    """How the two can talk: languages and ways to meet they share."""
    spoken, formats = dict(Spoken.choices), dict(Format.choices)
    speak = [str(spoken[code]) for code in languages if code in spoken]
    meet = [str(formats[code]) for code in modes if code in formats]
    if not speak or not meet:
        return ""
    return _("Both speak %(languages)s; ways to meet: %(formats)s.") % {
        "languages": get_text_list(speak, _("and")),
        "formats": get_text_list(meet, _("or")),
    }


def _contrast(one: Mapping[str, Any], names: Mapping[str, str], reader: Reader) -> str:
    values = {**names, "one": one["mentor"], "other": one["mentee"]}
    if one["code"] == "location":
        text = {
            "mentor": _("You work in %(one)s, %(mentee)s in %(other)s."),
            "mentee": _("%(mentor)s works in %(one)s, you in %(other)s."),
            "hr": _("%(mentor)s works in %(one)s, %(mentee)s in %(other)s."),
        }[reader]
    else:
        text = {
            "mentor": _("You come from %(one)s, %(mentee)s from %(other)s."),
            "mentee": _("%(mentor)s comes from %(one)s, you from %(other)s."),
            "hr": _("%(mentor)s comes from %(one)s, %(mentee)s from %(other)s."),
        }[reader]
    return text % values
