"""Finding people in the roster, inviting them, and their answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.queries.roster import ROLES, STATES, Directory
from programs.rules.generation import uses_bands
from programs.rules.joining import split_addresses

LEVELS = [("", _("All")), ("leads", _("People who lead others")), ("team", _("People who lead nobody"))]


PROFILES = [
    ("", _("All")),
    ("complete", _("complete")),
    ("begun", _("begun")),
    ("untouched", _("not begun")),
]


class RosterForm(forms.Form):
    """The search above the roster; anything it does not know is left out."""

    role = forms.ChoiceField(label=_("Role"), choices=[("", _("Everybody")), *ROLES], required=False)
    state = forms.ChoiceField(label=_("State"), choices=[("", _("All")), *STATES], required=False)
    profile = forms.ChoiceField(label=_("Profile"), choices=PROFILES, required=False)
    words = forms.CharField(label=_("Name or e-mail"), max_length=100, required=False)

    def asked(self) -> dict[str, str]:
        """Return what is asked for as far as it makes sense."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}


class DirectoryForm(forms.Form):
    """What the list of people to invite is narrowed to."""

    role = forms.ChoiceField(label=_("Invite as"), choices=ROLES, required=False)
    department = forms.ChoiceField(label=_("Department"), required=False)
    site = forms.ChoiceField(label=_("Site"), required=False)
    words = forms.CharField(label=_("Name or e-mail"), max_length=100, required=False)
    level = forms.ChoiceField(label=_("Level"), choices=LEVELS, required=False)
    only_new = forms.BooleanField(label=_("Leave out who is in already"), required=False)

    def __init__(self, *args: Any, departments: list[str], sites: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, values in (("department", departments), ("site", sites)):
            field = self.fields[name]
            field.choices = [("", _("All")), *((value, value) for value in values)]  # type: ignore[attr-defined]  # a choice of words

    def role_asked(self) -> str:
        """Return the role to invite for; mentors unless the address says otherwise."""
        self.is_valid()
        return str(self.cleaned_data.get("role") or ROLES[0][0])

    def narrow(self) -> Directory:
        """Return what the list is narrowed to, as far as it makes sense."""
        self.is_valid()
        known = self.cleaned_data
        return Directory(
            department=known.get("department", ""),
            site=known.get("site", ""),
            level=known.get("level", ""),
            only_new=known.get("only_new", False),
            words=known.get("words", ""),
        )


class InviteForm(forms.Form):
    """Who is invited: people ticked, everybody the list shows, addresses pasted."""

    everybody = forms.BooleanField(required=False)
    addresses = forms.CharField(
        label=_("Paste e-mail addresses"),
        help_text=_("Any number, one a line or apart by commas."),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )

    def pasted(self) -> tuple[str, ...]:
        """Return the pasted entries, each once."""
        return split_addresses(self.cleaned_data["addresses"])


class RosterActForm(forms.Form):
    """What is done with the people ticked in the roster."""

    do = forms.ChoiceField(choices=[("remind", _("Remind")), ("take_back", _("Take back"))])


class AnswerForm(forms.Form):
    """The answer to an invitation. Nothing is ticked beforehand."""

    taking_part = forms.BooleanField(label=_("Yes, I take part"), required=False)
    compare_generation = forms.BooleanField(
        label=_("Yes, the computer may compare generations for me."), required=False
    )

    def __init__(self, *args: Any, generation_rule: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not uses_bands(generation_rule):
            del self.fields["compare_generation"]

    def answers(self) -> dict[str, bool]:
        """Return what the person agreed to."""
        return {name: self.cleaned_data.get(name, False) for name in ("taking_part", "compare_generation")}
