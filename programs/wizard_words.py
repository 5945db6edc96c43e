"""The words of the set-up: steps, presets, the parts of the year, and the check before a program opens."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programs.words import Choice

STEPS = {
    "purpose": _("Purpose"),
    "people": _("People"),
    "shape": _("Shape and dates"),
    "rules": _("Matching rules"),
    "words": _("Words"),
    "check": _("Check and open"),
}
"""Step → its name, in order."""

HEADINGS = {
    "purpose": _("What is it for?"),
    "people": _("Who runs it, and who can join?"),
    "shape": _("How long shall they sail together?"),
    "rules": _("Who can be paired?"),
    "words": _("What are people told?"),
    "check": _("The last look"),
}

LEADS = {
    "purpose": _("A name, and a few sentences that people read before they say yes or no."),
    "people": _(
        "Addresses are those of the directory. Whoever is named here is told when the program opens."
    ),
    "shape": _(
        "A preset fills in length, number of meetings and rules. You can change everything afterwards."
    ),
    "rules": _("These rules always hold. Among the pairs they allow, the best ones are found."),
    "words": _("Everybody reads what others see before agreeing. Nothing is sent before you invite people."),
}

PRESET_CARDS = {
    "classic": Choice(
        _("Classic"),
        _("Tandems from all over the company, with enough time for trust and a look back at half-time."),
        _("9 months, a meeting about once a month"),
    ),
    "departmental": Choice(
        _("Departmental"),
        _(
            "Up to three mentors of one department keep a senior up to date, week by week. "
            "Direct managers are never paired with their own people."
        ),
        _("6 months, a meeting about every week"),
    ),
    "circle": Choice(
        _("Circle"),
        _(
            "What is learned reaches everybody: mentees with up to three mentors of other departments, and a "
            "digest for the whole company each month. A monthly stage you arrange yourselves."
        ),
        _("12 months, a meeting about once a month"),
    ),
    "external": Choice(
        _("External mentors"),
        _(
            "An outside view, from partners, schools or start-ups. You invite the mentors as guests; "
            "organisers and sponsors see figures only."
        ),
        _("6 months, a meeting about once a month"),
    ),
    "pilot": Choice(
        _("Pilot"),
        _(
            "Small at first, then decide. With fewer than fifteen tandems most figures stay hidden, so that "
            "they say nothing about one person."
        ),
        _("6 months, a meeting about once a month"),
    ),
}

PARTS_OF_YEAR = {
    "call": (_("Invite and describe"), ""),
    "review": (_("Match and review"), "sand"),
    "work": (_("Tandems at work"), ""),
    "half_time": (_("Half-time"), "sand"),
    "farewell": (_("Farewell"), "rose"),
}
"""Part → its name, and its colour on the timeline."""

DATE_NAMES = {
    "profiles_due_on": _("The day profiles are due"),
    "kickoff_on": _("The kickoff"),
    "ends_on": _("The end"),
}

REPAIRED = {
    "ends_on": _("The end did not fit the kickoff. It is on {day} now; you can change it."),
    "profiles_due_on": _(
        "The day profiles are due did not fit the kickoff. It is {day} now; you can change it."
    ),
}
"""What is said when another preset proposes a date anew that made no sense."""

AWKWARD = {
    "weekend": _("{name} falls on a weekend. We suggest {better}."),
    "new_year": _("{name} falls into the quiet days around New Year. We suggest {better}."),
    "may_day": _("{name} falls on 1 May, a public holiday. We suggest {better}."),
    "unity_day": _("{name} falls on 3 October, a public holiday. We suggest {better}."),
}

CONSULTATION = {
    "open": _("Not yet"),
    "shared": _("They can read this draft; their answer is open"),
    "informed": _("They know of it, and nothing speaks against it"),
    "nobody": _("There is no works council here"),
}


@dataclass(frozen=True, slots=True)
class PointWords:
    """A point of the check: its name, what is said when it is done and when not, and a link."""

    name: str | Promise
    done: str | Promise
    open: str | Promise
    link: str | Promise


POINTS = {
    "german_text": PointWords(
        _("German text"), _("It is there."), _("What is the program about?"), _("Write it")
    ),
    "english_text": PointWords(
        _("English text"), _("It is there."), _("What is the program about?"), _("Write it")
    ),
    "sponsor_named": PointWords(
        _("Sponsor"),
        _("Somebody stands behind it."),
        _("Executives take part more readily when one of them asks."),
        _("Name somebody"),
    ),
    "deputy_named": PointWords(
        pgettext_lazy("for an HR admin", "Deputy"),
        _("You are not alone with it."),
        _("Nobody can stand in for you."),
        _("Name somebody"),
    ),
    "council_settled": PointWords(
        _("Works council"),
        _("Settled."),
        _("Inform them first, or say that there is none."),
        _("Settle it"),
    ),
    "kickoff_ahead": PointWords(
        _("Kickoff"), _("It lies ahead."), _("It lies in the past."), _("Choose a new one")
    ),
    "time_enough": PointWords(
        _("Time for profiles"),
        _("People have two weeks or more."),
        _("Fewer than two weeks are left to answer and to fill in a profile."),
        _("Move the date"),
    ),
    "dates_fit": PointWords(
        _("Dates"),
        _("All fall on days when people work."),
        _("At least one falls on a day when few people work."),
        _("See them"),
    ),
    "reason_given": PointWords(
        _("Why different generations"),
        _("Written down, or not needed."),
        _("Write it down, or choose career stage."),
        _("Write it"),
    ),
    "lines_known": PointWords(
        _("Reporting lines"),
        _("Known of everybody who has one."),
        _("Not everybody's manager is known. Without it the computer cannot keep lines apart."),
        _("See the rule"),
    ),
    "words_fair": PointWords(
        _("Wording"),
        _("No word names an age group."),
        _("A word may put people in a drawer."),
        _("See it"),
    ),
}
