"""A person's own profile as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mentoring.profiles.models import Profile, Topic, User
from mentoring.profiles.models.profile import PROMPTS_NEEDED, CareerStage, Fluency, Format, Spoken
from mentoring.profiles.models.topic import Cluster

STAGES = CareerStage.choices
FORMATS = Format.choices
FLUENCIES = Fluency.choices
LANGUAGES = Spoken.choices
PROMPT_PLACES = range(1, PROMPTS_NEEDED + 1)


@dataclass(frozen=True, slots=True)
class ProfileContent:
    """What somebody says about themselves. `answers` are up to three (prompt, own words) in order."""

    headline: str = ""
    career_stage: str = ""
    formats: tuple[str, ...] = ()
    languages: Mapping[str, int] = field(default_factory=dict)
    answers: tuple[tuple[str, str], ...] = ()

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
    profile = Profile.objects.filter(person=viewer).prefetch_related("answers", "languages").first()
    if profile is None:
        return ProfileContent()
    return ProfileContent(
        headline=profile.headline,
        career_stage=profile.career_stage,
        formats=tuple(profile.formats),
        languages={spoken.language: spoken.fluency for spoken in profile.languages.all()},
        answers=tuple((answer.prompt, answer.text) for answer in profile.answers.all()),
    )


def topic_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the topics for a form: (cluster, [(code, name)]), in the active language."""
    clusters: dict[str, list[tuple[str, str]]] = {}
    for topic in Topic.objects.filter(is_active=True):
        clusters.setdefault(topic.cluster, []).append((topic.code, topic.name))
    return [(str(Cluster(cluster).label), topics) for cluster, topics in clusters.items()]
