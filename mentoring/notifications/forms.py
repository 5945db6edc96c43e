"""Which mails somebody wants: one small form per group of kinds."""

from __future__ import annotations

from typing import Any

from django import forms

from mentoring.notifications.queries import Group


class GroupForm(forms.Form):
    """The switches of one group. A group that came with the form is the only one that it changes."""

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.group = group
        for kind in group.choices:
            self.fields[kind.slug] = forms.BooleanField(
                label=str(kind.name),
                help_text=str(kind.description),
                required=False,
                initial=kind.wanted,
                widget=forms.CheckboxInput(attrs={"class": "switch"}),
            )

    @property
    def wanted(self) -> dict[str, bool]:
        """What was chosen: slug of the kind → yes or no."""
        return dict(self.cleaned_data)
