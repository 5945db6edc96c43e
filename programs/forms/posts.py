"""Naming who gets a post in a program or gives it back."""

from __future__ import annotations

from django import forms

from programs.queries.posts import POSTS


class PostForm(forms.Form):
    """A post and the code of a person."""

    post = forms.ChoiceField(choices=POSTS)
    person = forms.SlugField(max_length=10)
