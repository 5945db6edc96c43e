"""Deciding about a tandem that the directory has changed."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils.translation import gettext as _

from tandems.queries.changes import Case
from tandems.rules.changes import Step


class SettleForm(forms.Form):
    """What is to happen. The step that fits most is prepared; where somebody has to ask first, none is."""

    step = forms.ChoiceField(widget=forms.RadioSelect(attrs={"data-look": "pick"}))

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"step": case.proposed.value if case.proposed else None})
        super().__init__(*args, **kwargs)
        self.fields["step"].label = _("What is to happen?")
        self.fields["step"].choices = [  # type: ignore[attr-defined]  # a choice of words
            (step.value, _choice(step, case)) for step in case.steps
        ]
        self.helper = FormHelper()
        self.helper.add_input(Submit("", _("Do it"), css_class="btn-warm"))


def _choice(step: Step, case: Case) -> SimpleNamespace:
    """The step as a card: what it is called and what it does."""
    heading, text = {
        Step.KEEP: (_("Keep the tandem"), _("You know about it and it is fine. Nobody gets a mail.")),
        Step.REMATCH: (
            _("End it and look for a new partner"),
            _("Whoever remains takes part in the next matching run."),
        ),
        Step.END: (
            _("End it kindly"),
            _("Whoever remains stays in the program, without a new partner for now."),
        ),
    }[step]
    if step is Step.END and not case.remaining:
        text = _("Nobody remains, so nobody gets a mail.")
    return SimpleNamespace(heading=heading, text=text, facts="")
