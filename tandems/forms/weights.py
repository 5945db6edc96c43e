"""What counts how much when tandems are found, as sliders beside the runs."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from programs.forms.weights import WEIGHTS, weight
from programs.models import InterestMode, Program
from tandems.actions.weighing import Weighing


class WeightsForm(forms.Form):
    """The four weights of a program; likes have one only where people can say them."""

    topics_weight = weight(_("Common topics"))
    contrast_weight = weight(_("Contrast"))
    interest_weight = weight(_("Mutual interest"))
    frame_weight = weight(_("Times, languages and ways to meet"))

    def __init__(self, *args: Any, program: Program, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {name: getattr(program, name) for name in WEIGHTS})
        super().__init__(*args, **kwargs)
        self.kept = program.interest_weight
        if program.interest_mode == InterestMode.OFF:
            del self.fields["interest_weight"]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True  # the page's own form tag brings it

    def weighing(self) -> Weighing:
        """Return what the sliders say; a missing one stays as it was."""
        return Weighing(**({"interest_weight": self.kept} | self.cleaned_data))

    def so_far(self) -> dict[str, int]:
        """Return the weights as they stand on the page, for the sentence; nonsense counts as nothing."""
        self.is_valid()
        said = getattr(self, "cleaned_data", {}) if self.is_bound else self.initial
        return {name: said.get(name) or 0 for name in self.fields}
