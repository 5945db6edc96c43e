"""Building an agreement clause by clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mentoring.errors import Refused
from mentoring.web.refusals import explain
from tandems.forms.logs import one_kind_of_line_break
from tandems.queries.agreement import Agreed, in_words
from tandems.rules import agreement as rules
from tandems.rules.clauses import Clause, current


@dataclass(frozen=True, slots=True)
class Part:
    """A clause on the form. `field` is None where there is nothing to choose and `sentence` stands there.

    `theirs` is what the partner wrote meanwhile, if it differs; `has_own` whether own words stand here.
    """

    title: str
    question: str
    sentence: str
    field: BoundField | None
    own: BoundField
    theirs: str

    @property
    def has_own(self) -> bool:
        return bool(self.own.value() or self.own.errors)


class AgreementForm(forms.Form):
    """Every clause, room for own words, and up to three aims.

    `seen` is the text the writer began with. A valid form has `terms`; nothing is saved here.
    """

    seen = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args: Any, agreed: Agreed, **kwargs: Any) -> None:
        self.agreed, self.present = agreed, agreed.present
        self.terms: rules.Terms | None = None
        self.is_contested = False
        kwargs.setdefault("initial", self._began_with())
        super().__init__(*args, **kwargs)
        for clause in current():
            self._add(clause)
        for place in range(rules.MOST_AIMS):
            self.fields[f"aim_{place}"] = forms.CharField(
                label=_("Aim %(number)s") % {"number": place + 1},
                required=False,
                max_length=rules.LONGEST_AIM,
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )

    def _add(self, clause: Clause) -> None:
        if not clause.is_fixed:
            self.fields[clause.code] = forms.ChoiceField(
                label=clause.question.said(get_language() or "en"),
                choices=[(one.code, in_words(one.words, self.agreed.tandem)) for one in clause.choices],
                widget=forms.RadioSelect,
            )
        self.fields[f"own_{clause.code}"] = forms.CharField(
            label=_("In your own words"),
            required=False,
            max_length=rules.LONGEST_OWN,
            widget=forms.Textarea(attrs={"rows": 2, "class": "textarea-voice"}),
        )

    def _began_with(self) -> dict[str, str]:
        newest = self.agreed.newest
        return {"seen": newest.row.stamp if newest else ""} | _typed(self.present or rules.proposal())

    def clean(self) -> dict[str, Any]:
        """Put the answers together; what cannot be agreed on is said at its field."""
        said = super().clean() or self.cleaned_data
        if self.errors:
            return said
        own = {one.code: one_kind_of_line_break(said[f"own_{one.code}"]) for one in current()}
        aims = [" ".join(said[f"aim_{place}"].split()) for place in range(rules.MOST_AIMS)]
        try:
            self.terms = rules.terms({one.code: said.get(one.code, "") for one in current()}, own, aims)
        except Refused as refused:
            explain(self, refused)
        return said

    def show_theirs(self) -> None:
        """If the partner wrote meanwhile, show their text beside one's own; saving again is then a choice."""
        newest = self.agreed.newest
        stamp = newest.row.stamp if newest else ""
        if self.data.get("seen", "") == stamp:
            return
        sent = cast("QueryDict", self.data).copy()
        sent["seen"] = stamp
        self.data, self.is_contested = sent, True

    def parts(self) -> list[Part]:
        """Return the clauses in order, as the page shows them."""
        language = get_language() or "en"
        return [
            Part(
                title=clause.title.said(language),
                question=clause.question.said(language),
                sentence=in_words(clause.choices[0].words, self.agreed.tandem),
                field=None if clause.is_fixed else self[clause.code],
                own=self[f"own_{clause.code}"],
                theirs=self._theirs(clause),
            )
            for clause in current()
        ]

    def aims(self) -> list[BoundField]:
        return [self[f"aim_{place}"] for place in range(rules.MOST_AIMS)]

    def their_aims(self) -> tuple[str, ...]:
        """What the partner wrote as aims meanwhile, if it differs."""
        if not self.is_contested or self.present is None:
            return ()
        mine = tuple(filter(None, (" ".join(str(one.value() or "").split()) for one in self.aims())))
        return self.present.aims if self.present.aims != mine else ()

    def _theirs(self, clause: Clause) -> str:
        if not self.is_contested or self.present is None:
            return ""
        now, own = _typed(self.present), f"own_{clause.code}"
        same = now[own] == one_kind_of_line_break(str(self[own].value() or ""))
        if same and (clause.is_fixed or now[clause.code] == self[clause.code].value()):
            return ""
        term = next(one for one in self.present.terms if one.clause.code == clause.code)
        return f"{in_words(term.choice.words, self.agreed.tandem)} {term.own}".strip()


def _typed(terms: rules.Terms) -> dict[str, str]:
    """Return `terms` as the fields of the form hold them."""
    typed = {f"aim_{place}": "" for place in range(rules.MOST_AIMS)}
    typed |= {f"aim_{place}": aim for place, aim in enumerate(terms.aims)}
    for term in terms.terms:
        typed |= {term.clause.code: term.choice.code, f"own_{term.clause.code}": term.own}
    return typed
