"""Saving what somebody offers or wants in a program, together with their profile."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from mentoring.errors import Refused, require
from mentoring.privacy.actions import give_consent, withdraw_consent
from mentoring.privacy.models import Purpose
from mentoring.profiles.actions.profile import save_profile
from mentoring.profiles.models import User
from mentoring.profiles.queries.profile import ProfileContent
from programs.models import Need, Offer, Participant, Program
from programs.permissions import is_own
from programs.queries.participation import (
    TopicChoice,
    agrees_to_generation,
    asks_generation,
    missing_in,
    topics_of,
)
from programs.queries.topics import current_topics
from programs.words import CONSENT_VERSION


@transaction.atomic
def save_participation(
    *,
    participant: Participant,
    profile: ProfileContent,
    topics: Sequence[TopicChoice],
    compare_generation: bool,
    by: User,
    now: datetime,
) -> tuple[str, ...]:
    """Keep profile, topics and the choice about generations; return codes of what is missing.

    The profile serves all programs of the person, so every participation learns whether it is complete now.
    Raises NotAllowed, or Refused(topic_twice).
    """
    require(is_own(by, participant))
    if len({choice.topic for choice in topics}) < len(topics):
        raise Refused("topic_twice")
    parts = Participant.objects.active().filter(person=by).order_by("pk")
    own = list(
        parts.select_related("program").select_for_update(of=("self",))
    )  # topics are merged one by one
    save_profile(person=by, content=profile, by=by, now=now)
    _keep_topics(participant, topics)
    _keep_consent(participant.program, by, compare_generation, now)
    for one in own:
        note_completeness(one, profile, now)
    return missing_in(profile, list(topics))


def _keep_topics(participant: Participant, topics: Sequence[TopicChoice]) -> None:
    """Keep them in place of those before; what was merged meanwhile goes to the topic it is now."""
    known = current_topics(participant.program, [one.topic for one in topics])
    topics = list(
        {known[one.topic]: one for one in sorted(topics, key=_strength) if one.topic in known}.values()
    )
    if participant.is_mentor:
        participant.offers.all().delete()
        Offer.objects.bulk_create(
            Offer(participant=participant, topic=known[one.topic], level=one.strength, is_live=one.is_live)
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
