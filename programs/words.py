"""Sentences that several pages of a program share: what others see, and what people agree to.

The lists are closed: pages about tandems show these fields and no others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CONSENT_VERSION = "2025-11"
"""Rises whenever one of the consent texts changes; stored with each consent."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The label of a choice that is shown as a card."""

    heading: str | Promise
    text: str | Promise
    facts: str | Promise = ""

    def __str__(self) -> str:
        return str(self.heading)


NEEDS_MET = {
    "german_text": _("The German text is there."),
    "english_text": _("The English text is there."),
    "kickoff_ahead": _("The kickoff lies ahead."),
    "reason_given": _("Why different generations matter is written down, or not needed."),
    "council_settled": _("The works council is settled."),
    "mentor_ready": _("Mentors with a complete profile are there."),
    "mentee_ready": _("Mentees with a complete profile are there."),
    "tandem_published": _("Tandems are published."),
}
"""What reads as done before a move. What is missing says the refusal of the move."""

NEEDS_SETTLED_AT = {
    "german_text": ("programs:program-edit", _("Write the text")),
    "english_text": ("programs:program-edit", _("Write the text")),
    "kickoff_ahead": ("programs:program-edit", _("Choose a new kickoff")),
    "reason_given": ("programs:program-edit", _("Write the reason")),
    "council_settled": ("programs:program-edit", _("Settle it")),
    "mentor_ready": ("programs:roster", _("See who is missing")),
    "mentee_ready": ("programs:roster", _("See who is missing")),
    "tandem_published": ("tandems:run-list", _("Go to matching")),
}
"""Need → the page of the program that settles it, and what the link to it says."""

VISIBILITY = {
    "progress": Choice(
        _("Progress per tandem"),
        _(
            "Organisers and sponsors see of each tandem: the two names, its phase, the number of "
            "meetings held, the last and the next date."
        ),
        _("Recommended when executives want to review progress."),
    ),
    "aggregates": Choice(
        _("Program figures only (works-council mode)"),
        _(
            "Organisers know who is in which tandem, because somebody has to run the program. Beyond "
            "that they and sponsors see figures about the whole program, nothing about a single tandem."
        ),
        _("Privacy by default speaks for this one."),
    ),
}

SEEN = {
    "progress": (
        _("who takes part, and who is in a tandem with whom"),
        _("the phase of each tandem"),
        _("the number of meetings held, the last and the next date"),
        _("figures about the whole program"),
    ),
    "aggregates": (
        _("who takes part; organisers also see who is in a tandem with whom"),
        _("figures about the whole program, nothing about a single tandem"),
    ),
}

NEVER_SEEN = _("They never see your notes, questions, answers, likes or ratings.")

VOLUNTARY = _(
    "Taking part is voluntary. Saying no, or stopping later, has no effect on your work, pay or appraisal, "
    "and nobody is told why."
)

GENERATION_CONSENT = _(
    "This program pairs people of different generations. You may let the computer compare the "
    "generation band it holds for you, never a year. It is used only for this comparison; nobody sees "
    "it, and your consent ends with the program. If you would rather not, your career stage is used, "
    "and nobody is told."
)

EQUAL_TREATMENT = _(
    "German equal-treatment law (AGG) allows different treatment because of age only with an objective "
    "reason and suitable, necessary means, and it covers offers of training. This rule compares the two "
    "people of a tandem; it closes no role to anybody. Please write down why different generations "
    "matter for your program, and talk to your works council. You can use career stage instead: then no "
    "age is stored. (A hint, not legal advice.)"
)

EQUAL_TREATMENT_LATER = _(
    "With the option “the mentor's is the later one” the rule does close a role: it keeps some people "
    "out of one role because of age; that is risky."
)

GENERATION = {
    "different": Choice(
        _("Different generations"),
        _("The two people of a tandem belong to different generations. No role is closed to anybody."),
    ),
    "mentor_later": Choice(
        _("Different generations, the mentor's is the later one"),
        _("This option keeps some people out of one role because of age; that is risky."),
    ),
    "stage": Choice(
        _("Career stage"),
        _("The two people see themselves at different points of their career. No age is stored."),
    ),
}

LINE = {
    0: _("Nobody is kept apart"),
    1: _("Direct managers and their people are never paired"),
    2: _("Nobody is paired with somebody up to two levels above or below"),
    3: _("Nobody is paired with somebody up to three levels above or below"),
    4: _("Nobody is paired with somebody up to four levels above or below"),
    5: _("Nobody is paired with somebody up to five levels above or below"),
    99: _("Nobody is paired with anybody above or below, however far"),
}

ADVICE = {
    "wording_digital": _("“{word}” puts people in a drawer. Try “digital practice”."),
    "wording_limit": _("“{word}” reads like an age limit. Say what somebody brings along instead."),
    "wording_number": _("“{word}” tells an age. Say what somebody brings along instead."),
    "wording_lesson": _("“{word}” makes one of the two a pupil. Try “show each other” or “explain”."),
    "wording_year": _("“{word}” ties a role to age. Try “career stage”."),
    "wording_label": _(
        "“{word}” is a label for an age group. Try “people with other habits” or “career stage”."
    ),
    "wording_young": _(
        "“{word}” names an age group. Try “new to the company” or “at the start of the career”."
    ),
    "wording_blood": _("“{word}” says that what is there has gone stale. Try “another point of view”."),
    "wording_old": _("“{word}” names an age group. Try “experienced” or “leading”."),
    "wording_silver": _(
        "“{word}” is a label for an age group. Try “people with long experience” or “people who lead”."
    ),
}

INTEREST = {
    "weight": Choice(
        _("It counts when tandems are found"),
        _(
            "People see those they could be paired with and say whom they would like to meet. A yes adds "
            "points, two add more. Nobody is told who said what."
        ),
    ),
    "mutual": Choice(
        _("Two people who both say yes are proposed"),
        _(
            "As above, and when both say yes they learn of it, and the next matching proposes the two as a "
            "tandem unless a rule or a full place speaks against it."
        ),
    ),
    "off": Choice(
        _("People do not choose beforehand"),
        _("Nobody sees others before the tandems are formed. Profiles and rules decide alone."),
    ),
}
"""What interest means in a program, for those who set it up."""

INTEREST_TOLD = {
    "weight": _(
        "Your yes counts when tandems are found, and more if it is mutual. Nobody learns of it: not the "
        "other person, not the organisers."
    ),
    "mutual": _(
        "Your yes counts when tandems are found. If the other person says yes, too, you both learn of it, "
        "and the two of you are proposed as a tandem. Until then nobody learns of it, and the organisers "
        "never do."
    ),
}
"""The same for those who take part."""

ASKED_FIRST = {
    "mentee": Choice(
        _("The mentee agrees first"),
        _(
            "The mentee looks at the proposal and says yes, or no without a reason. Mentors hear of it when "
            "their tandem begins."
        ),
    ),
    "both": Choice(
        _("Both agree first"),
        _("Both look at the proposal. The tandem begins when both have said yes."),
    ),
    "nobody": Choice(
        _("Tandems begin at once"),
        _("When you publish, both get an introduction. Whoever is unhappy with it can end the tandem."),
    ),
}
"""Who says yes before a tandem begins, for those who set a program up."""

DEPARTMENTS = {
    "any": _("Departments play no role"),
    "different": _("The two people come from different departments"),
    "same": _("The two people come from the same department"),
}


BETWEEN_GENERATIONS = _("The two people of a tandem belong to different generations")


@dataclass(frozen=True, slots=True)
class PairingRule:
    """A rule of pairing as a sentence; `forbids` if it keeps pairs apart rather than says what fits."""

    text: str | Promise
    forbids: bool = False


class Pairing(Protocol):
    """What the rules of pairing depend on: a program, or what a form says about one."""

    generation_rule: str
    reporting_levels: int
    department_rule: str


def rules_of(program: Pairing) -> list[PairingRule]:
    """Return the rules of pairing as sentences; an unknown number of levels reads as the whole line."""
    levels = program.reporting_levels
    return [
        PairingRule(GENERATION[program.generation_rule].heading),
        PairingRule(LINE.get(levels, LINE[99]), forbids=levels > 0),
        PairingRule(DEPARTMENTS[program.department_rule]),
    ]


def rules_for_people(program: Pairing) -> list[PairingRule]:
    """Return the rules of pairing for those who decide whether to take part: nothing names an age."""
    first, *others = rules_of(program)
    return [first if program.generation_rule == "stage" else PairingRule(BETWEEN_GENERATIONS), *others]
