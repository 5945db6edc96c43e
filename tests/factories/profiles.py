"""People and their profiles, made in one call."""

from __future__ import annotations

import datetime as dt
from itertools import count
from typing import Any

from mentoring.profiles.models import (
    BirthYear,
    Profile,
    PromptAnswer,
    ReportingLine,
    SpokenLanguage,
    Topic,
    User,
)

_numbers = count(1)
PROMPTS = ("learn-from", "ask-me", "certain-something")


LONG_AGO = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


def make_person(first_name: str = "Kim", last_name: str = "", **fields: Any) -> User:
    """Return a person of the directory. Everything else comes from `fields`."""
    number = next(_numbers)
    last_name = last_name or f"Person {number:04}"
    fields.setdefault("email", f"person{number}@example.com")
    fields.setdefault("language", "en")
    fields.setdefault("known_since", LONG_AGO)
    return User.objects.create_user(first_name=first_name, last_name=last_name, **fields)


def make_profile(
    person: User,
    *,
    stage: str = "3-experienced",
    formats: tuple[str, ...] = ("on_site", "video"),
    languages: dict[str, int] | None = None,
    answers: int = 3,
) -> Profile:
    """Return a profile that holds everything a program asks for."""
    profile = Profile.objects.create(
        person=person, headline="Always curious", career_stage=stage, formats=list(formats)
    )
    for language, fluency in (languages if languages is not None else {"de": 3}).items():
        SpokenLanguage.objects.create(profile=profile, language=language, fluency=fluency)
    for position, prompt in enumerate(PROMPTS[:answers], start=1):
        PromptAnswer.objects.create(
            profile=profile, prompt=prompt, text=f"My answer {position}", position=position
        )
    return profile


def make_topic(code: str, **fields: Any) -> Topic:
    """Return the topic of the catalogue called `code`, or a new one."""
    known = {"cluster": "ai", "name_de": f"Thema {code}", "name_en": f"Topic {code}"}
    return Topic.objects.get_or_create(code=code, defaults=known | fields)[0]


def reports_to(person: User, manager: User) -> ReportingLine:
    """Put `person` directly below `manager`."""
    return ReportingLine.objects.create(person=person, manager=manager)


def know_band(person: User, band: int) -> BirthYear:
    """Keep the generation band of `person`, 0 the earliest."""
    return BirthYear.objects.create(person=person, value=str(band))
