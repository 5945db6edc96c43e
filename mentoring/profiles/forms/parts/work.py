"""Parts about working and meeting: style, languages, ways to meet, times, career, reach."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from mentoring.profiles.forms.parts.base import PartForm
from mentoring.profiles.forms.parts.words import OwnWords
from mentoring.profiles.forms.zones import zone_choices
from mentoring.profiles.queries.profile import FLUENCIES, FORMATS, LANGUAGES, LENGTHS, STAGES, TIMES
from mentoring.profiles.rules.style import AXES, POSITIONS
from mentoring.profiles.style_words import AXIS_WORDS
from mentoring.web.widgets import Slider

SITE_LENGTH = 160


class StyleForm(PartForm):
    """A position on each of six axes. Nobody stands anywhere before they have saved it."""

    template = "profiles/parts/style.html"
    can_be_emptied = True
    names = ("style",)
    parts = ("style",)

    def fill(self) -> None:
        """Give each axis a slider between its two words, in the middle to begin with."""
        middle = [POSITIONS[len(POSITIONS) // 2]] * len(AXES)
        for axis, position in zip(AXES, self.values["style"] or middle, strict=False):
            self.fields[axis] = forms.IntegerField(
                label="", widget=Slider(*AXIS_WORDS[axis]), min_value=POSITIONS[0], max_value=POSITIONS[-1]
            )
            self.initial[axis] = position

    def value(self, name: str) -> Any:  # noqa: ARG002  (there is one value)
        """Return the positions in order, or none if one is missing."""
        positions = tuple(self.cleaned_data[axis] for axis in AXES)
        return positions if all(positions) else ()

    def label_of(self, name: str) -> str:
        """Return what a value is called."""
        return str(_("Working style")) if name == "style" else super().label_of(name)

    def shown(self, name: str, value: Any) -> str:
        """Return positions as words: the end each of them leans to."""
        if name != "style":
            return super().shown(name, value)
        leaning = [
            AXIS_WORDS[axis][position > POSITIONS[len(POSITIONS) // 2]]
            for axis, position in zip(AXES, value, strict=False)
            if position != POSITIONS[len(POSITIONS) // 2]
        ]
        return ", ".join(map(str, leaning)) or "–"


class LanguagesForm(PartForm):
    """Languages, and how well."""

    template = "profiles/parts/languages.html"
    names = ("languages",)
    parts = ("languages",)

    def fill(self) -> None:
        """Give each language a list of how well it is spoken."""
        for code, name in LANGUAGES:
            self.fields[code] = forms.TypedChoiceField(
                label=name, choices=[("", _("not mine")), *FLUENCIES], coerce=int, empty_value=""
            )
        self.initial.update(self.values["languages"])

    def value(self, name: str) -> Any:  # noqa: ARG002  (there is one value)
        """Return pairs of language and fluency by language."""
        spoken = {code: self.cleaned_data[code] for code, _name in LANGUAGES}
        return tuple(sorted((code, fluency) for code, fluency in spoken.items() if fluency))

    def label_of(self, name: str) -> str:
        """Return what a value is called."""
        return str(_("Languages")) if name == "languages" else super().label_of(name)

    def shown(self, name: str, value: Any) -> str:
        """Return languages by name."""
        if name != "languages":
            return super().shown(name, value)
        names, fluencies = dict(LANGUAGES), dict(FLUENCIES)
        return ", ".join(f"{names[code]} ({fluencies[fluency]})" for code, fluency in value) or "–"


class MeetingForm(OwnWords):
    """Ways to meet, and where."""

    template = "profiles/parts/meeting.html"
    names = ("formats", "sites")
    parts = ("formats", "sites")
    own, ticked, most, longest = "sites", "site_boxes", 6, SITE_LENGTH
    formats = forms.MultipleChoiceField(
        label=_("How I like to meet"),
        choices=FORMATS,
        widget=forms.CheckboxSelectMultiple(attrs={"data-look": "chip"}),
    )
    site_boxes = forms.MultipleChoiceField(
        label=_("Where I can be met"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"data-look": "chip"}),
    )
    own_words = forms.CharField(
        label=_("Other places"), help_text=_("With commas between them."), max_length=400, required=False
    )

    def proposed(self) -> list[str]:
        """Return the sites people know here."""
        return list(self.given["sites"]())


class TimesForm(PartForm):
    """When somebody can usually meet, and for how long."""

    template = "profiles/parts/times.html"
    names = ("usual_times", "meeting_minutes")
    parts = ("times", "length")
    usual_times = forms.MultipleChoiceField(
        label=_("When I can usually meet"),
        choices=TIMES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    meeting_minutes = forms.TypedChoiceField(
        label=_("How long I like to meet"),
        choices=[("", _("no matter")), *LENGTHS],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect(attrs={"data-look": "chip"}),
    )

    def week(self) -> list[tuple[str, list[Any]]]:
        """Return the times by day: the name of the day, and its boxes from morning to afternoon."""
        boxes = list(self["usual_times"].subwidgets)
        return [
            (str(name), boxes[3 * place : 3 * place + 3])
            for place, name in enumerate((_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri")))
        ]


class StageForm(PartForm):
    """Where somebody is in their career. Compared by the rules, shown to nobody."""

    names = ("career_stage",)
    fixed_readers = _("Compared when tandems are found. No page shows it to anybody else.")
    career_stage = forms.ChoiceField(
        label=_("Where I am in my career"), choices=STAGES, widget=forms.RadioSelect
    )


class ReachForm(PartForm):
    """Language and time zone."""

    names = ("language", "time_zone")
    never_empty = frozenset({"language", "time_zone"})
    fixed_readers = _("Your tandem learns the city of your time zone when theirs is another one.")
    language = forms.ChoiceField(label=_("Language of pages and mails"), choices=settings.LANGUAGES)
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=zone_choices)
