"""Looking for somebody in the directory by name or e-mail."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class SearchForm(forms.Form):
    """Whom to look for in the directory."""

    words = forms.CharField(
        label=_("Name or e-mail"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )

    def asked(self) -> str:
        """Return the words, "" if they make no sense."""
        return str(self.cleaned_data["words"]) if self.is_valid() else ""
