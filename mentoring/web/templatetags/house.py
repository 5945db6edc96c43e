"""What the form pack `house` needs beside crispy's own filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms, template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.forms.boundfield import BoundField, BoundWidget
    from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def control(field: BoundField) -> SafeString:
    """The widget with the class of its kind and without placeholder: labels stay, hints say more."""
    widget = field.field.widget
    look = (
        "select"
        if isinstance(widget, forms.Select)
        else "textarea"
        if isinstance(widget, forms.Textarea)
        else "input"
    )
    classes = f"{look} {widget.attrs.get('class', '')}".strip()
    return field.as_widget(attrs={"class": classes, "placeholder": False})


@register.filter
def kind(field: BoundField) -> str:
    """How a field is laid out: check (one box), group (radio buttons, boxes, several inputs) or line."""
    widget = field.field.widget
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    return "group" if widget.use_fieldset else "line"


@register.filter
def look(field: BoundField) -> str:
    """The look a choice widget asks for with its attribute `data-look`: pick, chip or plain."""
    return str(field.field.widget.attrs.get("data-look", "plain"))


@register.filter
def options(field: BoundField) -> Iterator[BoundWidget]:
    """The single inputs of a choice group, without the attribute that names the look of the group."""
    for option in field.subwidgets:
        option.data["attrs"].pop("data-look", None)
        yield option


@register.filter
def is_choice_group(field: BoundField) -> bool:
    """Whether the field is a group of radio buttons or check boxes."""
    return isinstance(field.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)
