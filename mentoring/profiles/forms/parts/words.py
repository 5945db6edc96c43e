"""Parts in one's own words: a line, three sentences, interests, what is good to know."""

from __future__ import annotations

import hashlib
import re
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from mentoring.errors import Refused
from mentoring.profiles.forms.parts.base import EVERY_CIRCLE, SEEN, PartForm
from mentoring.profiles.prompts import FIRST_THREE, PROMPTS
from mentoring.profiles.queries.profile import INTERESTS, PROMPT_PLACES
from mentoring.profiles.suggestions import SUGGESTED_INTERESTS
from mentoring.web.refusals import sentence

ANSWER_LENGTH = 160
BEGINNINGS_SHOWN = 4
MOST_ROUNDS = 99
WORD_LENGTH = 40


class HeadlineForm(PartForm):
    """One line under the name."""

    names = ("headline",)
    parts = ("headline",)
    headline = forms.CharField(
        label=_("One line about you"),
        help_text=_("Stands under your name, for example what you are working on right now."),
        max_length=120,
        required=False,
        widget=forms.Textarea(attrs={"class": "textarea-voice", "rows": 2}),
    )

    def clean_headline(self) -> str:
        """One line is one line, however it was pasted."""
        return " ".join(self.cleaned_data["headline"].split())


class GoodToKnowForm(PartForm):
    """What one should know before the first talk. Kept encrypted, so kept nowhere else."""

    names = ("good_to_know",)
    parts = ("good_to_know",)
    good_to_know = forms.CharField(
        label=_("What one should know about me"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"class": "textarea-voice", "rows": 4, "data-no-draft": True}),
    )


class SentenceForm(PartForm):
    """One of three sentences: a beginning to choose, and the end in one's own words."""

    template = "profiles/parts/sentence.html"
    prompt = forms.ChoiceField(label=_("How does it begin?"), widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("And how does it go on?"),
        max_length=ANSWER_LENGTH,
        widget=forms.Textarea(attrs={"class": "textarea-voice", "rows": 2}),
    )
    turn = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=MOST_ROUNDS)

    def __init__(self, *args: Any, place: int, **kwargs: Any) -> None:
        self.place = place
        self.names = (f"sentence_{place}",)  # type: ignore[misc]  # each place has its own
        super().__init__(*args, **kwargs)

    def fill(self) -> None:
        """Offer every beginning that no other sentence has; a few of them are shown at a time."""
        prompt, text = self.values[self.names[0]]
        others = {self.values[f"sentence_{place}"][0] for place in PROMPT_PLACES if place != self.place}
        self.free = [slug for slug in self._mixed() if slug not in others]
        self.fields["prompt"].choices = [(slug, PROMPTS[slug]) for slug in self.free]  # type: ignore[attr-defined]  # a choice of words
        self.initial.update(prompt=prompt if text else self.free[0], text=text, turn=0)

    def _mixed(self) -> list[str]:
        """Everybody finds another order; the first is one that everybody has an answer to."""
        person = self.given["person"]
        mixed = sorted(PROMPTS, key=lambda slug: hashlib.sha256(f"{person.code}{slug}".encode()).digest())
        first = FIRST_THREE[self.place - 1]
        return [first, *(slug for slug in mixed if slug != first)]

    def audiences(self) -> list[str]:
        """A sentence has readers of its own."""
        return [f"{SEEN}{self.names[0]}"]

    def circles(self, name: str) -> tuple[str, ...]:  # noqa: ARG002  (sentences may go to every circle)
        """Whoever the person likes."""
        return EVERY_CIRCLE

    def beginning(self) -> str:
        """Return the words of the beginning chosen at the moment."""
        return str(PROMPTS.get(str(self["prompt"].value()), ""))

    def is_turned(self) -> bool:
        """Say whether other beginnings were asked for."""
        return self._turn() > 0

    def beginnings(self) -> list[Any]:
        """Return the options shown in this turn: the one chosen, and some others."""
        chosen = str(self["prompt"].value())
        others = [slug for slug in self.free if slug != chosen]
        count = BEGINNINGS_SHOWN - 1
        start = self._turn() * count % max(len(others), 1)
        shown = {chosen, *(others + others)[start : start + count]}
        return [option for option in self["prompt"].subwidgets if option.data["value"] in shown]

    def _turn(self) -> int:
        said = str(self["turn"].value() or 0)
        return min(int(said), MOST_ROUNDS) if said.isdecimal() else 0

    def next_turn(self) -> None:
        """Show other beginnings; what was typed stays."""
        self.data = {
            **{name: self.data[name] for name in self.data},
            "turn": str((self._turn() + 1) % MOST_ROUNDS),
        }

    def clean(self) -> dict[str, Any]:
        """Words need a beginning."""
        values = super().clean() or {}
        if values.get("text") and not values.get("prompt") and "prompt" not in self.errors:
            self.add_error("prompt", sentence(Refused("prompt_without_words")))
        return values

    def value(self, name: str) -> Any:  # noqa: ARG002  (there is one value)
        """A beginning without own words is nothing said."""
        text = " ".join(self.cleaned_data["text"].split())
        return (self.cleaned_data["prompt"], text) if text else ("", "")

    def label_of(self, name: str) -> str:
        """Return what a value is called."""
        return str(self.fields["text"].label) if name in self.names else super().label_of(name)

    def shown(self, name: str, value: Any) -> str:
        """Return a sentence as it reads."""
        if name not in self.names:
            return super().shown(name, value)
        prompt, text = value
        return f"{PROMPTS.get(prompt, '')} {text}".strip() or "–"


class OwnWords(PartForm):
    """A list of own words: some to tick, others to type with commas between them."""

    template = "profiles/parts/plain.html"
    own: ClassVar[str] = ""
    ticked: ClassVar[str] = ""
    most = 8
    longest = WORD_LENGTH

    def proposed(self) -> list[str]:
        """Return the words to tick."""
        raise NotImplementedError

    def fill(self) -> None:
        """What is among the words to tick is ticked, the rest is typed."""
        super().fill()
        words, known = self.values[self.own], self.proposed()
        self.fields[self.ticked].choices = [(word, word) for word in known]  # type: ignore[attr-defined]  # a choice of words
        self.initial[self.ticked] = [word for word in words if word in known]
        self.initial["own_words"] = ", ".join(word for word in words if word not in known)
        if not known:
            del self.fields[self.ticked]

    def clean(self) -> dict[str, Any]:
        """Part the typed words, leave out what is there twice, and count."""
        values = super().clean() or {}
        typed = [" ".join(word.split()) for word in re.split(r"[,;\n]", values.get("own_words", ""))]
        words = list(dict.fromkeys(word for word in [*values.get(self.ticked, []), *typed] if word))
        long = [word for word in words if len(word) > self.longest]
        if long:
            too_long = Refused("words_too_long", word=long[0][:20], most=self.longest)
            self.add_error("own_words", sentence(too_long))
        elif len(words) > self.most:
            self.add_error("own_words", sentence(Refused("interests_too_many")))
        values["words"] = tuple(words)
        return values

    def value(self, name: str) -> Any:
        """Return the words, ticked ones first."""
        return self.cleaned_data["words"] if name == self.own else super().value(name)

    def label_of(self, name: str) -> str:
        """Return what a value is called."""
        return str(self.fields["own_words"].label) if name == self.own else super().label_of(name)


class InterestsForm(OwnWords):
    """Up to eight things somebody likes."""

    names = ("interests",)
    parts = ("interests",)
    own, ticked, most = "interests", "suggested", INTERESTS
    suggested = forms.MultipleChoiceField(
        label=_("Some to begin with"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"data-look": "chip"}),
    )
    own_words = forms.CharField(
        label=_("In your own words"),
        help_text=_("With commas between them; up to eight altogether."),
        max_length=400,
        required=False,
    )

    def proposed(self) -> list[str]:
        """Return suggestions in the language of the page."""
        return [str(word) for word in SUGGESTED_INTERESTS]
