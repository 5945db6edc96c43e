"""Everything HR decides about a program that was opened, on one page in sections."""

from __future__ import annotations

from dataclasses import asdict, fields, replace
from types import SimpleNamespace
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Layout, Row, Submit
from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from mentoring.errors import Refused
from mentoring.profiles.forms.zones import zone_choices
from mentoring.web.layout import Part
from mentoring.web.refusals import explain
from mentoring.web.widgets import DateInput, TimeInput
from programs.actions.programs import Plan, Posts
from programs.forms.weights import WEIGHTS, weight
from programs.queries.catalogue import AUDIENCES, DEPARTMENT_RULES
from programs.rules import dates, generation, timeline
from programs.rules.joining import split_addresses
from programs.words import (
    ASKED_FIRST,
    EQUAL_TREATMENT,
    EQUAL_TREATMENT_LATER,
    GENERATION,
    INTEREST,
    LINE,
    VISIBILITY,
    PairingRule,
    rules_of,
)


def _addresses(label: Any, hint: Any) -> forms.CharField:
    """A list of e-mail addresses, one a line or apart by commas."""
    widget = forms.Textarea(attrs={"rows": 2, "inputmode": "email"})
    return forms.CharField(label=label, help_text=hint, widget=widget, required=False)


def _places(label: Any) -> forms.IntegerField:
    """How many people of a role can take part; empty for as many as come."""
    hint = _("Whoever says yes later goes on the waiting list. Left empty, there is room for all.")
    return forms.IntegerField(label=label, help_text=hint, min_value=1, max_value=5000, required=False)


def _greeting(label: Any) -> forms.CharField:
    """A few words of the organisers, as the receiver reads them."""
    widget = forms.Textarea(attrs={"rows": 3, "class": "textarea-voice"})
    return forms.CharField(label=label, widget=widget, max_length=600, required=False)


class NeededAtTimes(forms.CharField):
    """Needed or not as another field says: not called optional, and for the rules to ask for."""

    is_needed_at_times = True


class ProgramForm(forms.Form):
    """A program as HR describes it. `plan()` and `posts()` give the typed result."""

    name = forms.CharField(label=_("Name"), max_length=120)
    about_de = forms.CharField(
        label=_("What it is about, in German"), widget=forms.Textarea(attrs={"rows": 4}), required=False
    )
    about_en = forms.CharField(
        label=_("What it is about, in English"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    admins = _addresses(
        _("More HR admins"), _("Work e-mail addresses, one a line. You yourself are one already.")
    )
    sponsors = _addresses(_("Sponsors"), _("Executives who review progress. One address a line."))
    observers = _addresses(
        _("Works council or data protection"), _("They see the settings and no people. One address a line.")
    )
    profiles_due_on = forms.DateField(label=_("Profiles are due on"), widget=DateInput)
    kickoff_on = forms.DateField(label=_("Kickoff"), widget=DateInput)
    ends_on = forms.DateField(
        label=_("End"),
        help_text=_("Six to twelve months after the kickoff. Left empty, it becomes nine months."),
        widget=DateInput,
        required=False,
    )
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=zone_choices)
    sessions_planned = forms.IntegerField(label=_("Meetings a tandem plans"), min_value=1, max_value=52)
    generation_rule = forms.ChoiceField(
        label=_("What makes two people different enough"),
        choices=list(GENERATION.items()),
        widget=forms.RadioSelect(attrs={"data-look": "pick"}),
    )
    generation_reason = NeededAtTimes(
        label=_("Why different generations matter for this program"),
        help_text=_("Needed unless you choose career stage. The works council can read it."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    reporting_levels = forms.TypedChoiceField(
        label=_("Reporting line"), choices=list(LINE.items()), coerce=int
    )
    department_rule = forms.ChoiceField(label=_("Departments"), choices=DEPARTMENT_RULES)
    interest_mode = forms.ChoiceField(
        label=_("Whom people would like to meet"),
        help_text=_("Likes stay private in every case: you never see them."),
        choices=list(INTEREST.items()),
        widget=forms.RadioSelect(attrs={"data-look": "pick"}),
    )
    asked_first = forms.ChoiceField(
        label=_("Who agrees before a tandem begins"),
        choices=list(ASKED_FIRST.items()),
        widget=forms.RadioSelect(attrs={"data-look": "pick"}),
    )
    days_to_answer = forms.IntegerField(label=_("Days to answer"), min_value=1, max_value=14)
    topics_weight = weight(_("Common topics"))
    contrast_weight = weight(_("Contrast"))
    interest_weight = weight(_("Mutual interest"))
    frame_weight = weight(_("Times, languages and ways to meet"))
    mentor_capacity = forms.IntegerField(label=_("Mentees a mentor can have"), min_value=1, max_value=5)
    mentee_capacity = forms.IntegerField(label=_("Mentors a mentee can have"), min_value=1, max_value=3)
    mentor_places = _places(_("Places for mentors"))
    mentee_places = _places(_("Places for mentees"))
    mentors_may_apply = forms.BooleanField(
        label=_("Everybody in the company can apply as a mentor"),
        help_text=_("You decide about each application. Without this, only people you invite come in."),
        required=False,
    )
    mentees_may_apply = forms.BooleanField(
        label=_("Everybody in the company can apply as a mentee"), required=False
    )
    greeting_de = _greeting(_("Your own words at the top of the invitation, in German"))
    greeting_en = _greeting(_("Your own words at the top of the invitation, in English"))
    visibility = forms.ChoiceField(
        label=_("What organisers and sponsors see"),
        help_text=_("People read this before they agree. Once the program is open it can only become less."),
        choices=list(VISIBILITY.items()),
        widget=forms.RadioSelect(attrs={"data-look": "pick"}),
    )
    smallest_group = forms.IntegerField(
        label=_("Smallest group in figures"),
        help_text=_("Figures about fewer people are hidden. At least 5."),
        min_value=5,
        max_value=100,
    )
    digest_day = forms.IntegerField(label=_("Day of the month"), min_value=1, max_value=28)
    digest_time = forms.TimeField(label=_("Time of day"), widget=TimeInput)
    digest_audience = forms.ChoiceField(label=_("Readers"), choices=AUDIENCES)

    def __init__(self, data: Any = None, *, plan: Plan, posts: Posts | None = None) -> None:
        self.before = plan
        lines = {name: "\n".join(addresses) for name, addresses in asdict(posts or Posts()).items()}
        super().__init__(data, initial=asdict(plan) | lines)
        self.helper = FormHelper()
        self.helper.attrs = {"id": "program-form", "data-draft": True}
        self.helper.layout = _layout()
        self.helper.add_input(Submit("", _("Save"), css_class="btn-lg"))

    def clean_name(self) -> str:
        """One line: it stands in the subject of mails."""
        return " ".join(str(self.cleaned_data["name"]).split())

    def clean(self) -> dict[str, Any]:
        """Propose the end if it is left empty, and ask the rules; each refusal goes to its field."""
        values = super().clean() or {}
        kickoff, due = values.get("kickoff_on"), values.get("profiles_due_on")
        if kickoff and not values.get("ends_on") and "ends_on" not in self.errors:
            values["ends_on"] = timeline.end_after(kickoff, dates.USUAL)
        try:
            if kickoff and values.get("ends_on"):
                dates.check_dates(profiles_due=due or kickoff, kickoff=kickoff, end=values["ends_on"])
        except Refused as refused:
            explain(self, refused)
        try:
            generation.check_reason(
                rule=values.get("generation_rule", generation.BY_STAGE),
                reason=values.get("generation_reason", ""),
            )
        except Refused as refused:
            explain(self, refused)
        return values

    def rules(self) -> list[PairingRule]:
        """Return the rules of pairing as sentences, as the form says them at the moment."""
        names = ("generation_rule", "reporting_levels", "department_rule")
        return rules_of(SimpleNamespace(**{name: self._said(name) for name in names}))

    def _said(self, name: str) -> Any:
        """Return the value of one field, or what it began with while it makes no sense."""
        try:
            return self.fields[name].clean(self[name].value())
        except forms.ValidationError:
            return self.initial[name]

    def plan(self) -> Plan:
        """Return what a valid form says about the program; what it does not ask stays."""
        said = {name: self.cleaned_data[name] for name in PLANNED if name in self.cleaned_data}
        return replace(self.before, **said)

    def posts(self) -> Posts:
        """Return the addresses of those who hold a post."""
        return Posts(
            **{field.name: split_addresses(self.cleaned_data[field.name]) for field in fields(Posts)}
        )


PLANNED = tuple(field.name for field in fields(Plan))


def note(*sentences: Any) -> HTML:
    """A hint between fields in the reader's language. Crispy renders it as a template: own words only."""
    paragraphs = [format_lazy("<p class='small muted measure'>{}</p>", sentence) for sentence in sentences]
    return HTML(format_lazy("{}" * len(paragraphs), *paragraphs))


def _layout() -> Layout:
    return Layout(*_beginning(), *_pairing(), *_rest())


def _beginning() -> list[Part]:
    return [
        Part(
            _("Basics"),
            "name",
            Row("about_de", "about_en"),
            Row("greeting_de", "greeting_en"),
            note(_("Both languages are needed before the program opens.")),
            Row("admins", "sponsors", "observers"),
            css_id="basics",
        ),
        Part(
            _("Dates"),
            Row("profiles_due_on", "kickoff_on", "ends_on"),
            Row("sessions_planned", "time_zone"),
            css_id="dates",
        ),
    ]


def _pairing() -> list[Part]:
    return [
        Part(
            _("Who can be paired"),
            "generation_rule",
            note(EQUAL_TREATMENT, EQUAL_TREATMENT_LATER),
            "generation_reason",
            "reporting_levels",
            "department_rule",
            Row("mentor_capacity", "mentee_capacity"),
            "interest_mode",
            css_id="pairing",
        ),
        Part(
            _("How tandems are found"),
            "asked_first",
            "days_to_answer",
            *WEIGHTS,
            css_id="finding",
        ),
    ]


def _rest() -> list[Part]:
    return [
        Part(
            _("Who can join"),
            Row("mentor_places", "mentee_places"),
            "mentors_may_apply",
            "mentees_may_apply",
            css_id="joining",
        ),
        Part(_("What others see"), "visibility", "smallest_group", css_id="seen"),
        Part(_("Digest"), Row("digest_day", "digest_time", "digest_audience"), css_id="digest"),
    ]
