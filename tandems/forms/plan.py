"""An item of the plan."""

from __future__ import annotations

import datetime as dt
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Row, Submit
from django import forms
from django.db.models import QuerySet
from django.utils import formats
from django.utils.translation import gettext_lazy as _

from mentoring.profiles.models import Topic
from tandems.actions.plan import Draft
from tandems.models import PlanFormat, PlanItem, PlanState
from tandems.rules.cards import SaidCard
from tandems.rules.plan import LONGEST_QUESTION, LONGEST_TITLE

FIELDS = ("words", "question", "topic", "format", "state", "card", "revision")


def _one_line(text: str) -> str:
    return " ".join(text.split())


class PlanItemForm(forms.Form):
    """What the two want to do. `draft()` gives it to an action; nothing is saved here."""

    words = forms.CharField(
        label=_("What is it about?"), max_length=LONGEST_TITLE, required=False, widget=forms.TextInput
    )
    topic: forms.ModelChoiceField[Topic] = forms.ModelChoiceField(
        label=_("Topic"), queryset=None, required=False, empty_label=_("none of these")
    )
    question = forms.CharField(
        label=_("The question behind it"),
        max_length=LONGEST_QUESTION,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "textarea-voice"}),
    )
    month = forms.ChoiceField(label=_("When?"), required=False)
    format = forms.ChoiceField(
        label=_("What do you do?"),
        choices=PlanFormat.choices,
        initial=PlanFormat.TALK,
        widget=forms.RadioSelect(attrs={"data-look": "chip"}),
    )
    state = forms.ChoiceField(
        label=_("How far are you?"),
        choices=PlanState.choices,
        initial=PlanState.IDEA,
        widget=forms.RadioSelect(attrs={"data-look": "chip"}),
    )
    card = forms.SlugField(required=False, widget=forms.HiddenInput)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        topics: QuerySet[Topic],
        months: list[dt.date],
        item: PlanItem | None = None,
        card: SaidCard | None = None,
        **kwargs: Any,
    ) -> None:
        kwargs["initial"] = known(item) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.conversation = card
        self.fields["topic"].queryset = topics  # type: ignore[attr-defined]  # a choice of rows
        own = {item.month} if item and item.month else set()
        found = [(f"{one:%Y-%m-%d}", formats.date_format(one, "F Y")) for one in sorted({*months, *own})]
        self.fields["month"].choices = [("", _("not decided yet")), *found]  # type: ignore[attr-defined]  # a choice of words
        self.fields["words"].help_text = (
            _("Leave it empty to keep the name of the card.")
            if card
            else _("In your own words, or choose a topic below.")
        )
        self.helper = FormHelper()
        self.helper.layout = Layout(
            "words", "question", Row("topic", "month"), "format", "state", "card", "revision"
        )
        self.helper.add_input(Submit("", _("Save") if item else _("Put it into the plan")))

    def clean_words(self) -> str:
        """One line, as it was typed."""
        return _one_line(str(self.cleaned_data["words"]))

    def clean_question(self) -> str:
        """One line, too."""
        return _one_line(str(self.cleaned_data["question"]))

    def clean_card(self) -> str:
        """Only a card there is."""
        return self.conversation.code if self.conversation else ""

    def clean_month(self) -> dt.date | None:
        """The first day of the month."""
        chosen = str(self.cleaned_data["month"])
        return dt.date.fromisoformat(chosen) if chosen else None

    def draft(self) -> Draft:
        """Return what was typed. Only for a valid form."""
        names = Draft.__dataclass_fields__
        return Draft(**{name: value for name, value in self.cleaned_data.items() if name in names})

    def keep_mine(self, present: PlanItem) -> None:
        """After somebody else saved: saving again is meant for what they left."""
        sent = self.data.copy()  # type: ignore[attr-defined]  # what a browser sent
        sent["revision"] = str(present.revision)
        self.data = sent


class StateForm(forms.Form):
    """How far the two have come with an item."""

    state = forms.ChoiceField(choices=PlanState.choices)


def known(item: PlanItem | None) -> dict[str, Any]:
    """Return what the form begins with for `item`."""
    if item is None:
        return {}
    month = f"{item.month:%Y-%m-%d}" if item.month else ""
    return {name: getattr(item, name) for name in FIELDS} | {"month": month}
