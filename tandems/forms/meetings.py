"""Planning a meeting."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Row, Submit
from django import forms
from django.utils.translation import gettext_lazy as _

from mentoring.profiles.forms.zones import zone_choices
from mentoring.profiles.models import User
from mentoring.profiles.models.profile import Format
from mentoring.web.layout import answer_in_place
from mentoring.web.widgets import DateInput, TimeInput
from tandems.models import Meeting, PlanFormat, PlanItem
from tandems.refusals import SENTENCES
from tandems.rules.scheduling import Appointment, instant
from tandems.templatetags.moments import length

LENGTHS = (30, 45, 60, 90, 120, 180, 240, 480)
MOST_AHEAD = dt.timedelta(days=550)
MOST_BEHIND = dt.timedelta(days=366)  # the past is refused with a sentence of its own


class MeetingForm(forms.Form):
    """When, how long, how and where. `appointment()` gives it to an action; nothing is saved here."""

    day = forms.DateField(label=_("Day"), widget=DateInput)
    clock = forms.TimeField(label=_("Time"), widget=TimeInput)
    minutes = forms.TypedChoiceField(label=_("Length"), coerce=int)
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=zone_choices)
    format = forms.ChoiceField(
        label=_("How do you meet?"),
        choices=Format.choices,
        widget=forms.RadioSelect(attrs={"data-look": "chip"}),
    )
    place = forms.CharField(label=_("Place"), max_length=160, required=False)
    link = forms.URLField(label=_("Link to the call"), max_length=500, required=False, assume_scheme="https")
    subject = forms.CharField(
        label=_("What it is about"),
        max_length=160,
        required=False,
        help_text=_("Only the two of you see this. It never appears in a calendar or a mail."),
    )

    def __init__(self, *args: Any, viewer: User, meeting: Meeting | None = None, **kwargs: Any) -> None:
        kwargs["initial"] = _initial(viewer, meeting) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        lengths = sorted({*LENGTHS, meeting.minutes} if meeting else LENGTHS)
        self.fields["minutes"].choices = [(n, length(n)) for n in lengths]  # type: ignore[attr-defined]  # a choice of words
        self.helper = FormHelper()
        answer_in_place(self.helper, "meeting-form")
        self.helper.layout = Layout(
            Row("day", "clock"), Row("minutes", "time_zone"), "format", Row("place", "link"), "subject"
        )
        self.helper.add_input(Submit("", _("Save the new date") if meeting else _("Plan the meeting")))

    def clean_day(self) -> dt.date:
        """A year typed wrongly is not a plan."""
        day: dt.date = self.cleaned_data["day"]
        today = dt.datetime.now(tz=dt.UTC).date()
        if day < today - MOST_BEHIND:
            raise forms.ValidationError(SENTENCES["meeting_in_the_past"])
        if day > today + MOST_AHEAD:
            raise forms.ValidationError(_("That is far away. Is the year right?"))
        return day

    def clean_place(self) -> str:
        """One line, as it was typed: it stands in mails and calendars."""
        return " ".join(str(self.cleaned_data["place"]).split())

    def clean_subject(self) -> str:
        """One line, too."""
        return " ".join(str(self.cleaned_data["subject"]).split())

    def appointment(self) -> Appointment:
        """Return what was typed. Only for a valid form."""
        return Appointment(**self.cleaned_data)

    def clock_advice(self) -> str:
        """A sentence if clocks change that night and the time needs a word, else "". For a valid form."""
        typed = self.appointment()
        moment = instant(typed.day, typed.clock, typed.time_zone)
        if moment.skipped:
            real = moment.at.astimezone(ZoneInfo(typed.time_zone))
            return str(
                _("Clocks go forward that night and {typed} does not exist. The meeting begins at {real}.")
            ).format(typed=f"{typed.clock:%H:%M}", real=f"{real:%H:%M}")
        if moment.twice:
            return str(
                _("Clocks go back that night and {typed} comes twice. The meeting begins at the first one.")
            ).format(typed=f"{typed.clock:%H:%M}")
        return ""


def begun_with(item: PlanItem | None) -> dict[str, Any]:
    """Return what the form begins with for an item of the plan; nothing without one."""
    if item is None:
        return {}
    goes_along = item.format in {PlanFormat.SHADOW, PlanFormat.VISIT}
    return {"subject": item.title} | ({"format": Format.SHADOW_DAY, "minutes": 180} if goes_along else {})


def _initial(viewer: User, meeting: Meeting | None) -> dict[str, Any]:
    if meeting is None:
        return {"minutes": 30, "time_zone": viewer.time_zone, "format": Format.VIDEO}
    local = meeting.starts_at.astimezone(ZoneInfo(meeting.time_zone))
    return {
        "day": local.date(),
        "clock": local.time(),
        "minutes": meeting.minutes,
        "time_zone": meeting.time_zone,
        "format": meeting.format,
        "place": meeting.place,
        "link": meeting.link,
        "subject": meeting.subject,
    }
