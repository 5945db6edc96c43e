"""Topics of a program: searching, writing, merging and proposing them."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Submit
from django import forms
from django.utils.translation import gettext_lazy as _

from programs.actions.topics import TopicWords
from programs.queries.topic_desk import CLUSTERS
from programs.queries.topics import TopicFamily

LONG: dict[str, Any] = {"max_length": 160, "required": False}


class SearchForm(forms.Form):
    """A word that name or explanation have to hold."""

    q = forms.CharField(label=_("Find a topic"), max_length=60, required=False)

    @property
    def words(self) -> str:
        """What is searched for; empty for everything."""
        return self.cleaned_data.get("q", "") if self.is_valid() else ""


class OwnTopicForm(forms.Form):
    """A topic of one program, in both languages."""

    cluster = forms.ChoiceField(label=_("Family"), choices=CLUSTERS)
    name_de = forms.CharField(label=_("Name in German"), max_length=80)
    about_de = forms.CharField(label=_("One line of explanation in German"), **LONG)
    question_de = forms.CharField(label=_("A question in German that a mentee might ask"), **LONG)
    name_en = forms.CharField(label=_("Name in English"), max_length=80)
    about_en = forms.CharField(label=_("One line of explanation in English"), **LONG)
    question_en = forms.CharField(label=_("A question in English that a mentee might ask"), **LONG)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for lang in ("de", "en"):
            for part in ("name", "about", "question"):
                self.fields[f"{part}_{lang}"].widget.attrs["lang"] = lang
        self.helper = FormHelper()
        self.helper.layout = Layout(
            "cluster",
            Fieldset(_("In German"), "name_de", "about_de", "question_de"),
            Fieldset(_("In English"), "name_en", "about_en", "question_en"),
        )
        self.helper.add_input(Submit("", _("Save")))

    def words(self) -> TopicWords:
        """Return what a valid form says."""
        return TopicWords(**self.cleaned_data)


class TargetForm(forms.Form):
    """The topic that another one goes into, or that a proposed one is."""

    into = forms.ChoiceField(label=_("Topic that stays"))

    def __init__(self, *args: Any, topics: list[TopicFamily], but: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = [(one.label, [pair for pair in one.choices if pair[0] != but]) for one in topics]
        choices = [("", _("please choose")), *groups]
        self.fields["into"].choices = choices  # type: ignore[attr-defined]  # a choice of words


class ProposalForm(forms.Form):
    """A topic somebody misses, in their own words."""

    name = forms.CharField(label=_("What is your topic called?"), max_length=80)
    why = forms.CharField(
        label=_("Why, or which question would you like to talk about?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "textarea-voice"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.layout = Layout("name", "why")
        self.helper.add_input(Submit("", _("Propose this topic"), css_class="btn-warm"))
