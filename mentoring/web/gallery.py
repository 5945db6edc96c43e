"""The gallery: every component in every state, a page of the product for staff and the fixture of its tests.

To show a component here, write `templates/gallery/<name>.html` and add a line to SECTIONS. In the template,
`{% load example %}{% example row %}…{% endexample %}` draws a piece and prints how it is written; what it
draws comes from `specimens()`. People and programs are invented.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.paginator import Paginator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from mentoring.web import colours
from mentoring.web.gallery_cards import card_specimens
from mentoring.web.gallery_charts import chart_specimens
from mentoring.web.gallery_form import specimen_form
from mentoring.web.parts import Phase, Signature, steps
from mentoring.web.shell import Place

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Section:
    """One heading of the gallery: the name of its template, and what it is for in one line."""

    name: str
    heading: _StrPromise
    purpose: _StrPromise

    @property
    def template(self) -> str:
        """Where its pieces are."""
        return f"gallery/{self.name}.html"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who does not exist."""

    code: str
    first_name: str
    last_name: str
    department: str
    portrait: str = ""

    @property
    def display_name(self) -> str:
        """Both names."""
        return f"{self.first_name} {self.last_name}"


SECTIONS = (
    Section("colours", gettext_lazy("Colours"), gettext_lazy("Four inks: ink, sea, rubine and sand.")),
    Section(
        "type",
        pgettext_lazy("letters", "Type"),
        gettext_lazy("Upright is what stands; italic is what somebody says."),
    ),
    Section("buttons", gettext_lazy("Buttons"), gettext_lazy("The round side points where the way leads.")),
    Section(
        "marks",
        gettext_lazy("Tandem marks"),
        gettext_lazy("Two sails, sewn from as many cloths as meetings are planned."),
    ),
    Section(
        "people",
        gettext_lazy("People"),
        gettext_lazy("Mentors are round on the left, mentees on the right; together they are one."),
    ),
    Section(
        "portraits",
        gettext_lazy("Portraits"),
        gettext_lazy("A photo, a drawing or initials: all three look finished, wherever a person stands."),
    ),
    Section(
        "fields",
        gettext_lazy("Fields"),
        gettext_lazy("The label above, the hint below, an error with a sign and a sentence."),
    ),
    Section(
        "chips",
        gettext_lazy("Chips and states"),
        gettext_lazy("Always a sign and a word, never colour alone."),
    ),
    Section("measures", gettext_lazy("Measures"), gettext_lazy("The number first, the bar beside it.")),
    Section(
        "time", pgettext_lazy("months", "Time"), gettext_lazy("The frame of a sea chart counts the months.")
    ),
    Section(
        "ways",
        gettext_lazy("Ways and places"),
        gettext_lazy("Where I am, what is done and what comes next."),
    ),
    Section("lists", gettext_lazy("Lists and cards"), gettext_lazy("A rule parts, a card can be picked up.")),
    Section(
        "tables",
        gettext_lazy("Tables and pages"),
        gettext_lazy("Numbers stand right; a hidden cell says why."),
    ),
    Section(
        "notices", gettext_lazy("Notices and messages"), gettext_lazy("One to three sentences and a sign.")
    ),
    Section(
        "dialogs",
        gettext_lazy("Dialogs and menus"),
        gettext_lazy("The title asks, the buttons answer."),
    ),
    Section("shell", gettext_lazy("Around the page"), gettext_lazy("Undo, menus, and the way back.")),
    Section(
        "waiting",
        gettext_lazy("Empty, loading, at work"),
        gettext_lazy("What stands where nothing is yet."),
    ),
    Section("private", gettext_lazy("Private"), gettext_lazy("A dashed limit, as around a closed area.")),
    Section(
        "agreement",
        gettext_lazy("Agreement"),
        gettext_lazy("Paper: numbered clauses, two names in italics."),
    ),
    Section("voices", gettext_lazy("Voices"), gettext_lazy("What people said and released.")),
    Section("deck", gettext_lazy("Meeting somebody"), gettext_lazy("One person, one decision.")),
    Section(
        "proposal",
        gettext_lazy("Proposal for a tandem"),
        gettext_lazy("A pair, its points for HR alone, and reasons as sentences."),
    ),
    Section("digest", gettext_lazy("Digest"), gettext_lazy("A newspaper page, readable in two minutes.")),
    Section(
        "errors", gettext_lazy("When something is wrong"), gettext_lazy("What happened and what to do now.")
    ),
    Section(
        "charts",
        gettext_lazy("Charts"),
        gettext_lazy("Pictures of tables, and the table is there."),
    ),
    Section("icons", gettext_lazy("Icons"), gettext_lazy("Phosphor, one colour, that of the text.")),
)

ERROR_PAGES = {
    "400": gettext_lazy("The request could not be read, or was too large."),
    "403": gettext_lazy("Somebody may not do this."),
    "403_csrf": gettext_lazy("A form was open for too long."),
    "404": gettext_lazy("It does not exist, or is for somebody else."),
    "405": gettext_lazy("Somebody looks at an address that only takes forms."),
    "500": gettext_lazy("We made a mistake."),
    "503": gettext_lazy("The database is away for a moment."),
}


def specimens() -> dict[str, Any]:
    """Return what the sections draw: invented people, dates and lists, in the active language."""
    return {
        "swatches": colours.SWATCHES,
        "contrasts": colours.contrasts(),
        "icons": icons(),
        "specimen_form": specimen_form(),
        "page": Paginator(range(180), 20).page(2),
        "leyla": Person("leyla-00", "Leyla", "Aydınoğlu", _("Data and reporting"), "drawn:waves-earring"),
        "katrin": Person("katrin-0", "Katrin", "Oldehaver", _("Finance"), "drawn:bob-teal"),
        "kwame": Person("kwame-00", "Kwame", "Boateng-Lüders", _("Sustainability"), "drawn:beard-rollneck"),
        "henrik": Person("henrik-0", "Henrik", "Aldenhoff", _("Technology"), "drawn:beard-jacket"),
        "jule": Person("jule-000", "Jule", "Hagedorn", ""),
        "error_pages": list(ERROR_PAGES.items()),
        **_time(),
        **chart_specimens(),
        **_words(),
        **card_specimens(),
    }


def _time() -> dict[str, Any]:
    names = [_("Purpose"), _("People"), _("Shape and dates"), _("Matching rules"), _("Check and open")]
    kickoff, end = dt.date(2026, 2, 2), dt.date(2026, 10, 30)
    return {
        "kickoff": kickoff,
        "end": end,
        "today": dt.date(2026, 5, 4),
        "phases": [
            Phase(_("Opening"), kickoff, dt.date(2026, 2, 28)),
            Phase(_("Tandems at work"), dt.date(2026, 3, 1), end),
            Phase(_("Half-time review"), dt.date(2026, 5, 18), dt.date(2026, 6, 12), "sand"),
            Phase(_("Farewell"), dt.date(2026, 10, 19), end, "rose"),
        ],
        "way": steps(names, 3, wrong=[2], urls={1: "#ways", 2: "#ways"}),
        "above": [
            Place("#ways", _("Programs"), "flag-pennant", current=False),
            Place("#ways", "Rückenwind Bremen", "flag-pennant", current=False),
        ],
    }


def _words() -> dict[str, Any]:
    signed = dt.datetime(2026, 10, 12, 16, 2)  # noqa: DTZ001  (a drawing has no zone)
    return {
        "clauses": [
            _("What is said here stays here. Safety issues are the only exception."),
            _("Leyla sets the topic, Katrin sets the place."),
            _("Whoever cancels offers two new dates."),
            _("Nothing from here goes into any appraisal."),
        ],
        "signatures": [Signature("Leyla Aydınoğlu", signed), Signature("Katrin Oldehaver")],
    }


def icons() -> list[str]:
    """Return the names of all icons."""
    return sorted(path.stem for path in (settings.BASE_DIR / "templates" / "icons").glob("*.svg"))
