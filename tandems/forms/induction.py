"""Going through the list before the first meeting: a minute for each of the two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tandems.rules.induction import points


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the list before the first meeting, as its checkbox says it."""

    heading: Promise
    text: Promise


AGREEMENT = Point(
    _("We write down how we work together"),
    _("Your agreement comes first. Look at its clauses before you meet, and sign it together."),
)
HELP = Point(
    _("I know where help is"),
    _(
        "The people who run the program help with dates, and when it does not fit. They never read your "
        "words."
    ),
)
MENTOR_POINTS: dict[str, Point] = {
    "agreement": AGREEMENT,
    "first": Point(
        _("The first meeting is for getting to know each other"),
        _(
            "Half an hour, no slides: who are you, what does your partner want to know, how do you want "
            "to meet?"
        ),
    ),
    "confidence": Point(
        _("What I hear stays with me"),
        _(
            "You will hear things that are not decided yet. They stay between you; only danger to "
            "somebody or "
            "the law stands above that."
        ),
    ),
    "lead": Point(
        _("I lead through the talk"),
        _(
            "You know the topic, so you hold the thread. If it slips away: may I finish showing this, "
            "and then "
            "your question?"
        ),
    ),
    "no": Point(
        _("I may say no"),
        _(
            "To a question, a topic, a date, and to the tandem. Nobody asks for a reason, and it costs "
            "nothing."
        ),
    ),
    "help": HELP,
}
MENTEE_POINTS: dict[str, Point] = {
    "agreement": AGREEMENT,
    "first": Point(
        _("The first meeting is for getting to know each other"),
        _(
            "Half an hour without a title: who are you, what would you like to understand, how do you "
            "want to meet?"
        ),
    ),
    "confidence": Point(
        _("What I hear is no report"),
        _(
            "What your mentor tells you leads to no question in the line, no appraisal and no favour. "
            "Only danger "
            "to somebody or the law stands above that."
        ),
    ),
    "listen": Point(
        _("My mentor leads, I ask"),
        _(
            "Bring a case of your own and a question. Listening to the end is the hard part, and the "
            "whole point."
        ),
    ),
    "no": Point(
        _("Both of us may say no"),
        _(
            "“Not today” is a complete answer, for your mentor as for you. If you cannot come, move the date "
            "rather than cancel it: dropped meetings are what tandems fail of most."
        ),
    ),
    "help": HELP,
}


class InductionForm(forms.Form):
    """The list of one side. All points are read before the first meeting."""

    points = forms.MultipleChoiceField(
        label=_("Read and tick"),
        error_messages={"required": _("Please read every point and tick it.")},
        widget=forms.CheckboxSelectMultiple(attrs={"data-look": "pick"}),
    )

    def __init__(self, *args: Any, is_mentor: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = MENTOR_POINTS if is_mentor else MENTEE_POINTS
        self.fields["points"].choices = [  # type: ignore[attr-defined]  # a choice of words
            (code, said[code]) for code in points(is_mentor=is_mentor)
        ]
