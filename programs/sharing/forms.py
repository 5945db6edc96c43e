"""What people type into shares and digests."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mentoring.profiles.models import Topic
from programs.sharing.actions.shares import Words
from programs.sharing.models import DigestIssue, KnowledgeShare

LONGEST = 4000  # characters: two screens, three minutes


class ShareForm(forms.ModelForm):
    """A share's words. `words()` gives them to an action; nothing is saved here."""

    is_named = forms.TypedChoiceField(
        label=_("Whose names stand below it?"),
        choices=[(True, _("Ours: both names")), (False, _("None: “from a tandem”"))],
        coerce=lambda value: value == "True",
        initial=True,
        widget=forms.RadioSelect,
    )

    class Meta:
        model = KnowledgeShare
        fields = ["title", "text", "topic", "is_named"]
        widgets = {"text": forms.Textarea(attrs={"rows": 10, "maxlength": LONGEST})}
        help_texts = {
            "title": _("One thing, in the words you would use in the canteen."),
            "text": _(
                "What happened, what surprised you, what others can try. "
                "An empty line begins a new paragraph."
            ),
        }

    def __init__(self, *args: Any, topics: QuerySet[Topic], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].required = self.fields["text"].required = True
        self.fields["topic"].queryset = topics  # type: ignore[attr-defined]  # a choice of rows
        self.fields["topic"].required = False
        self.fields["topic"].label = _("Topic")
        self.fields["topic"].empty_label = _("none of these")  # type: ignore[attr-defined]  # a choice of rows

    def clean_title(self) -> str:
        """One line: it stands in the subject of the digest."""
        return " ".join(str(self.cleaned_data["title"]).split())

    def clean_text(self) -> str:
        """One kind of line break, and not longer than a page."""
        text = str(self.cleaned_data["text"]).replace("\r\n", "\n").strip()
        if len(text) > LONGEST:
            raise forms.ValidationError(
                _("Please shorten this to %(most)s characters."), params={"most": LONGEST}
            )
        return text

    def words(self) -> Words:
        """Return what was typed. Only for a valid form."""
        typed = self.cleaned_data
        return Words(typed["title"], typed["text"], typed["topic"], typed["is_named"])

    def _post_clean(self) -> None:
        """The instance stays as it is: the action changes it."""


class OpeningForm(forms.ModelForm):
    """The opening words of an issue, in both languages."""

    class Meta:
        model = DigestIssue
        fields = ["intro_de", "intro_en"]
        widgets = {
            "intro_de": forms.Textarea(attrs={"rows": 3, "lang": "de", "maxlength": 600}),
            "intro_en": forms.Textarea(attrs={"rows": 3, "lang": "en", "maxlength": 600}),
        }

    def words(self) -> dict[str, str]:
        """Return both texts, empty where the form is not valid."""
        typed = self.cleaned_data if self.is_valid() else {}
        return {name: str(typed.get(name, "")) for name in self.fields}

    def _post_clean(self) -> None:
        """The instance stays as it is: the action changes it."""
