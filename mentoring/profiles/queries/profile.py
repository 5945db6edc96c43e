"""A person's own profile as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mentoring.profiles.models import Profile, User
from mentoring.profiles.models.profile import PROMPTS_NEEDED, Audience, CareerStage, Fluency, Format, Spoken

STAGES = CareerStage.choices
FORMATS = Format.choices
FLUENCIES = Fluency.choices
LANGUAGES = Spoken.choices
PROMPT_PLACES = range(1, PROMPTS_NEEDED + 1)


@dataclass(frozen=True, slots=True)
class ProfileContent:
    """What somebody says about themselves.

    `answers` are up to three (prompt, own words) in order; `style` is empty or a position from 1 to 5 on each
    axis of `rules.style`. `audiences` maps a part of `rules.audiences` → who sees it, `sentence_audiences` a
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
    )
