"""Widgets of the house, without domain words. Each brings the script it gains from and works without it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.forms.utils import to_current_timezone
from django.forms.widgets import Script
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class DateInput(forms.DateInput):
    """The browser's own calendar; it wants ISO dates whatever the language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    """The browser's own clock, to the minute."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class MomentInput(forms.MultiWidget):
    """Day and time side by side, each with a label; the form pack names the time zone below them."""

    template_name = "house/widgets/moment.html"
    labels: ClassVar[tuple[StrOrPromise, ...]] = (_("Day"), _("Time"))

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__((DateInput({"class": "input"}), TimeInput({"class": "input"})), attrs)

    def decompress(self, value: Any) -> list[Any]:
        """Return day and time of a moment as the person's clock shows them."""
        if not value:
            return [None, None]
        local = to_current_timezone(value)
        return [local.date(), local.time()]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Give each part its label."""
        context = super().get_context(name, value, attrs)
        for part, label in zip(context["widget"]["subwidgets"], self.labels, strict=True):
            part["label"] = label
        return context


class Switch(forms.CheckboxInput):
    """A check box that takes effect with the form and looks like a switch."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"class": "switch"} | (attrs or {}))


class PasswordInput(forms.PasswordInput):
    """A password that can be looked at while it is typed; the button needs the script."""

    template_name = "house/widgets/password.html"

    class Media:
        js = (Script("js/reveal.js", type="module"),)


class Slider(forms.NumberInput):
    """A position between two words, from 1 to `steps`; neither end is better.

    The script speaks each position in words; without it screen readers read the number.
    """

    input_type = "range"
    template_name = "house/widgets/slider.html"

    def __init__(
        self,
        low: StrOrPromise,
        high: StrOrPromise,
        *,
        steps: int = 5,
        attrs: dict[str, Any] | None = None,
    ) -> None:
        super().__init__({"min": 1, "max": steps, "step": 1} | (attrs or {}))
        self.low, self.high, self.steps = low, high, steps

    def use_required_attribute(self, initial: Any) -> bool:  # noqa: ARG002  (Django asks so)
        """A slider always stands somewhere, so HTML knows no `required` for it."""
        return False

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the ends and the words for each position."""
        context = super().get_context(name, value, attrs)
        words = positions(str(self.low), str(self.high), self.steps)
        context["widget"] |= {"low": self.low, "high": self.high, "words": json.dumps(words)}
        return context

    class Media:
        js = (Script("js/slider.js", type="module"),)


def positions(low: str, high: str, steps: int) -> Sequence[str]:
    """Return what each position between two ends is called, from low to high."""
    words = []
    for place in range(steps):
        distance = 2 * place - (steps - 1)
        end = high if distance > 0 else low
        if distance == 0:
            words.append(gettext("right between %(low)s and %(high)s") % {"low": low, "high": high})
        elif abs(distance) == steps - 1:
            words.append(gettext("clearly: %(end)s") % {"end": end})
        elif abs(distance) <= (steps - 1) / 3:
            words.append(gettext("a little more: %(end)s") % {"end": end})
        else:
            words.append(gettext("rather: %(end)s") % {"end": end})
    return words
