"""The parts of a profile that belong to one program: topics, reasons, an assistant, a consent."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mentoring.errors import Refused
from mentoring.profiles.forms.parts.base import PartForm
from mentoring.web.refusals import sentence
from mentoring.web.widgets import Switch
from programs import words
from programs.forms.topics import TopicRows, topic_rows
from programs.queries.participation import TopicChoice

STORY_LENGTH = 600


def _own_words(label: Any) -> forms.CharField:
    """A few sentences, kept encrypted here, so kept nowhere else."""
    widget = forms.Textarea(attrs={"class": "textarea-voice", "rows": 5, "data-no-draft": True})
    return forms.CharField(label=label, max_length=STORY_LENGTH, required=False, widget=widget)


class TopicsForm(PartForm):
    """Topics offered by a mentor or wanted by a mentee, in rows."""

    template = "programs/parts/topics.html"
    names = ("topics",)
    parts = ("topics",)
    rows: TopicRows

    def fill(self) -> None:
        """Give each topic a row."""
        self.rows = topic_rows(
            self.data if self.is_bound else None,
            is_mentor=self.given["is_mentor"],
            chosen=list(self.values["topics"]),
            topics=self.given["topics"](),
        )

    def is_valid(self) -> bool:
        """Every row has to be right, too."""
        rows_are = self.rows.is_valid()
        return super().is_valid() and rows_are

    def value(self, name: str) -> Any:  # noqa: ARG002  (there is one value)
        """Return what the rows say, as it is stored: strongest first."""
        return tuple(sorted(self.rows.choices(), key=lambda one: (-one.strength, one.topic)))

    def label_of(self, name: str) -> str:
        """Return what a value is called."""
        return str(_("Topics")) if name == "topics" else super().label_of(name)

    def shown(self, name: str, value: Any) -> str:
        """Return topics by name."""
        if name != "topics":
            return super().shown(name, value)
        names = {code: label for family in self.given["topics"]() for code, label in family.choices}
        chosen: tuple[TopicChoice, ...] = value
        return ", ".join(names.get(one.topic, one.topic) for one in chosen) or "–"


class MotivationForm(PartForm):
    """Why a mentor wants this."""

    names = ("motivation",)
    parts = ("motivation",)
    motivation = _own_words(_("Why I want this"))


class PracticeForm(PartForm):
    """A mentor's digital practice."""

    names = ("practice",)
    parts = ("practice",)
    practice = _own_words(_("My digital practice, in my own words"))


class LearningForm(PartForm):
    """What a mentee would like to understand."""

    names = ("learning",)
    parts = ("learning",)
    learning = _own_words(_("What I would like to understand better"))


class AssistantForm(PartForm):
    """Who may move a mentee's dates."""

    names = ("assistant_name", "assistant_email")
    fixed_readers = _("They see date and place of your meetings, nothing else. Your tandem sees the name.")
    assistant_name = forms.CharField(
        label=_("Name"), max_length=120, required=False, widget=forms.TextInput(attrs={"data-no-draft": True})
    )
    assistant_email = forms.EmailField(
        label=_("Work e-mail"),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"data-no-draft": True}),
    )

    def clean(self) -> dict[str, Any]:
        """A name alone moves no dates."""
        values = super().clean() or {}
        if values.get("assistant_name") and not values.get("assistant_email", "-"):
            self.add_error("assistant_email", sentence(Refused("assistant_without_address")))
        return values


class GenerationForm(PartForm):
    """Give or withdraw the consent to compare generations, at once and without a reason."""

    names = ("compare_generation",)
    fixed_readers = words.GENERATION_CONSENT
    compare_generation = forms.BooleanField(
        label=_("The computer may compare generations for me."), widget=Switch(), required=False
    )
