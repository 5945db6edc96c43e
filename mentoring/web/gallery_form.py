"""A form that came back with two errors, for the gallery."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from mentoring.web import widgets


class SpecimenForm(forms.Form):
    """One field of every kind."""

    name = forms.CharField(label=gettext_lazy("What may we call you?"), required=False)
    email = forms.EmailField(label=gettext_lazy("E-mail address"))
    rhythm = forms.ChoiceField(
        label=gettext_lazy("Rhythm"),
        help_text=gettext_lazy("Most tandems begin like this."),
        choices=[("monthly", gettext_lazy("Once a month, 60 minutes"))],
    )
    topic = forms.ChoiceField(
        label=gettext_lazy("Topic"),
        choices=[("", gettext_lazy("Please choose")), ("ai", gettext_lazy("AI in contracts"))],
    )
    words = forms.CharField(
        label=gettext_lazy("In one hour I can show you"),
        max_length=160,
        widget=forms.Textarea(attrs={"class": "textarea-voice", "rows": 3}),
        required=False,
    )
    days = forms.MultipleChoiceField(
        label=gettext_lazy("Days"),
        choices=[("tue", gettext_lazy("Tuesday")), ("thu", gettext_lazy("Thursday"))],
        widget=forms.CheckboxSelectMultiple(attrs={"data-look": "chip"}),
        required=False,
    )
    format = forms.ChoiceField(
        label=gettext_lazy("Format"),
        choices=[("talk", gettext_lazy("A talk")), ("walk", gettext_lazy("A walk"))],
        widget=forms.RadioSelect(attrs={"data-look": "pick"}),
        required=False,
    )
    mails = forms.BooleanField(
        label=gettext_lazy("Reminders by mail"),
        widget=forms.CheckboxInput(attrs={"class": "switch"}),
        required=False,
    )
    seen = forms.BooleanField(label=gettext_lazy("I have read the agreement"), required=False)
    secret = forms.CharField(
        label=gettext_lazy("Password"), widget=widgets.PasswordInput(render_value=False), required=False
    )
    moment = forms.SplitDateTimeField(
        label=gettext_lazy("When it begins"), widget=widgets.MomentInput, required=False
    )
    level = forms.ChoiceField(
        label=gettext_lazy("How well"),
        choices=[
            (1, gettext_lazy("tried it")),
            (2, gettext_lazy("sure of it")),
            (3, gettext_lazy("use it daily")),
        ],
        widget=forms.RadioSelect(attrs={"data-look": "level"}),
        required=False,
    )
    pace = forms.IntegerField(
        widget=widgets.Slider(gettext_lazy("Think first"), gettext_lazy("Try first")),
        label="",
        required=False,
    )
    sources = forms.IntegerField(
        widget=widgets.Slider(gettext_lazy("Numbers"), gettext_lazy("Stories")), label="", required=False
    )
    list = forms.FileField(label=gettext_lazy("List of people"), required=False)


def specimen_form() -> SpecimenForm:
    """Return the form as somebody sent it who forgot a topic and the sign in the address."""
    sent = {
        "name": "Katrin",
        "email": "k.oldehaver.example.org",
        "rhythm": "monthly",
        "days": ["tue"],
        "format": "talk",
        "mails": "on",
        "level": "2",
        "pace": "4",
        "sources": "2",
    }
    return SpecimenForm(sent, prefix=None)
