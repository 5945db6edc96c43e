"""Narrowing the directory, and choosing people in it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from mentoring.profiles.queries.people_list import Narrow

STATES = [
    ("", _("Everybody")),
    ("here", _("Here")),
    ("no_address", _("No address yet")),
    ("missing", _("Not in the latest file")),
    ("left", _("Left")),
]


class PeopleFilter(forms.Form):
    """The filter above the list; anything it does not know is left out."""

    words = forms.CharField(label=_("Name, e-mail or number"), max_length=100, required=False)
    department = forms.ChoiceField(label=_("Department"), required=False)
    site = forms.ChoiceField(label=_("Site"), required=False)
    state = forms.ChoiceField(label=_("State"), choices=STATES, required=False)

    def __init__(self, *args: Any, values: dict[str, list[str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in values.items():
            field = self.fields[name]
            field.choices = [("", _("All")), *((value, value) for value in choices)]  # type: ignore[attr-defined]  # a choice of words

    def narrow(self) -> Narrow:
        """Return what the list is narrowed to, as far as it makes sense."""
        self.is_valid()
        names = ("words", "department", "site", "state")
        return Narrow(**{name: self.cleaned_data.get(name, "") for name in names})


def chosen(data: QueryDict) -> dict[str, list[str]]:
    """Return the codes and employee numbers of the people ticked; what cannot be one is left out."""
    codes = [code for code in data.getlist("people") if code.isalnum()]
    return {"codes": codes, "numbers": [number for number in data.getlist("numbers") if "\0" not in number]}
