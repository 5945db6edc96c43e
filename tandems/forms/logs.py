"""Logging a talk in twenty seconds."""

from __future__ import annotations

import re
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from mentoring.profiles.models import Topic
from mentoring.profiles.models.profile import Format
from mentoring.web.codes import ALPHABET
from tandems.actions.logs import Account
from tandems.forms.meetings import LENGTHS
from tandems.templatetags.moments import length

LONGEST = 4000  # characters of a note
CODE = re.compile(rf"[{ALPHABET}]{{10}}")


def one_kind_of_line_break(text: str) -> str:
    """Return `text` as it is stored: browsers send CRLF, whatever was typed."""
    return text.replace("\r\n", "\n").strip()


class LogForm(forms.Form):
    """What became of a planned meeting. `account()` gives it to an action; nothing is saved here."""

    took_place = forms.TypedChoiceField(
        label=_("Did it take place?"),
        choices=[("yes", _("Yes")), ("no", _("No, it fell through"))],
        coerce=lambda value: value == "yes",
        initial="yes",
        widget=forms.RadioSelect(attrs={"data-look": "chip"}),
    )
    format = forms.ChoiceField(
        label=_("How did you meet?"),
        choices=Format.choices,
        widget=forms.RadioSelect(attrs={"data-look": "chip"}),
    )
    minutes = forms.TypedChoiceField(
        label=_("How long?"), coerce=int, widget=forms.RadioSelect(attrs={"data-look": "chip"})
    )
    topics: forms.ModelMultipleChoiceField[Topic] = forms.ModelMultipleChoiceField(
        label=_("What was it about?"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"data-look": "chip"}),
    )
    other_topic: forms.ModelChoiceField[Topic] = forms.ModelChoiceField(
        label=_("Something else"), queryset=None, required=False, empty_label=_("Choose a topic")
    )
    shared = forms.CharField(
        label=_("One thing you take with you"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "class": "textarea-voice"}),
    )
    shared_before = forms.CharField(required=False, widget=forms.HiddenInput)
    private = forms.CharField(
        label=_("A note for yourself"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "class": "textarea-voice"}),
    )

    def __init__(
        self, *args: Any, topics: QuerySet[Topic], other_topics: QuerySet[Topic], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        lengths = sorted({*LENGTHS, int(self.initial.get("minutes") or LENGTHS[0])})
        self.fields["minutes"].choices = [(n, length(n)) for n in lengths]  # type: ignore[attr-defined]  # a choice of words
        self.fields["topics"].queryset = topics  # type: ignore[attr-defined]  # a choice of rows
        self.fields["other_topic"].queryset = other_topics  # type: ignore[attr-defined]  # a choice of rows

    def clean_shared(self) -> str:
        return one_kind_of_line_break(self.cleaned_data["shared"])

    def clean_shared_before(self) -> str:
        return one_kind_of_line_break(self.cleaned_data["shared_before"])

    def clean_private(self) -> str:
        return one_kind_of_line_break(self.cleaned_data["private"])

    def account(self) -> Account:
        """Return what was typed. Only for a valid form."""
        typed = self.cleaned_data
        return Account(
            took_place=typed["took_place"],
            format=typed["format"],
            minutes=typed["minutes"],
            topics=list({*typed["topics"], *filter(None, [typed["other_topic"]])}),
            shared=typed["shared"],
            shared_before=typed["shared_before"],
            private=typed["private"],
        )

    def show_both(self, present: str) -> None:
        """If the partner wrote meanwhile, put their text above one's own; saving again keeps both."""
        mine = one_kind_of_line_break(self.data.get("shared", ""))
        if present in {"", mine, one_kind_of_line_break(self.data.get("shared_before", ""))}:
            return
        sent = cast("QueryDict", self.data).copy()
        sent["shared"] = f"{present}\n\n{mine}"
        sent["shared_before"] = present
        self.data = sent


class TalkForm(LogForm):
    """A talk that nobody planned. Its `code` is made with the form: sending it twice makes one log."""

    code = forms.RegexField(CODE, widget=forms.HiddenInput)
    held_on = forms.DateField(
        label=_("When?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    field_order = ("held_on",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["took_place"].widget = forms.HiddenInput()
