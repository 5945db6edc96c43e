"""Saving what somebody offers or wants in a program, together with their profile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from mentoring.errors import Refused, require
from mentoring.privacy.actions import give_consent, withdraw_consent
from mentoring.privacy.models import Purpose
from mentoring.profiles.actions.profile import changes_in, held_profile, save_profile
from mentoring.profiles.models import User
from mentoring.profiles.queries.profile import ProfileContent, own_profile, with_values
from programs.models import Need, Offer, Participant, Program, Story
from programs.permissions import is_own
from programs.queries.participation import (
    STORY,
    TopicChoice,
    agrees_to_generation,
    asks_generation,
    missing_in,
    topics_of,
    values_in,
)
from programs.queries.topics import current_topics
from programs.words import CONSENT_VERSION


@transaction.atomic
def save_own_part(
    *,
    participant: Participant,
    said: Mapping[str, Any],
    seen: Mapping[str, str] | None = None,
    by: User,
    now: datetime,
) -> tuple[str, ...]:
    """Keep some values of the profile or of a part in a program; return codes of what is still missing.

    `said` holds values named as in `values_in`, `seen` the mark of each as the person had it before them; a
    value changed since then is refused: Refused(changed_elsewhere) with `theirs`, name → what is stored.
    Without `seen` what is stored is overwritten. The profile serves all programs of the person, so every
    participation learns whether it is complete now. Raises NotAllowed, or Refused(topic_twice, prompt_twice).
    """
    require(is_own(by, participant))
    held_profile(by)
    own = _held_parts(by)
    require(participant in own)  # it may have ended while we waited
    content = own_profile(by)
    stored = values_in(participant, content)
    changes = dict(said) if seen is None else changes_in(stored, said, seen)
    after = with_values(content, changes)
    save_profile(person=by, content=after, by=by, now=now)
    if "topics" in changes:
        _keep_topics(participant, changes["topics"])
    if STORY & changes.keys():
        story = {name: changes[name] for name in STORY & changes.keys()}
        Story.objects.update_or_create(participant=participant, defaults=story)
    if "compare_generation" in changes:
        _keep_consent(participant.program, by, changes["compare_generation"], now)
    for one in own:
        note_completeness(one, after, now)
    return missing_in(after, topics_of(participant))


def note_everywhere(person: User, profile: ProfileContent, now: datetime) -> None:
    """Let every participation in force of `person` learn whether it can be matched with this profile."""
    for one in _held_parts(person):
        note_completeness(one, profile, now)


def _held_parts(person: User) -> list[Participant]:
    """Return the participations in force, held until the transaction ends: topics are merged one by one."""
    parts = Participant.objects.active().filter(person=person).order_by("pk")
    return list(parts.select_related("program").select_for_update(of=("self",)))


def _keep_topics(participant: Participant, topics: Sequence[TopicChoice]) -> None:
    """Keep them in place of those before; what was merged meanwhile goes to the topic it is now.

    Raises Refused(topic_twice).
    """
    if len({choice.topic for choice in topics}) < len(topics):
        raise Refused("topic_twice", field="topics")
    known = current_topics(participant.program, [one.topic for one in topics])
    topics = list(
        {known[one.topic]: one for one in sorted(topics, key=_strength) if one.topic in known}.values()
    )
    if participant.is_mentor:
        participant.offers.all().delete()
        Offer.objects.bulk_create(
            Offer(
                participant=participant,
                topic=known[one.topic],
                level=one.strength,
                is_live=one.is_live,
                example=one.example,
            )
            for one in topics
        )
    else:
        participant.needs.all().delete()
        Need.objects.bulk_create(
            Need(
                participant=participant, topic=known[one.topic], priority=one.strength, question=one.question
            )
            for one in topics
        )


def _strength(choice: TopicChoice) -> int:
    return choice.strength


def _keep_consent(program: Program, person: User, agrees: bool, now: datetime) -> None:
    """Give or withdraw the consent to compare generations, where people are asked for it."""
    if not asks_generation(program) or agrees == agrees_to_generation(person, program):
        return
    if agrees:
        give_consent(
            person=person,
            purpose=Purpose.GENERATION,
            scope=program.code,
            version=CONSENT_VERSION,
            mode=program.visibility,
            now=now,
        )
    else:
        withdraw_consent(person=person, purpose=Purpose.GENERATION, scope=program.code, now=now)


def note_completeness(participant: Participant, profile: ProfileContent, now: datetime) -> None:
    """Remember whether the participation can be matched: profile and topics are complete."""
    is_complete = not missing_in(profile, topics_of(participant))
    if is_complete == (participant.profile_done_at is not None):
        return
    participant.profile_done_at = now if is_complete else None
    participant.save(update_fields=["profile_done_at"])
