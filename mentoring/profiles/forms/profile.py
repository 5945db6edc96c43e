"""The profile: three sentences, career stage, languages, ways to meet. It may be saved half done."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout, Row, Submit
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from mentoring.errors import Refused
from mentoring.profiles.forms.half_done import HalfDone
from mentoring.profiles.forms.zones import zone_choices
from mentoring.profiles.prompts import FIRST_THREE, PROMPTS
from mentoring.profiles.queries.profile import (
    FLUENCIES,
    FORMATS,
    LANGUAGES,
    PROMPT_PLACES,
    STAGES,
    ProfileContent,
)
from mentoring.web.layout import Part
from mentoring.web.refusals import sentence

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ANSWER_LENGTH = 160


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A part of a long page: its anchor, its name, and whether it is done (None: nothing to be done)."""

    anchor: str
    label: StrOrPromise
    is_done: bool | None = None


class ProfileForm(HalfDone):
    """What somebody says about themselves. `content()` gives it as plain values."""

    headline = forms.CharField(
        label=_("One line about you"),
        help_text=_("Stands under your name, for example what you are working on right now."),
        max_length=120,
        required=False,
    )
    career_stage = forms.ChoiceField(
        label=_("Where I am in my career"),
        help_text=_("As you see it yourself. It helps to bring different views together."),
        choices=STAGES,
        widget=forms.RadioSelect,
    )
    formats = forms.MultipleChoiceField(
        label=_("How I like to meet"),
        choices=FORMATS,
        widget=forms.CheckboxSelectMultiple(attrs={"data-look": "chip"}),
    )

    def __init__(
        self, data: Any = None, *, content: ProfileContent, initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=_initial(content) | (initial or {}))
        for place in PROMPT_PLACES:
            self.fields[f"prompt_{place}"] = forms.ChoiceField(
                label=_("Beginning of sentence %(number)s") % {"number": place},
                choices=list(PROMPTS.items()),
            )
            self.fields[f"answer_{place}"] = forms.CharField(
                label=_("Sentence %(number)s in your words") % {"number": place},
                max_length=ANSWER_LENGTH,
                widget=forms.Textarea(attrs={"class": "textarea-voice", "rows": 2}),
            )
        for code, name in LANGUAGES:
            self.fields[f"language_{code}"] = forms.TypedChoiceField(
                label=name,
                choices=[("", _("not mine")), *FLUENCIES],
                coerce=int,
                empty_value="",
            )
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.summed_up = False  # the page sums up all its forms
        self.helper.layout = Layout(*self.parts())

    def parts(self) -> list[Any]:
        """Return the sections of the form in reading order."""
        sentences = [
            Div(f"prompt_{place}", f"answer_{place}", css_class="prompt-card") for place in PROMPT_PLACES
        ]
        return [
            Part(
                _("Three sentences about you"),
                "headline",
                *sentences,
                css_id="sentences",
                seen=_("People you could be paired with, and your tandem, read these sentences."),
            ),
            Part(
                _("You and your work"),
                "career_stage",
                "formats",
                css_id="work",
                seen=_(
                    "Compared when tandems are found. No page shows others your career stage; "
                    "ways to meet stand in the reasons for a tandem."
                ),
            ),
            Part(
                _("Languages you speak"),
                Row(*(f"language_{code}" for code, _name in LANGUAGES), css_class="form-row-narrow"),
                css_id="languages",
                seen=_(
                    "Compared when tandems are found. Languages you share stand in the reasons for a tandem."
                ),
            ),
        ]

    def index(self, missing: Collection[str]) -> list[IndexEntry]:
        """Return the parts of the page for its index; `missing` are the codes of what is not there yet."""
        return [
            IndexEntry("sentences", _("Three sentences"), "prompts" not in missing),
            IndexEntry("work", _("You and your work"), not {"stage", "format"} & set(missing)),
            IndexEntry("languages", _("Languages"), "language" not in missing),
        ]

    def clean(self) -> dict[str, Any]:
        """Check that each beginning is used once and each sentence has one."""
        values = super().clean() or {}
        seen: set[str] = set()
        for place in PROMPT_PLACES:
            prompt, text = values.get(f"prompt_{place}", ""), values.get(f"answer_{place}", "")
            if text and not prompt:
                self.add_error(f"prompt_{place}", sentence(Refused("prompt_without_words")))
            elif text and prompt in seen:
                self.add_error(f"prompt_{place}", sentence(Refused("prompt_twice")))
            elif text:
                seen.add(prompt)
        return values

    def content(self) -> ProfileContent:
        """Return what a valid form says; a beginning without own words counts as not answered."""
        values = self.cleaned_data
        pairs = [(values[f"prompt_{place}"], values[f"answer_{place}"]) for place in PROMPT_PLACES]
        spoken = {code: values[f"language_{code}"] for code, _name in LANGUAGES}
        return ProfileContent(
            headline=values["headline"],
            career_stage=values["career_stage"],
            formats=tuple(values["formats"]),
            languages={code: fluency for code, fluency in spoken.items() if fluency},
            answers=tuple((prompt, text) for prompt, text in pairs if text),
        )


class PersonForm(ProfileForm):
    """The profile with the language and time zone of the person."""

    never_empty = frozenset({"language", "time_zone"})

    language = forms.ChoiceField(label=_("Language of pages and mails"), choices=settings.LANGUAGES)
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=zone_choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.form_tag = self.helper.summed_up = True
        self.helper.attrs = {"id": "profile-form", "data-draft": True}
        self.helper.add_input(Submit("", _("Save"), css_class="btn-lg"))

    def parts(self) -> list[Any]:
        """Add how the product speaks to the person."""
        reach = Part(
            _("How we reach you"),
            Row("language", "time_zone"),
            css_id="reach",
            seen=_("Your tandem learns the city of your time zone when theirs is another one."),
        )
        return [*super().parts(), reach]

    def index(self, missing: Collection[str]) -> list[IndexEntry]:
        """Add the part that is always there."""
        return [*super().index(missing), IndexEntry("reach", _("How we reach you"))]


def _initial(content: ProfileContent) -> dict[str, Any]:
    """Return the form's first values; places without an answer begin with prompts not used elsewhere."""
    free = [slug for slug in (*FIRST_THREE, *PROMPTS) if slug not in dict(content.answers)]
    values: dict[str, Any] = {
        "headline": content.headline,
        "career_stage": content.career_stage,
        "formats": list(content.formats),
    }
    values |= {f"language_{code}": fluency for code, fluency in content.languages.items()}
    answers = [*content.answers, *((slug, "") for slug in free)]
    for place, (prompt, text) in zip(PROMPT_PLACES, answers, strict=False):
        values |= {f"prompt_{place}": prompt, f"answer_{place}": text}
    return values
