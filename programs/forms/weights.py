"""How much each reason counts when tandems are found, as sliders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from mentoring.web.widgets import Slider
from programs.models.program import HEAVIEST

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

WEIGHTS = ("topics_weight", "contrast_weight", "interest_weight", "frame_weight")


def weight(label: StrOrPromise) -> forms.IntegerField:
    """Return the field for one reason, from 0 (does not count) to the heaviest weight."""
    slider = Slider(
        _("does not count"), _("counts most"), steps=HEAVIEST + 1, attrs={"min": 0, "max": HEAVIEST}
    )
    return forms.IntegerField(label=label, min_value=0, max_value=HEAVIEST, widget=slider)
