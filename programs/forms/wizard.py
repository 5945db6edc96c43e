"""One step of the set-up of a program: some of the fields of the whole form, in the words of the step."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from crispy_forms.layout import Div, Layout, Row
from django import forms
from django.http import QueryDict
from django.utils.choices import flatten_choices
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mentoring.web import merging
from mentoring.web.layout import Part
from programs.actions.programs import Plan, Posts
from programs.forms.program import ProgramForm, note
from programs.forms.weights import WEIGHTS
from programs.rules import timeline
from programs.rules.joining import split_addresses
from programs.rules.presets import PRESETS, filled
from programs.wizard_words import CONSULTATION, PRESET_CARDS, REPAIRED
from programs.words import EQUAL_TREATMENT, EQUAL_TREATMENT_LATER

FIELDS: dict[str, tuple[str, ...]] = {
    "purpose": ("name", "about_de", "about_en"),
    "people": (
        "sponsors",
        "admins",
        "observers",
        "consultation",
        "mentor_places",
        "mentee_places",
        "mentors_may_apply",
        "mentees_may_apply",
    ),
    "shape": ("preset", "kickoff_on", "ends_on", "profiles_due_on", "sessions_planned", "time_zone"),
    "rules": (
        "generation_rule",
        "generation_reason",
        "reporting_levels",
        "department_rule",
        "mentor_capacity",
        "mentee_capacity",
        "interest_mode",
        "asked_first",
        "days_to_answer",
        *WEIGHTS,
    ),
    "words": (
        "visibility",
        "smallest_group",
        "greeting_de",
        "greeting_en",
        "digest_day",
        "digest_time",
        "digest_audience",
    ),
    "check": (),
}
"""Step → its fields, in order."""

DATES = ("profiles_due_on", "kickoff_on", "ends_on")
LAYOUTS = {
    "purpose": Layout("name", Row("about_de", "about_en")),
    "people": Layout(
        Part(
            gettext_lazy("Who runs it"),
            "sponsors",
            Row("admins", "observers"),
            "consultation",
            css_id="posts",
        ),
        Part(
            gettext_lazy("Who can join"),
            Row("mentor_places", "mentee_places"),
            "mentors_may_apply",
            "mentees_may_apply",
            css_id="joining",
        ),
    ),
    "shape": Layout(
        "preset",
        Part(
            gettext_lazy("This is your year"),
            Div(
                Row("kickoff_on", "ends_on", "profiles_due_on"),
                "sessions_planned",
                css_id="year-dates",
                css_class="form-set",
            ),
            "time_zone",
            css_id="year",
            hint=gettext_lazy("The other dates follow when you move the kickoff."),
        ),
    ),
    "rules": Layout(
        "generation_rule",
        note(EQUAL_TREATMENT, EQUAL_TREATMENT_LATER),
        "generation_reason",
        Row("reporting_levels", "department_rule"),
        Row("mentor_capacity", "mentee_capacity"),
        "interest_mode",
        Part(
            gettext_lazy("What counts how much"),
            *WEIGHTS,
            css_id="weights",
            hint=gettext_lazy("As many tandems as possible always comes first; this decides which ones."),
        ),
        Part(gettext_lazy("When tandems are proposed"), "asked_first", "days_to_answer", css_id="asking"),
    ),
    "words": Layout(
        Part(gettext_lazy("What others see"), "visibility", "smallest_group", css_id="seen-part"),
        Part(gettext_lazy("The invitation"), Row("greeting_de", "greeting_en"), css_id="invitation"),
        Part(gettext_lazy("Digest"), Row("digest_day", "digest_time", "digest_audience"), css_id="digest"),
    ),
    "check": Layout(),
}
POSTS = tuple(field.name for field in fields(Posts))


class StepForm(ProgramForm):
    """The fields of one step. `said()` are their values, `follows()` what a preset fills in elsewhere."""

    preset = forms.ChoiceField(
        label=gettext_lazy("What it is like"),
        choices=list(PRESET_CARDS.items()),
        widget=forms.RadioSelect(attrs={"data-look": "pick"}),
    )
    consultation = forms.ChoiceField(
        label=gettext_lazy("Does the works council know of the program?"),
        help_text=gettext_lazy(
            "Who is paired by which rule, and what others see of it, may need their consent. "
            "(A hint, not legal advice.) Those named above see nothing of a draft before you say here that "
            "they can read it, or know of it."
        ),
        choices=list(CONSULTATION.items()),
        widget=forms.RadioSelect,
    )

    def __init__(self, data: Any = None, *, step: str, plan: Plan, posts: Posts | None = None) -> None:
        super().__init__(data, plan=plan, posts=posts)
        self.step, self.before, self.moved = step, plan, False
        self.repaired: tuple[str, ...] = ()
        self.stored: dict[str, Any] = asdict(plan) | asdict(posts or Posts())
        self.fields = {name: self.fields[name] for name in FIELDS[step]}
        self.helper.form_tag, self.helper.disable_csrf = False, True
        self.helper.inputs = []
        self.helper.layout = LAYOUTS[step]

    def marks(self) -> str:
        """What the values the form begins with are recognised by, for a hidden field."""
        return json.dumps(merging.marks({name: self.stored[name] for name in FIELDS[self.step]}))

    def clean(self) -> dict[str, Any]:
        """Let dates follow a moved kickoff and a new preset, then ask the rules."""
        if self.step == "shape":
            self._follow()
        return forms.Form.clean(self) or {} if self.step == "rules" else super().clean()

    def said(self) -> dict[str, Any]:
        """Return the values of a valid step, addresses as lists."""
        return {
            name: split_addresses(value) if name in POSTS else value
            for name, value in self.cleaned_data.items()
        }

    def follows(self) -> dict[str, Any]:
        """Return what another preset fills in beyond this step, as far as nobody changed it by hand."""
        if self.step != "shape":
            return {}
        new = filled(self.stored, before=self.before.preset, after=self.cleaned_data["preset"])
        return {name: value for name, value in new.items() if name not in FIELDS["shape"]}

    def clashes(self, seen: Mapping[str, str]) -> bool:
        """Say at each field what somebody else put there since `seen`; what was typed stays in the field."""
        found = merging.merged(self.stored, self.said(), seen).clashes
        for name in found:
            text = _(
                "Somebody else has changed this in the meantime, to: “{theirs}”. Yours is still in the "
                "field; save again to keep yours, or copy theirs."
            )
            self.add_error(name, text.format(theirs=self._shown(name)))
        return bool(found)

    def refill(self) -> None:
        """Show what the rules made of the dates and meetings instead of what was sent."""
        shown = {
            name: str(self.cleaned_data[name])
            for name in (*DATES, "sessions_planned")
            if self.cleaned_data.get(name)
        }
        self.moved = any(self.data.get(name) != value for name, value in shown.items())
        self.data = self.data.copy() if isinstance(self.data, QueryDict) else QueryDict(mutable=True)
        for name, value in shown.items():
            self.data[name] = value

    def typed(self) -> dict[str, Any]:
        """Return the values of the step as far as they make sense, for a preview; addresses left out."""
        said = getattr(self, "cleaned_data", {})
        return {name: said[name] for name in FIELDS[self.step] if name in said and name not in POSTS}

    def dates(self) -> timeline.Dates:
        """Return the three dates if they make sense together, else as they were."""
        is_odd = any(name in self.errors for name in DATES)
        said = {} if is_odd else getattr(self, "cleaned_data", {})
        now = {name: said.get(name) or self.stored[name] for name in DATES}
        return timeline.Dates(now["profiles_due_on"], now["kickoff_on"], now["ends_on"])

    def _follow(self) -> None:
        values, before = self.cleaned_data, self.before
        if not values.get("kickoff_on") or not values.get("preset"):
            return
        is_other_preset = values["preset"] != before.preset
        old, new = PRESETS[before.preset], PRESETS[values["preset"]]
        was = timeline.Dates(before.profiles_due_on, before.kickoff_on, before.ends_on)
        said = timeline.Dates(
            values.get("profiles_due_on") or was.profiles_due,
            values["kickoff_on"],
            values.get("ends_on") or was.end,
        )
        year = timeline.followed(was, said, months_before=old.months, months_after=new.months)
        if is_other_preset:
            year = self._repair(year, months=new.months)
        for name, day in (("ends_on", year.end), ("profiles_due_on", year.profiles_due)):
            if name in values:
                values[name] = day
        if values.get("sessions_planned") == before.sessions_planned == old.sessions_planned:
            values["sessions_planned"] = new.sessions_planned

    def _repair(self, year: timeline.Dates, *, months: int) -> timeline.Dates:
        """With another preset, propose dates anew that make no sense, and remember which, to say so."""
        sound = timeline.repaired(year, months=months)
        odd = [name for name in ("ends_on", "profiles_due_on") if name in self.errors]
        for name in odd:
            del self.errors[name]
            self.cleaned_data[name] = None
        is_changed = {
            "ends_on": sound.end != year.end,
            "profiles_due_on": sound.profiles_due != year.profiles_due,
        }
        self.repaired = tuple(name for name, changed in is_changed.items() if changed or name in odd)
        return sound

    def repairs(self) -> list[str]:
        """Return a sentence for each date that another preset proposed anew because it made no sense."""
        return [
            str(REPAIRED[name]).format(day=date_format(self.cleaned_data[name])) for name in self.repaired
        ]

    def _shown(self, name: str) -> str:
        value, field = self.stored[name], self.fields[name]
        if isinstance(value, tuple):
            return ", ".join(value)
        if isinstance(field, forms.ChoiceField):
            shown: dict[Any, Any] = dict(flatten_choices(field.choices))  # type: ignore[arg-type]  # ours are pairs and groups
            return str(shown.get(value, value))
        return date_format(value) if isinstance(field, forms.DateField) else str(value or "–")
