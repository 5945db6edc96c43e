"""Topics offered or wanted: five rows that work without scripts."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mentoring.errors import Refused
from mentoring.profiles.forms.half_done import HalfDone
from mentoring.web.refusals import sentence
from programs.queries.participation import LEVELS, PRIORITIES, TOPIC_ROWS, TopicChoice
from programs.queries.topics import TopicFamily

Choices = list[TopicFamily]


class Pennants(forms.RadioSelect):
    """Three steps with a pennant more each."""

    def __init__(self, attrs: dict[str, Any] | None = None, choices: Any = ()) -> None:
        super().__init__({"data-look": "level"} | (attrs or {}), choices)


class TopicForm(HalfDone):
    """One row. Without a topic the row is empty, whatever else it says."""

    never_empty = frozenset({"strength"})
    topic = forms.ChoiceField(label=_("Topic"))

    def __init__(self, *args: Any, topics: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.topics = topics
        choices = [("", _("none")), *((one.label, one.choices) for one in topics)]
        self.fields["topic"].choices = choices  # type: ignore[attr-defined]  # a choice of words

    @property
    def name(self) -> str:
        """The topic the row says at the moment, in words; empty for an empty row."""
        chosen = str(self["topic"].value() or "")
        names = {code: name for family in self.topics for code, name in family.choices}
        return names.get(chosen, chosen)

    @property
    def level(self) -> tuple[int, str]:
        """How strongly, as a number from 1 to 3 and in words; (0, "") while nothing valid is said."""
        said = str(self["strength"].value())
        choices: Any = self.fields["strength"].choices  # type: ignore[attr-defined]  # a choice of words
        return next(((number, str(word)) for number, word in choices if str(number) == said), (0, ""))

    def choice(self) -> TopicChoice | None:
        """Return what a valid row says, or None for an empty one."""
        known = {name: self.cleaned_data[name] for name in self.fields if name in self.cleaned_data}
        return TopicChoice(**known) if known.get("topic") else None


class OfferForm(TopicForm):
    """A topic a mentor can teach."""

    strength = forms.TypedChoiceField(
        label=_("How well"), choices=LEVELS, coerce=int, initial=2, widget=Pennants
    )
    is_live = forms.BooleanField(label=_("I can show it live"), required=False)
    example = forms.CharField(
        label=_("For example"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"data-no-draft": True}),  # kept encrypted here, so kept nowhere else
    )


class NeedForm(TopicForm):
    """A topic a mentee wants to learn about."""

    strength = forms.TypedChoiceField(
        label=_("How important"), choices=PRIORITIES, coerce=int, initial=2, widget=Pennants
    )
    question = forms.CharField(
        label=_("My question about it"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"data-no-draft": True}),  # kept encrypted here, so kept nowhere else
    )


class TopicRows(forms.BaseFormSet):
    """The five rows together."""

    def clean(self) -> None:
        """Check that no topic stands in two rows."""
        seen: set[str] = set()
        for form in self.forms:
            topic = form.cleaned_data.get("topic", "") if form.is_valid() else ""
            if topic and topic in seen:
                form.add_error("topic", sentence(Refused("topic_twice")))
            seen.add(topic)

    def shown(self) -> list[tuple[TopicForm, bool]]:
        """Return each row and whether it stands open: the first empty one, and those with an error."""
        empty = [row for row in self.forms if not row.name]
        return [(row, row in empty[:1] or bool(row.errors)) for row in self.forms]

    @property
    def clusters(self) -> Choices:
        """The topics to choose from, by cluster."""
        return self.form_kwargs["topics"]

    def choices(self) -> list[TopicChoice]:
        """Return the rows that name a topic."""
        return [choice for form in self.forms if (choice := form.choice())]


def topic_rows(data: Any, *, is_mentor: bool, chosen: list[TopicChoice], topics: Choices) -> TopicRows:
    """Return the rows for a mentor's offers or a mentee's needs, filled with what was chosen before."""
    row = OfferForm if is_mentor else NeedForm
    rows = forms.formset_factory(row, formset=TopicRows, extra=TOPIC_ROWS, max_num=TOPIC_ROWS)
    first = [
        {name: value for name, value in asdict(one).items() if name in row.base_fields} for one in chosen
    ]
    filled: TopicRows = rows(data, initial=first, prefix="topics", form_kwargs={"topics": topics})  # type: ignore[assignment]  # it is our formset
    return filled
