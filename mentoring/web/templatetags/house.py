"""What the form pack `house` needs beside crispy's own filters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from django import forms, template
from django.forms.formsets import BaseFormSet
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext

from mentoring.web.widgets import Slider

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.forms.boundfield import BoundField, BoundWidget
    from django.template.context import Context
    from django.utils.safestring import SafeString

register = template.Library()

COUNTED_FROM = 100
"""Shorter fields show no counter: nobody writes themselves out of a name."""
KEYBOARDS: dict[type[forms.Widget], dict[str, str]] = {
    forms.EmailInput: {"inputmode": "email", "autocomplete": "email", "autocapitalize": "none"},
    forms.URLInput: {"inputmode": "url", "autocapitalize": "none"},
    forms.SearchInput: {"enterkeyhint": "search", "autocomplete": "off"},
}


class IndexEntry(Protocol):
    """A part of a long page; `is_done` is None where nothing has to be done."""

    is_done: bool | None


@dataclass(frozen=True, slots=True)
class Problem:
    """One line of the summary: where it leads (an id), what the field is called, what to do."""

    target: str
    label: str
    text: str


@register.filter
def control(field: BoundField) -> SafeString:
    """The widget with the class of its kind, the fitting keyboard and all that describes it.

    No placeholder: labels stay, hints say more.
    """
    widget = field.field.widget
    attrs: dict[str, Any] = _keyboard(widget) | {"placeholder": False}
    attrs["class"] = f"{_look_of(widget)} {widget.attrs.get('class', '')}".strip()
    if described := _described_by(field):
        attrs["aria-describedby"] = described
    return field.as_widget(attrs=attrs)


def _look_of(widget: forms.Widget) -> str:
    looks = ((forms.Select, "select"), (forms.Textarea, "textarea"), (Slider, "range"))
    return next((look for kind, look in looks if isinstance(widget, kind)), "input")


def _keyboard(widget: forms.Widget) -> dict[str, Any]:
    hints = next((hints for kind, hints in KEYBOARDS.items() if isinstance(widget, kind)), {})
    if type(widget) is forms.NumberInput and str(widget.attrs.get("step", "")).isdigit():
        hints = {"inputmode": "numeric"}
    return {name: value for name, value in hints.items() if name not in widget.attrs}


def _described_by(field: BoundField) -> str:
    """Name the hint, the counter and the errors, in reading order; Django knows no counter."""
    if field.use_fieldset:
        return ""
    given = [field.field.widget.attrs.get("aria-describedby") or field.aria_describedby or ""]
    if counted(field):
        given.append(f"{field.auto_id}_count")
    return " ".join(filter(None, given))


@register.filter
def kind(field: BoundField) -> str:
    """How a field is laid out: check (one box), slider, group (options, several inputs) or line."""
    widget = field.field.widget
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    if isinstance(widget, Slider):
        return "slider"
    return "group" if widget.use_fieldset else "line"


@register.filter
def look(field: BoundField) -> str:
    """The look a choice widget asks for with its attribute `data-look`: pick, chip, level or plain."""
    return str(field.field.widget.attrs.get("data-look", "plain"))


@register.filter
def options(field: BoundField) -> Iterator[BoundWidget]:
    """The single inputs of a choice group, without the attribute that names the look of the group."""
    for option in field.subwidgets:
        option.data["attrs"].pop("data-look", None)
        yield option


@register.filter
def clusters(field: BoundField) -> list[tuple[str, list[BoundWidget]]]:
    """The inputs of a choice group by the headings its choices have; one nameless group if they have none."""
    headings = {
        str(value): str(group)
        for group, choices in field.field.choices  # type: ignore[attr-defined]  # a choice of words
        if isinstance(choices, list | tuple)
        for value, _label in choices
    }
    found: dict[str, list[BoundWidget]] = {}
    for option in options(field):
        found.setdefault(headings.get(str(option.data["value"]), ""), []).append(option)
    return list(found.items())


@register.filter
def pips(number: int) -> list[bool]:
    """Three pennants of which the first `number` are set."""
    return [place < number for place in range(3)]


@register.filter
def may_stay_empty(field: BoundField) -> bool:
    """Whether a field is called optional; one that is needed at times is not."""
    return not field.field.required and not getattr(field.field, "is_needed_at_times", False)


@register.filter
def is_choice_group(field: BoundField) -> bool:
    """Whether the field is a group of radio buttons or check boxes."""
    return isinstance(field.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)


@register.filter
def counted(field: BoundField) -> int:
    """The most characters of a field whose length is worth counting, else 0."""
    most = int(field.field.widget.attrs.get("maxlength") or 0)
    return most if isinstance(field.field.widget, forms.Textarea) and most >= COUNTED_FROM else 0


@register.filter
def zone_name(_field: BoundField) -> str:
    """The person's time zone as a city."""
    return timezone.get_current_timezone_name().split("/")[-1].replace("_", " ")


@register.filter
def target(field: BoundField) -> str:
    """The id a link to the field leads to: the field itself or its first option, so that the focus lands."""
    if field.is_hidden:
        return "main"
    if is_choice_group(field):
        return next((str(option.id_for_label) for option in field.subwidgets), field.auto_id)
    return f"{field.auto_id}_0" if field.use_fieldset else field.id_for_label


@register.filter
def parts_needed(index: Iterable[IndexEntry]) -> int:
    """How many parts of a page can be done at all."""
    return sum(part.is_done is not None for part in index)


@register.filter
def parts_done(index: Iterable[IndexEntry]) -> int:
    """How many parts of a page are done."""
    return sum(bool(part.is_done) for part in index)


@register.simple_tag(takes_context=True)
def draft_token(context: Context) -> str:
    """A name for this session under which a browser may keep drafts; it tells nothing about the session."""
    session = context["request"].session
    return salted_hmac("mentoring.web.draft", session.session_key or "").hexdigest()[:16]


@register.inclusion_tag("house/summary.html")
def error_summary(*sources: forms.BaseForm | BaseFormSet, title: str = "") -> dict[str, Any]:
    """What is wrong in forms and formsets, with a link to each field. It takes the focus."""
    found = [problem for source in sources for problem in _problems(source)]
    return {"problems": found, "title": title}


def _problems(source: forms.BaseForm | BaseFormSet) -> Iterator[Problem]:
    if isinstance(source, BaseFormSet):
        for text in source.non_form_errors():
            yield Problem("", "", str(text))
        for number, row in enumerate(source.forms, start=1):
            yield from _in_form(row, gettext("Row %(number)s") % {"number": number})
    else:
        yield from _in_form(source)


def _in_form(form: forms.BaseForm, row: str = "") -> Iterator[Problem]:
    for text in form.non_field_errors():
        yield Problem("", row, str(text))
    for field in form:
        for text in field.errors:
            yield Problem(target(field), ", ".join(filter(None, (row, str(field.label)))), str(text))
