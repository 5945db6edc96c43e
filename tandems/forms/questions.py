"""Putting a question into the box."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tandems.rules.questions import LONGEST


class QuestionForm(forms.Form):
    """One question on one line."""

    text = forms.CharField(
        label=_("What have you always wanted to ask?"),
        max_length=LONGEST,
        error_messages={"required": _("Please write your question first.")},
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off"}),
    )

    def clean_text(self) -> str:
        """One line, as it was typed."""
        return " ".join(str(self.cleaned_data["text"]).split())
