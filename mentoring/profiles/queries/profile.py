"""A person's own profile as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Count

from mentoring.profiles.models import Profile, User
from mentoring.profiles.models.profile import (
    MOST_INTERESTS,
    PROMPTS_NEEDED,
    Audience,
    CareerStage,
    Fluency,
    Format,
    MeetingLength,
    Spoken,
    UsualTime,
)
from mentoring.profiles.rules.audiences import PARTS, audience_of

STAGES = CareerStage.choices
FORMATS = Format.choices
FLUENCIES = Fluency.choices
LANGUAGES = Spoken.choices
AUDIENCES = Audience.choices
TIMES = UsualTime.choices
LENGTHS = MeetingLength.choices
INTERESTS = MOST_INTERESTS
PROMPT_PLACES = range(1, PROMPTS_NEEDED + 1)
SITES_PROPOSED = 8
PLAIN = (
    "headline",
    "career_stage",
    "formats",
    "interests",
    "style",
    "sites",
    "usual_times",
    "meeting_minutes",
    "good_to_know",
)
"""Parts of a profile that are one value each, by the name of their field."""


@dataclass(frozen=True, slots=True)
class ProfileContent:
    """What somebody says about themselves.

    `answers` are up to three (prompt, own words) in order, `places` where each of them stands (1 to 3; one
    after another if not said); `style` is empty or a position from 1 to 5 on each axis of `rules.style`.
    `audiences` maps a part of `rules.audiences` → who sees it, `sentence_audiences` a
    prompt → who sees its answer, both only where the person chose.
    """

    headline: str = ""
    career_stage: str = ""
    formats: tuple[str, ...] = ()
    languages: Mapping[str, int] = field(default_factory=dict)
    answers: tuple[tuple[str, str], ...] = ()
    interests: tuple[str, ...] = ()
    style: tuple[int, ...] = ()
    sites: tuple[str, ...] = ()
    usual_times: tuple[str, ...] = ()
    meeting_minutes: int | None = None
    good_to_know: str = ""
    audiences: Mapping[str, str] = field(default_factory=dict)
    sentence_audiences: Mapping[str, str] = field(default_factory=dict)
    places: tuple[int, ...] = field(default=(), compare=False)

    def placed(self) -> dict[int, tuple[str, str]]:
        """Return place → (prompt, own words) of the sentences that are there."""
        return dict(zip(self.places or PROMPT_PLACES, self.answers, strict=False))

    def missing(self) -> tuple[str, ...]:
        """Return codes of the parts a program needs and this profile lacks."""
        parts = {
            "prompts": len(self.answers) >= PROMPTS_NEEDED,
            "stage": bool(self.career_stage),
            "language": bool(self.languages),
            "format": bool(self.formats),
        }
        return tuple(part for part, is_there in parts.items() if not is_there)


def own_profile(viewer: User) -> ProfileContent:
    """Return what the viewer has said so far; an empty profile if nothing yet."""
    rows = Profile.objects.filter(person=viewer).prefetch_related("answers", "languages", "audiences")
    profile = rows.first()
    return ProfileContent() if profile is None else content_of(profile)


def content_of(profile: Profile) -> ProfileContent:
    """Return a profile as plain values. Its answers, languages and audiences should be prefetched."""
    answers = list(profile.answers.all())
    return ProfileContent(
        headline=profile.headline,
        career_stage=profile.career_stage,
        formats=tuple(profile.formats),
        languages={spoken.language: spoken.fluency for spoken in profile.languages.all()},
        answers=tuple((answer.prompt, answer.text) for answer in answers),
        interests=tuple(profile.interests),
        style=tuple(profile.style),
        sites=tuple(profile.sites),
        usual_times=tuple(profile.usual_times),
        meeting_minutes=profile.meeting_minutes,
        good_to_know=str(profile.good_to_know),
        audiences={one.part: one.seen_by for one in profile.audiences.all()},
        sentence_audiences={
            answer.prompt: answer.seen_by for answer in answers if answer.seen_by != Audience.CANDIDATES
        },
        places=tuple(answer.position for answer in answers),
    )


def values_of(content: ProfileContent) -> dict[str, Any]:
    """Return a profile as single values that can be saved one by one: name → value.

    `sentence_1` to `_3` are (prompt, own words), `languages` pairs of code and fluency; `seen_` before the
    name of a part of `rules.audiences`, or of a sentence, says who sees it.
    """
    placed = content.placed()
    values = {name: getattr(content, name) for name in PLAIN}
    values["languages"] = tuple(sorted(content.languages.items()))
    for place in PROMPT_PLACES:
        prompt, text = placed.get(place, ("", ""))
        values[f"sentence_{place}"] = (prompt, text)
        values[f"seen_sentence_{place}"] = content.sentence_audiences.get(prompt, str(Audience.CANDIDATES))
    return values | {f"seen_{part}": audience_of(part, content.audiences) for part in PARTS}


def with_values(content: ProfileContent, changes: Mapping[str, Any]) -> ProfileContent:
    """Return the profile with some of its values changed, named as in `values_of`; other names do nothing."""
    values = values_of(content) | dict(changes)
    sentences = {place: values[f"sentence_{place}"] for place in PROMPT_PLACES}
    there = {place: sentence for place, sentence in sentences.items() if sentence[1]}
    seen = {part: values[f"seen_{part}"] for part in PARTS}
    return replace(
        content,
        **{name: values[name] for name in PLAIN},
        languages=dict(values["languages"]),
        answers=tuple(there.values()),
        places=tuple(there),
        audiences={part: seen_by for part, seen_by in seen.items() if seen_by != PARTS[part]},
        sentence_audiences={
            prompt: values[f"seen_sentence_{place}"]
            for place, (prompt, _text) in there.items()
            if values[f"seen_sentence_{place}"] != Audience.CANDIDATES
        },
    )


def missing_in_values(values: Mapping[str, Any]) -> tuple[str, ...]:
    """Return codes of the parts a program needs and a profile with these values lacks."""
    return with_values(ProfileContent(), values).missing()


def sites_for(viewer: User) -> list[str]:
    """Return the sites to propose for meeting in person: the viewer's own, then the most common ones.

    Guests get none: they would learn where the company sits.
    """
    if viewer.guest_until:
        return []
    known = User.objects.colleagues().exclude(site="").values("site").annotate(people=Count("pk"))
    common = [one["site"] for one in known.order_by("-people", "site")[:SITES_PROPOSED]]
    own = [viewer.site] if viewer.site else []
    return list(dict.fromkeys([*own, *common]))[:SITES_PROPOSED]
