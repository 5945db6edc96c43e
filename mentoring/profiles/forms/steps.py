"""The steps of a profile: one register for the questions one by one, and for the page with all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from mentoring.profiles.forms.parts import words, work
from mentoring.profiles.forms.parts.base import PartForm

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

EVERYBODY = frozenset({"mentor", "mentee"})


@dataclass(frozen=True, slots=True)
class Step:
    """A question of the profile.

    `name` stands in its address, `label` names it in lists, `heading` asks it, `why` says in one sentence
    what for. `form` makes its form; the portrait has none, it has a page of its own. `needs` are the codes
    of `ProfileContent.missing` (and of a program) that it answers: none means that it may stay empty.
    """

    name: str
    label: StrOrPromise
    heading: StrOrPromise
    why: StrOrPromise
    form: Callable[..., PartForm] | None
    needs: frozenset[str] = frozenset()
    roles: frozenset[str] = EVERYBODY
    minutes: int = field(default=1, kw_only=True)

    def bound(self, data: Any, *, values: Mapping[str, Any], given: Mapping[str, Any]) -> PartForm:
        """Return the form of this step. The portrait has none: KeyError."""
        if self.form is None:
            raise KeyError(self.name)
        return self.form(data, step=self.name, values=values, given=given)


PORTRAIT = Step(
    "portrait",
    _("Portrait"),
    _("How do you want to be seen?"),
    _("A photo, a drawn portrait or your initials: all are welcome, and matching looks at none of them."),
    None,
)
HEADLINE = Step(
    "headline",
    _("One line"),
    _("Who are you, in one line?"),
    _("It stands under your name wherever people meet you here."),
    words.HeadlineForm,
)
SENTENCES = tuple(
    Step(
        f"sentence-{place}",
        label,
        heading,
        why,
        partial(words.SentenceForm, place=place),
        frozenset({"prompts"}),
    )
    for place, label, heading, why in (
        (
            1,
            _("First sentence"),
            _("Finish a sentence."),
            _("Your own words say more than a title. This is the first of three."),
        ),
        (
            2,
            _("Second sentence"),
            _("And another one."),
            _("Something one can ask about makes the first talk easy. This is the second of three."),
        ),
        (
            3,
            _("Third sentence"),
            _("The last one may be light."),
            _("People remember what they did not expect. This is the third of three."),
        ),
    )
)
INTERESTS = Step(
    "interests",
    _("Interests"),
    _("What do you like, beside your work?"),
    _("Common ground makes the first ten minutes easy."),
    words.InterestsForm,
)
STYLE = Step(
    "style",
    _("Working style"),
    _("How do you work?"),
    _("Neither end is better. A tandem gets interesting where two people differ."),
    work.StyleForm,
)
LANGUAGES = Step(
    "languages",
    _("Languages"),
    _("Which languages do you speak?"),
    _("Two people of a tandem need one in common."),
    work.LanguagesForm,
    frozenset({"language"}),
)
MEETING = Step(
    "meeting",
    _("Ways to meet"),
    _("How and where do you like to meet?"),
    _("Two people of a tandem need one way in common."),
    work.MeetingForm,
    frozenset({"format"}),
)
TIMES = Step(
    "times",
    _("Times"),
    _("When can you usually meet?"),
    _("Nobody is held to it. It spares both of you a few mails."),
    work.TimesForm,
)
STAGE = Step(
    "stage",
    _("Career"),
    _("Where are you in your career?"),
    _("As you see it yourself. It helps to bring different views together."),
    work.StageForm,
    frozenset({"stage"}),
)
GOOD_TO_KNOW = Step(
    "good-to-know",
    _("Good to know"),
    _("What should one know about you?"),
    _("For example when you are best reached, or what helps you in a talk."),
    words.GoodToKnowForm,
)
REACH = Step(
    "reach",
    _("How we reach you"),
    _("How do we reach you?"),
    _("Pages and mails speak your language, and every time is yours."),
    work.ReachForm,
)

STEPS = (
    PORTRAIT,
    HEADLINE,
    *SENTENCES,
    STYLE,
    LANGUAGES,
    MEETING,
    STAGE,
    TIMES,
    INTERESTS,
    GOOD_TO_KNOW,
    REACH,
)
"""The questions outside any program, in order."""
