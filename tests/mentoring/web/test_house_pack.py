"""What the form pack prints, read as a screen reader and a keyboard would."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from crispy_forms.helper import FormHelper
from crispy_forms.layout import (
    Button,
    ButtonHolder,
    Column,
    Div,
    Fieldset,
    Hidden,
    Layout,
    Reset,
    Row,
    Submit,
)
from django import forms
from django.template import engines
from django.utils import timezone, translation
from django.utils.safestring import mark_safe

from mentoring.web import widgets
from mentoring.web.formsets import GrowingFormSet
from mentoring.web.layout import Part

CHOICES = [("a", "Alder"), ("b", "Birch")]
GROUPED = [("Trees", CHOICES), ("Grass", [("r", "Reed")])]
CHOSEN_BY = {"radio", "checkbox"}


class EveryKind(forms.Form):
    """One field of each kind, all with a hint that holds a link."""

    text = forms.CharField(max_length=80)
    mail = forms.EmailField()
    site = forms.URLField(assume_scheme="https")
    number = forms.IntegerField(min_value=1, max_value=9)
    secret = forms.CharField(widget=widgets.PasswordInput)
    long = forms.CharField(max_length=160, widget=forms.Textarea)
    one_of = forms.ChoiceField(choices=CHOICES)
    grouped = forms.ChoiceField(choices=GROUPED)
    several = forms.MultipleChoiceField(choices=CHOICES)
    tick = forms.BooleanField()
    switch = forms.BooleanField(widget=widgets.Switch)
    radio = forms.ChoiceField(choices=CHOICES, widget=forms.RadioSelect)
    boxes = forms.MultipleChoiceField(choices=GROUPED, widget=forms.CheckboxSelectMultiple)
    cards = forms.ChoiceField(choices=CHOICES, widget=forms.RadioSelect(attrs={"data-look": "pick"}))
    chips = forms.MultipleChoiceField(
        choices=CHOICES, widget=forms.CheckboxSelectMultiple(attrs={"data-look": "chip"})
    )
    level = forms.ChoiceField(choices=CHOICES, widget=forms.RadioSelect(attrs={"data-look": "level"}))
    file = forms.FileField()
    day = forms.DateField(widget=widgets.DateInput)
    clock = forms.TimeField(widget=widgets.TimeInput)
    moment = forms.SplitDateTimeField(widget=widgets.MomentInput)
    style = forms.IntegerField(widget=widgets.Slider("Plan", "Chance"))
    unseen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.help_text = mark_safe('Read <a href="/help/">more</a>.')


FIELDS = list(EveryKind.base_fields)
SEEN = [name for name in FIELDS if name != "unseen"]


class Guest(forms.Form):
    """A row."""

    name = forms.CharField()
    diet = forms.CharField(required=False)


Guests = forms.formset_factory(Guest, formset=GrowingFormSet, extra=1, max_num=3, can_delete=True)


def drawn(template: str, **context) -> BeautifulSoup:
    source = "{% load crispy_forms_tags %}" + template
    with translation.override("en"):
        return BeautifulSoup(engines["django"].from_string(source).render(context), "html.parser")


def whole(form) -> BeautifulSoup:
    return drawn("{% crispy form %}", form=form)


def label_of(page: BeautifulSoup, control) -> str:
    return " ".join(one.get_text(" ", strip=True) for one in page.select(f'label[for="{control["id"]}"]'))


@pytest.fixture(params=["fresh", "with errors"])
def page(request) -> BeautifulSoup:
    return whole(EveryKind() if request.param == "fresh" else EveryKind({"several": "?"}))


def test_no_id_stands_twice(page):
    ids = [one["id"] for one in page.select("[id]")]

    assert sorted(ids) == sorted(set(ids))


def test_every_control_has_a_label(page):
    controls = page.select("input:not([type=hidden]), select, textarea")

    assert [one["name"] for one in controls if not label_of(page, one)] == []


def test_every_reference_leads_to_something(page):
    ids = {one["id"] for one in page.select("[id]")}
    asked = {
        name
        for mark in ("aria-describedby", "aria-controls", "for", "data-for")
        for one in page.select(f"[{mark}]")
        for name in " ".join(one.get_attribute_list(mark)).split()
    }
    links = {link["href"].removeprefix("#") for link in page.select('a[href^="#"]')} - {"main"}

    assert (asked | links) - ids == set()


@pytest.mark.parametrize("name", SEEN)
def test_hint_and_error_belong_to_their_field_as_django_says(name):
    """Django puts both on the control, or on the fieldset of a group; so does the pack."""
    form = EveryKind({"several": "?"})
    page = whole(form)

    bound = form[name]
    bearer = page.select_one(f"fieldset#{bound.auto_id}" if bound.use_fieldset else f"#{bound.id_for_label}")
    named = bearer["aria-describedby"].split()
    words = " ".join(page.find(id=one).get_text(" ", strip=True) for one in named)
    assert set(bound.aria_describedby.split()) <= set(named)
    assert words.startswith("Read more")
    assert str(form.errors[name][0]) in words
    invalid = page.select(f'[name^="{bound.html_name}"]')
    assert {one.get("aria-invalid") for one in invalid} == {"true"}


@pytest.mark.parametrize("name", SEEN)
def test_link_in_the_summary_puts_the_focus_into_the_field(name):
    page = whole(EveryKind({}))

    (link,) = [one for one in page.select(".form-summary a") if one["href"].startswith(f"#id_{name}")]
    target = page.find(id=link["href"][1:])
    assert target.name in {"input", "select", "textarea"}
    assert target["name"].split("_")[0] == name.split("_")[0]


def test_summary_comes_first_and_takes_the_focus():
    page = whole(EveryKind({}))

    summary = page.select_one("form .form > *:not(script)")
    assert (summary["role"], summary["tabindex"], summary.has_attr("autofocus")) == ("alert", "-1", True)
    assert len(summary.select("li")) == len(FIELDS)


@pytest.mark.parametrize(
    ("name", "marks"),
    [
        ("text", {"maxlength": "80"}),
        ("mail", {"inputmode": "email", "autocomplete": "email"}),
        ("site", {"inputmode": "url"}),
        ("number", {"type": "number", "min": "1", "max": "9"}),
        ("day", {"type": "date"}),
        ("clock", {"type": "time"}),
        ("style", {"type": "range", "min": "1", "max": "5", "class": ["range"]}),
        ("long", {"maxlength": "160", "aria-describedby": "id_long_helptext id_long_count"}),
    ],
)
def test_browser_is_told_what_is_typed(name, marks):
    control = whole(EveryKind()).select_one(f'[name="{name}"]')

    assert {mark: control.get(mark) for mark in marks} == marks
    assert not control.has_attr("placeholder")


@pytest.mark.parametrize("name", ["radio", "boxes", "cards", "chips", "level", "moment"])
def test_group_is_a_fieldset_with_a_legend(name):
    group = whole(EveryKind()).select_one(f"fieldset#id_{name}")

    assert group.find("legend").get_text(strip=True) == name.capitalize()
    assert len(group.select("input")) >= 2


def test_options_stand_under_their_headings():
    boxes = whole(EveryKind()).select_one("#id_boxes")

    assert [one.get_text() for one in boxes.select(".choices-heading")] == ["Trees", "Grass"]
    assert [len(one.select("input")) for one in boxes.select(".choices")] == [2, 1]


def test_moment_shows_the_clock_of_the_person_and_names_it():
    noon = dt.datetime(2026, 7, 1, 10, 0, tzinfo=dt.UTC)

    with timezone.override("Europe/Berlin"):
        page = whole(EveryKind(initial={"moment": noon}))

    group = page.select_one("#id_moment")
    assert [one["value"] for one in group.select("input")] == ["2026-07-01", "12:00"]
    assert [one.get_text() for one in group.select("label")] == ["Day", "Time"]
    assert "In the time of Berlin." in group.get_text()


def test_slider_names_its_ends_and_has_words_for_every_position():
    page = whole(EveryKind())

    assert page.select_one("label[for=id_style]").get_text(" ", strip=True).endswith("Plan to Chance")
    assert widgets.positions("Plan", "Chance", 5) == [
        "clearly: Plan",
        "rather: Plan",
        "right between Plan and Chance",
        "rather: Chance",
        "clearly: Chance",
    ]


def test_only_what_may_stay_empty_is_called_optional():
    page = drawn("{{ form|crispy }}", form=Guest())

    assert [one.get_text(" ", strip=True) for one in page.select("label")] == ["Name", "Diet optional"]


def test_scripts_come_only_with_the_fields_that_use_them():
    assert [one["src"] for one in whole(Guest()).select("script")] == []
    assert {one["src"].split("/")[-1] for one in whole(EveryKind()).select("script")} == {
        "reveal.js",
        "slider.js",
    }


def test_layout_keeps_every_field_and_button():
    form = Guest()
    form.helper = FormHelper()
    form.helper.layout = Layout(
        Part("Who", Row(Column("name"), Div("diet")), css_id="who", seen="Only the cook reads this."),
        Fieldset("Then", ButtonHolder(Submit("go", "Send"), Button("stay", "Stay"))),
        Hidden("kind", "dinner"),
    )
    form.helper.add_input(Reset("again", "Start over"))

    page = whole(form)

    assert [one["name"] for one in page.select("input")] == ["name", "diet", "kind"]
    assert [one.get_text(strip=True) for one in page.select("legend")] == ["Who", "Then"]
    assert [one["type"] for one in page.select("button")] == ["submit", "button", "reset"]
    assert "Only the cook reads this." in page.select_one("#who .seen-by").get_text()


def sent(*names, **more):
    rows = {f"form-{number}-name": name for number, name in enumerate(names)}
    return {"form-TOTAL_FORMS": len(names), "form-INITIAL_FORMS": 0} | rows | more


def test_one_more_row_loses_nothing():
    guests = Guests(sent("Ada", "Grace", **{"form-more": "1", "form-0-diet": "vegan"}))

    page = drawn("{% crispy formset %}", formset=guests)

    assert guests.wants_more
    assert [one.get("value") for one in page.select("more-rows > fieldset [name$=-name]")] == [
        "Ada",
        "Grace",
        None,
    ]
    assert page.select_one("[name=form-0-diet]")["value"] == "vegan"
    assert page.select_one("[name=form-TOTAL_FORMS]")["value"] == "3"
    assert page.select_one("more-rows > button") is None, "three are the most"


def test_new_row_has_names_of_its_own():
    page = drawn("{% crispy formset %}", formset=Guests(sent("Ada")))

    template = page.select_one("more-rows > template")
    assert template.select_one("input")["name"] == "form-__prefix__-name"
    assert page.select_one("more-rows > button")["name"] == "form-more"


def test_row_with_an_error_is_named_in_one_summary():
    guests = Guests(sent("Ada", "", **{"form-1-diet": "vegan"}))

    page = drawn("{% crispy formset %}", formset=guests)

    (summary,) = page.select(".form-summary")
    assert summary.find("a")["href"] == "#id_form-1-name"
    assert summary.find("li").get_text(" ", strip=True) == "Row 2, Name : This field is required."
