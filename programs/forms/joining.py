"""Applying for a program."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.forms.people import AnswerForm
from programs.queries.roster import ROLES

LONGEST = 1000


class DecisionForm(forms.Form):
    """What happens with the people ticked."""

    decision = forms.ChoiceField(
        choices=[
            ("take", _("Give a place")),
            ("wait", _("Put on the waiting list")),
            ("decline", _("No place this time")),
        ]
    )

    def people(self) -> list[str]:
        """Return the codes of those ticked."""
        return [code for code in self.data.getlist("people") if code.isalnum()]  # type: ignore[attr-defined]  # a QueryDict


class ApplyForm(AnswerForm):
    """As what, why, and the agreements. Nothing is ticked beforehand."""

    role = forms.ChoiceField(
        label=_("You would like to take part as"), widget=forms.RadioSelect(attrs={"data-look": "pick"})
    )
    motivation = forms.CharField(
        label=_("Why would you like to take part?"),
        help_text=_(
            "Two or three sentences are enough. Only the HR admins of this program read them; they are kept "
            "encrypted, and deleted when you take part or take your application back."
        ),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5, "class": "textarea-voice"}),
    )
    field_order = ("role", "motivation", "taking_part", "compare_generation")

    def __init__(self, *args: Any, roles: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        role = self.fields["role"]
        role.choices = [(code, label) for code, label in ROLES if code in roles]  # type: ignore[attr-defined]  # a choice of words
        if len(roles) == 1:
            role.widget, self.initial["role"] = forms.HiddenInput(), roles[0]

    def wishes(self) -> dict[str, Any]:
        """Return what a valid form says."""
        return {name: self.cleaned_data[name] for name in ("role", "motivation")} | self.answers()
