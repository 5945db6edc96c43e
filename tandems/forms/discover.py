"""What is said to a card, and what the list of people is narrowed to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tandems.queries.met import Choices, Narrow
from tandems.rules.deck import ANSWERS, Answer

LENGTH_OF_PROMPT = 40


class AnswerForm(forms.Form):
    """One of three answers, `about` which sentence, and the answer that stood there `before`."""

    answer = forms.ChoiceField(choices=[(one, one) for one in ANSWERS])
    about = forms.SlugField(max_length=LENGTH_OF_PROMPT, required=False)
    before = forms.ChoiceField(choices=[("", ""), *((one, one) for one in ANSWERS)], required=False)

    def said(self) -> Answer:
        """Return the answer of a valid form."""
        return Answer(self.cleaned_data["answer"], self.cleaned_data["about"])


class NarrowForm(forms.Form):
    """Topic, site and language: only such as lead to somebody. Anything else narrows to nothing."""

    topic = forms.ChoiceField(label=_("Topic"), required=False)
    site = forms.ChoiceField(label=_("Site"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)

    def __init__(self, data: Any, *, choices: Choices) -> None:
        super().__init__(data)
        everything = ("", _("all"))
        for name in ("topic", "site", "language"):
            field = self.fields[name]
            field.choices = [everything, *getattr(choices, f"{name}s")]  # type: ignore[attr-defined]  # a ChoiceField

    def narrow(self, answer: str) -> Narrow:
        """Return what is asked for; a value that is not on offer is left out."""
        self.is_valid()
        asked = {name: self.cleaned_data.get(name, "") for name in self.fields}
        return Narrow(answer=answer if answer in ANSWERS else "", **asked)
