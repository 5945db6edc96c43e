"""Letting somebody else of HR in."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class ColleagueForm(forms.Form):
    """A work e-mail address."""

    email = forms.EmailField(
        label=_("Work e-mail"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
