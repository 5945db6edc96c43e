"""Lists of rows that grow: in place with the script, by a submit button without it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.forms.formsets import TOTAL_FORM_COUNT

if TYPE_CHECKING:
    from django.http import QueryDict


class GrowingFormSet(forms.BaseFormSet):
    """Rows of which there can always be one more, up to `max_num`.

    Whoever presses the button "one more" gets everything typed so far back with an empty row below. The view
    asks `wants_more` first: then nothing is saved yet.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.wants_more and self.management_form.is_valid() and self.has_room:
            sent = cast("QueryDict", self.data).copy()  # lists of values are not cut short
            sent[self.management_form.add_prefix(TOTAL_FORM_COUNT)] = str(self.total_form_count() + 1)
            self.data = sent
            del self.management_form  # it is read once and kept

    @property
    def wants_more(self) -> bool:
        """Whether this was sent by the button for one more row."""
        return self.is_bound and f"{self.prefix}-more" in self.data

    @property
    def has_room(self) -> bool:
        """Whether there may be another row."""
        return self.total_form_count() < self.max_num
