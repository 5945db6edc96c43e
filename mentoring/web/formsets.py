"""Lists of rows that grow: in place with the script, by a submit button without it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.formsets import TOTAL_FORM_COUNT


class GrowingFormSet(forms.BaseFormSet):
    """Rows of which there can always be one more, up to `max_num`.

    Whoever presses the button "one more" gets everything typed so far back with an empty row below. The view
    asks `wants_more` first: then nothing is saved yet.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.wants_more and self.management_form.is_valid() and self.has_room:
            total = self.management_form.cleaned_data[TOTAL_FORM_COUNT] + 1
            self.data = self.data.copy()  # a QueryDict stays one: lists of values are not cut short
            self.data[self.management_form.add_prefix(TOTAL_FORM_COUNT)] = total
            del self.management_form  # it is read once and kept

    @property
    def wants_more(self) -> bool:
        """Whether this was sent by the button for one more row."""
        return self.is_bound and f"{self.prefix}-more" in self.data

    @property
    def has_room(self) -> bool:
        """Whether there may be another row."""
        return self.total_form_count() < self.max_num
