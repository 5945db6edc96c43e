"""Naming who gets a post in the installation or gives it back."""

from __future__ import annotations

from django import forms

from mentoring.profiles.rules.installation_posts import FIELDS


class PostForm(forms.Form):
    """A post and the code of a person."""

    post = forms.ChoiceField(choices=[(post, post) for post in FIELDS])
    person = forms.SlugField(max_length=10)
