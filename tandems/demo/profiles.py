"""From the words of the demo to the profiles and topics of its people."""

from __future__ import annotations

from random import Random

from mentoring.profiles.queries.profile import ProfileContent
from mentoring.profiles.rules.style import AXES, POSITIONS
from programs.queries.participation import TopicChoice
from tandems.demo.company import Colleague
from tandems.demo.manners import audiences_of, example_of, known_of
from tandems.demo.questions import QUESTIONS
from tandems.demo.story import ASKED_FOR
from tandems.demo.words import (
    ANSWERS,
    ENGLISH,
    ENGLISH_HEADLINES,
    GOOD_TO_KNOW,
    INTERESTS,
    LEARNERS_PROMPTS,
    LEARNING,
    PERSONAL,
    STYLES,
    TEACHERS_PROMPTS,
    TEACHING,
)

FORMATS = (
    ("on_site", "video"),
    ("on_site", "video", "shadow_day"),
    ("on_site", "video", "phone"),
    ("video", "phone"),
    ("on_site", "video", "shadow_day"),
)
MORE_LANGUAGES = {"leyla.aydinoglu": {"tr": 3}, "tomasz.wojcik": {"pl": 3}, "chiara.lombardi": {"it": 3}}
TIMES = (
    ("tue-am", "tue-mid", "thu-mid", "fri-am"),
    ("mon-pm", "tue-am", "wed-am", "wed-mid"),
    ("mon-pm", "wed-mid", "thu-mid", "fri-am"),
    ("tue-mid", "wed-am", "thu-mid", "thu-pm"),
)
LENGTHS = (30, 45, 30, 60, None)
TELL_STYLE = 0.85  # of all people
STRONG, FAIR = 3, 2


def profile_of(one: Colleague, number: int, *, teaches: bool) -> ProfileContent:
    """Return the complete profile of somebody. `number` varies the words from one person to the next."""
    headline, answers = _words(one, number, teaches=teaches)
    mother, other = ("en", "de") if one.language == "en" else ("de", "en")
    return ProfileContent(
        headline=headline,
        career_stage=one.stage,
        formats=FORMATS[number % len(FORMATS)],
        languages={mother: 3, other: 2, **MORE_LANGUAGES.get(one.local, {})},
        answers=tuple(answers.items()),
        interests=_interests(one),
        style=_style(one),
        sites=(one.site,),
        usual_times=TIMES[number % len(TIMES)],
        meeting_minutes=LENGTHS[number % len(LENGTHS)],
        good_to_know=GOOD_TO_KNOW.get(one.local) or known_of(one, number),
        audiences=audiences_of(one),
        sentence_audiences={next(iter(answers)): "program"} if number % 2 else {},
    )


def begun_profile_of(one: Colleague, number: int, *, teaches: bool) -> ProfileContent:
    """Return the profile of somebody who stopped after the first answer."""
    whole = profile_of(one, number, teaches=teaches)
    return ProfileContent(headline=whole.headline, languages=whole.languages, answers=whole.answers[:1])


def offered(topics: tuple[str, ...], number: int) -> list[TopicChoice]:
    """Return what a mentor offers: all well, the first live, some with an example."""
    return [
        TopicChoice(topic, STRONG, is_live=place == 0, example=example_of(topic, number))
        for place, topic in enumerate(topics)
    ]


def wanted(topics: tuple[str, ...], number: int) -> list[TopicChoice]:
    """Return what a mentee wants: the first most, each with a question."""
    return [
        TopicChoice(
            topic, STRONG if place == 0 else FAIR, question=QUESTIONS[topic][number % len(QUESTIONS[topic])]
        )
        for place, topic in enumerate(topics)
    ]


def topics_for(one: Colleague, count: int) -> tuple[str, ...]:
    """Return the same `count` topics for a person every time."""
    return tuple(Random(one.local).sample(ASKED_FOR, count))  # noqa: S311  (invented people, not secrets)


def _style(one: Colleague) -> tuple[int, ...]:
    """Return the same place on each axis for a person every time; some tell none."""
    if one.local in STYLES:
        return STYLES[one.local]
    chance = Random(f"style {one.local}")  # noqa: S311  (invented people, not secrets)
    return tuple(chance.choice(POSITIONS) for _axis in AXES) if chance.random() < TELL_STYLE else ()


def _interests(one: Colleague) -> tuple[str, ...]:
    """Return the same few interests for a person every time, in the language they write in."""
    known = INTERESTS["en" if one.language == "en" else "de"]
    return tuple(Random(f"interests {one.local}").sample(known, 3))  # noqa: S311  (invented people, not secrets)


def _words(one: Colleague, number: int, *, teaches: bool) -> tuple[str, dict[str, str]]:
    if one.local in PERSONAL:
        return PERSONAL[one.local]
    if one.language == "en":
        return ENGLISH_HEADLINES[number % len(ENGLISH_HEADLINES)], ENGLISH
    headlines = TEACHING.get(one.department, LEARNING) if teaches else LEARNING
    prompts = TEACHERS_PROMPTS if teaches else LEARNERS_PROMPTS
    chosen = [prompts[(number + step) % len(prompts)] for step in (0, 2)]
    chosen.append("certain-something")
    answers = {prompt: ANSWERS[prompt][number % len(ANSWERS[prompt])] for prompt in chosen}
    return headlines[number % len(headlines)], answers
