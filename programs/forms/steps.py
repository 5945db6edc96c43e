"""The questions of a profile for one's own part in a program, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from mentoring.profiles.forms import steps
from mentoring.profiles.forms.steps import Step
from programs.forms import parts
from programs.queries.participation import asks_generation

if TYPE_CHECKING:
    from programs.models import Participant

MENTOR, MENTEE = frozenset({"mentor"}), frozenset({"mentee"})
TOPIC = frozenset({"topic"})

STEPS = (
    steps.PORTRAIT,
    steps.HEADLINE,
    *steps.SENTENCES,
    Step(
        "topics",
        _("Topics"),
        _("What can you show?"),
        _("Tandems are found by topics first. One is enough to begin with."),
        parts.TopicsForm,
        TOPIC,
        MENTOR,
    ),
    Step(
        "topics",
        _("Topics"),
        _("What do you want to learn about?"),
        _("Tandems are found by topics first. One is enough; only your tandem reads your questions."),
        parts.TopicsForm,
        TOPIC,
        MENTEE,
    ),
    steps.STYLE,
    steps.LANGUAGES,
    steps.MEETING,
    steps.STAGE,
    steps.TIMES,
    steps.INTERESTS,
    Step(
        "practice",
        _("Digital practice"),
        _("What do you do digitally that others would like to see?"),
        _("In your own words, without technical terms: it is what your mentee will come for."),
        parts.PracticeForm,
        roles=MENTOR,
    ),
    Step(
        "motivation",
        _("Why I want this"),
        _("Why do you want this?"),
        _("Somebody who knows your reason finds the first question."),
        parts.MotivationForm,
        roles=MENTOR,
    ),
    Step(
        "learning",
        _("What I want to understand"),
        _("What would you like to understand better?"),
        _("One sentence is enough. It is where your mentor begins."),
        parts.LearningForm,
        roles=MENTEE,
    ),
    steps.GOOD_TO_KNOW,
    Step(
        "assistant",
        _("Assistant"),
        _("May somebody move your dates for you?"),
        _("An assistant can move your meetings without seeing anything else of your tandem."),
        parts.AssistantForm,
        roles=MENTEE,
    ),
    Step(
        "generations",
        _("Comparison of generations"),
        _("May the computer compare generations for you?"),
        _("It is your choice, and you can change it at any time."),
        parts.GenerationForm,
    ),
)


def first_step(participant: Participant) -> str:
    """Return the name of the question somebody begins with."""
    return steps_for(participant)[0].name


def steps_for(participant: Participant) -> tuple[Step, ...]:
    """Return the questions for a mentor or a mentee; that about generations only where it is asked."""
    asks = asks_generation(participant.program)
    return tuple(
        step for step in STEPS if participant.role in step.roles and (asks or step.name != "generations")
    )
