"""One's own participation, and the invitation that leads to it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from mentoring.privacy.models import Purpose
from mentoring.privacy.queries import people_who_agree_aggregate
from mentoring.profiles.models import User
from mentoring.profiles.queries.profile import ProfileContent, content_of, values_of
from mentoring.profiles.queries.profile import missing_in_values as profile_values_missing
from programs.models import (
    Invitation,
    Level,
    Need,
    Offer,
    Participant,
    ParticipantState,
    Priority,
    Program,
    Story,
)
from programs.rules import generation, phases
from programs.rules.completeness import missing_parts

LEVELS = Level.choices
PRIORITIES = Priority.choices
TOPIC_ROWS = 5
STORY = frozenset({"motivation", "practice", "learning", "assistant_name", "assistant_email"})
"""Values of `values_in` that belong to one participation and are words."""


@dataclass(frozen=True, slots=True)
class TopicChoice:
    """A topic offered (`strength` is its level; `is_live`, `example`) or wanted (priority, `question`)."""

    topic: str
    strength: int
    is_live: bool = False
    question: str = ""
    example: str = ""


def own_participation(viewer: User, slug: str, role: str = "") -> Participant | None:
    """Return the viewer's participation in the program called `slug`, in `role` if it is one of several."""
    found = Participant.objects.filter(
        person=viewer, program__slug=slug, state=ParticipantState.ACTIVE
    ).select_related("program", "person")
    wanted = [one for one in found if one.role == role] or list(found)
    return wanted[0] if wanted else None


def own_roles(viewer: User, program: Program) -> list[Participant]:
    """Return the viewer's participations in force in one program: one, or one for each role."""
    return list(program.participants.active().filter(person=viewer).order_by("role"))


def topics_of(participant: Participant) -> list[TopicChoice]:
    """Return the topics offered or wanted, strongest first."""
    if participant.is_mentor:
        return _offered(participant.offers.select_related("topic"))
    return _wanted(participant.needs.select_related("topic"))


def _offered(offers: Iterable[Offer]) -> list[TopicChoice]:
    return [
        TopicChoice(one.topic.code, one.level, is_live=one.is_live, example=str(one.example))
        for one in offers
    ]


def _wanted(needs: Iterable[Need]) -> list[TopicChoice]:
    return [TopicChoice(one.topic.code, one.priority, question=str(one.question)) for one in needs]


def values_in(participant: Participant, content: ProfileContent) -> dict[str, Any]:
    """Return what the person of `participant` said, name → value: their profile, and what is this program's.

    Those are `topics`, the words of `STORY`, and `compare_generation`.
    """
    story = Story.objects.filter(participant=participant).first()
    return values_of(content) | _values(participant, story, topics_of(participant))


def values_read(participant: Participant) -> dict[str, Any]:
    """Return the same of a participation that was read as a whole (`queries.seen.read_whole`)."""
    profile = getattr(participant.person, "profile", None)
    content = content_of(profile) if profile else ProfileContent()
    is_mentor = participant.is_mentor
    topics = _offered(participant.offers.all()) if is_mentor else _wanted(participant.needs.all())
    return values_of(content) | _values(participant, getattr(participant, "story", None), topics)


def _values(participant: Participant, story: Story | None, topics: list[TopicChoice]) -> dict[str, Any]:
    words = story or Story()
    return {
        "topics": tuple(topics),
        **{name: str(getattr(words, name)) for name in STORY},
        "compare_generation": agrees_to_generation(participant.person, participant.program),
    }


def missing_in(profile: ProfileContent, topics: list[TopicChoice]) -> tuple[str, ...]:
    """Return codes of what a participation still needs before it can be matched."""
    return missing_parts(profile=profile.missing(), topics=len(topics))


def missing_in_values(values: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the same codes for values as `values_in` gives them."""
    return missing_parts(profile=profile_values_missing(values), topics=len(values["topics"]))


def asks_generation(program: Program) -> bool:
    """Say whether people of this program are asked to agree to the comparison of generations."""
    return generation.uses_bands(program.generation_rule) and not phases.is_over(program.state)


def agrees_to_generation(viewer: User, program: Program) -> bool:
    """Say whether the viewer agreed to the comparison of generations in this program."""
    agreed = people_who_agree_aggregate(
        purpose=Purpose.GENERATION, scope=program.code, person_ids=[viewer.pk]
    )
    return viewer.pk in agreed


def token_hash(token: str) -> str:
    """Return what is kept of an invitation's token. It has 256 random bits, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def invitation_of(token: str) -> Invitation | None:
    """Return the invitation a mailed token belongs to, or None. The token stands for its reader."""
    return (
        Invitation.objects.filter(token_hash=token_hash(token))
        .select_related("participant__person", "participant__program")
        .first()
    )
