"""Finding somebody for a post in the installation, and naming who gets it or gives it back."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from mentoring.profiles.rules.installation_posts import FIELDS


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


class PostForm(forms.Form):
    """A post and the code of a person."""

    post = forms.ChoiceField(choices=[(post, post) for post in FIELDS])
    person = forms.SlugField(max_length=10)
