"""What the parts of a profile have in common: values, who sees them, and what another tab saved."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from mentoring.profiles.forms.half_done import HalfDone
from mentoring.profiles.part_words import PART_NAMES
from mentoring.profiles.queries.profile import AUDIENCES
from mentoring.profiles.rules.audiences import CIRCLES, choices_for
from mentoring.web import merging

if TYPE_CHECKING:
    from django.forms.boundfield import BoundField
    from django_stubs_ext import StrOrPromise

SEEN = "seen_"
READ_BY = {
    "tandem": _("Only you and the person in your tandem read this, as soon as you have one."),
    "candidates": _("Read by people the rules let you be paired with, and by your tandem."),
    "program": _("Read by everybody in your programs, the people who run them included."),
}


class Eye(forms.Select):
    """Who sees a part: a quiet list to choose from, with an eye before it."""

    def __init__(self, attrs: dict[str, Any] | None = None, choices: Any = ()) -> None:
        super().__init__({"class": "vis-select"} | (attrs or {}), choices)


class PartForm(HalfDone):
    """One part of a profile. It begins with `values`, name → value, and says its own ones of them.

    `names` are the values it says, `parts` those of them whose readers can be chosen; `given` is what the
    page knows beside them (the person, topics, sites).
    """

    names: ClassVar[tuple[str, ...]] = ()
    parts: ClassVar[tuple[str, ...]] = ()
    fixed_readers: ClassVar[StrOrPromise] = ""
    template: ClassVar[str] = "profiles/parts/plain.html"
    can_be_emptied: ClassVar[bool] = False  # by a button: no field of it can be left empty

    def __init__(
        self,
        data: Any = None,
        *,
        step: str,
        values: Mapping[str, Any],
        given: Mapping[str, Any],
    ) -> None:
        super().__init__(data, auto_id=f"{step}_%s")
        self.step, self.values, self.given = step, values, given
        self.theirs: dict[str, str] = {}
        self.fill()
        for name in self.audiences():
            self.fields[name] = self._audience_field(name)
            self.initial[name] = values[name]

    def fill(self) -> None:
        """Put the values into the fields; fields called as their value need no more."""
        self.initial.update({name: self.values[name] for name in self.names if name in self.fields})

    def audiences(self) -> Sequence[str]:
        """Return the names of the values that say who sees this part."""
        return [f"{SEEN}{part}" for part in self.parts]

    def circles(self, name: str) -> tuple[str, ...]:
        """Return the audiences to choose from, from the narrowest to the widest."""
        return choices_for(name.removeprefix(SEEN))

    def own_fields(self) -> list[BoundField]:
        """Return the fields without those that say who sees them."""
        return [self[name] for name in self.fields if not name.startswith(SEEN)]

    def eyes(self) -> list[tuple[BoundField, StrOrPromise, list[tuple[str, StrOrPromise]]]]:
        """Return each choice of readers: what it is about where there are several, and what each means."""
        names = self.audiences()
        about = {name: PART_NAMES.get(name.removeprefix(SEEN), "") for name in names if len(names) > 1}
        return [
            (self[name], about.get(name, ""), [(one, READ_BY[one]) for one in self.circles(name)])
            for name in names
        ]

    def said(self) -> dict[str, Any]:
        """Return the values of a valid form by name."""
        own = {name: self.value(name) for name in self.names}
        return own | {name: self.cleaned_data[name] or self.values[name] for name in self.audiences()}

    def nothing(self) -> dict[str, Any]:
        """Return the values of somebody who takes back what they said here."""
        return {name: type(self.values[name])() for name in self.names if self.values[name] is not None}

    def value(self, name: str) -> Any:
        """Return one value of a valid form, in the shape in which it is stored."""
        value, field = self.cleaned_data[name], self.fields[name]
        if isinstance(field, forms.MultipleChoiceField):
            pairs: Any = field.choices
            return tuple(code for code, _label in pairs if code in value)
        return value

    def marks(self, values: Mapping[str, Any] | None = None) -> str:
        """Return what the stored values are recognised by, for a hidden field."""
        stored = values or self.values
        return json.dumps(merging.marks({name: stored[name] for name in (*self.names, *self.audiences())}))

    def is_there(self) -> bool:
        """Say whether the person has said anything here so far."""
        return any(any(value) if isinstance(value, tuple) else value for value in self._stored())

    def tell_theirs(self, theirs: Mapping[str, Any]) -> None:
        """Show what another tab or device saved meanwhile beside what was typed here."""
        self.theirs = {self.label_of(name): self.shown(name, value) for name, value in theirs.items()}
        self.values = {**self.values, **theirs}

    def label_of(self, name: str) -> str:
        """Return what a value is called."""
        return str(self.fields[name].label) if name in self.fields else ""

    def shown(self, name: str, value: Any) -> str:
        """Return a value in words."""
        field = self.fields.get(name)
        choices = getattr(field, "choices", None)
        if choices:
            words = {str(code): str(label) for code, label in choices}
            several = value if isinstance(value, tuple) else (value,)
            return ", ".join(words.get(str(one), str(one)) for one in several)
        return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value or "–")

    def _stored(self) -> list[Any]:
        return [self.values[name] for name in self.names]

    def _audience_field(self, name: str) -> forms.ChoiceField:
        labels = dict(AUDIENCES)
        return forms.ChoiceField(
            label=_("Who sees this?"),
            choices=[(one, labels[one]) for one in self.circles(name)],
            widget=Eye,
        )


EVERY_CIRCLE = CIRCLES
