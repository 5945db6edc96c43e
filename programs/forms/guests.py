"""Inviting a guest, and the last day of one."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Row, Submit
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from mentoring.profiles.actions.partners import Guest
from mentoring.profiles.forms.account import WorkEmailField
from mentoring.web.widgets import DateInput


class GuestForm(forms.Form):
    """Who is invited, from where, and for how long."""

    first_name = forms.CharField(label=_("First name"), max_length=120)
    last_name = forms.CharField(label=_("Last name"), max_length=120)
    email = WorkEmailField()
    organisation = forms.ChoiceField(label=_("Organisation"))
    language = forms.ChoiceField(label=_("Language of the mails"), choices=settings.LANGUAGES)
    until = forms.DateField(label=_("Last day"), widget=DateInput)

    def __init__(self, *args: Any, partners: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = partners  # type: ignore[attr-defined]  # a choice of words
        self.fields["until"].help_text = _(
            "After it the account works no more. At the latest the end of the program."
        )
        self.helper = FormHelper()
        self.helper.layout = Layout(
            Row("first_name", "last_name"), "email", Row("organisation", "language"), "until"
        )
        self.helper.add_input(Submit("", _("Invite as a guest mentor"), css_class="btn-warm"))

    def guest(self) -> Guest:
        """Return who a valid form speaks of."""
        return Guest(**self.cleaned_data)


class EndForm(forms.Form):
    """A new last day; without one the account ends at once."""

    person = forms.SlugField(max_length=10)
    until = forms.DateField(label=_("Last day"), widget=DateInput, required=False)
