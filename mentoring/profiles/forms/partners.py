"""A partner organisation."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Row, Submit
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mentoring.profiles.queries.partners import KINDS, TERMS


class PartnerForm(forms.Form):
    """What is kept of an organisation."""

    name = forms.CharField(label=pgettext_lazy("organisation", "Name"), max_length=160)
    kind = forms.ChoiceField(label=_("What it is"), choices=KINDS)
    terms = forms.ChoiceField(label=_("On which terms its people teach"), choices=TERMS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.layout = Layout("name", Row("kind", "terms"))
        self.helper.add_input(Submit("", _("Save")))

    def clean_name(self) -> str:
        """One line: it stands beside names."""
        return " ".join(str(self.cleaned_data["name"]).split())
