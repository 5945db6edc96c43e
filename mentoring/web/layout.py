"""Pieces of a form's layout beside crispy's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crispy_forms.layout import Fieldset

if TYPE_CHECKING:
    from crispy_forms.helper import FormHelper
    from django_stubs_ext import StrOrPromise


class Part(Fieldset):
    """A part of a long form: an anchor for the index of the page, and a sentence that says who sees it."""

    template = "%s/layout/part.html"

    def __init__(
        self,
        legend: StrOrPromise,
        *fields: Any,
        css_id: str,
        seen: StrOrPromise = "",
        hint: StrOrPromise = "",
    ) -> None:
        super().__init__(legend, *fields, css_id=css_id)
        self.seen, self.hint = seen, hint


def answer_in_place(helper: FormHelper, css_id: str) -> None:
    """Let a form that comes back with errors replace itself, so that focus, scroll and typed words stay.

    Without scripts it is sent like any form. An accepted one leads on: see `OnwardMiddleware`.
    """
    helper.attrs = {
        **helper.attrs,
        "id": css_id,
        "hx-post": "",
        "hx-target": "this",
        "hx-select": f"#{css_id}",
        "hx-swap": "outerMorph",
    }
