"""Saving what people say about themselves."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mentoring.errors import Refused, require
from mentoring.profiles.models import PartAudience, Profile, PromptAnswer, SpokenLanguage, User
from mentoring.profiles.models.profile import Audience
from mentoring.profiles.queries.profile import ProfileContent, own_profile


@transaction.atomic
def save_profile(*, person: User, content: ProfileContent, by: User, now: datetime) -> Profile:
    """Keep `content` as the profile of `person`, whatever is still missing. Only people themselves may."""
    require(by.is_active and by.pk == person.pk)
    profile, _created = Profile.objects.update_or_create(
        person=person,
        defaults={
            "headline": content.headline,
            "career_stage": content.career_stage,
            "formats": list(content.formats),
            "interests": list(content.interests),
            "style": list(content.style),
            "sites": list(content.sites),
            "usual_times": list(content.usual_times),
            "meeting_minutes": content.meeting_minutes,
            "good_to_know": content.good_to_know,
            "updated_at": now,
        },
    )
    profile.answers.all().delete()
    PromptAnswer.objects.bulk_create(
        PromptAnswer(
            profile=profile,
            prompt=prompt,
            text=text,
            position=position,
            seen_by=content.sentence_audiences.get(prompt, Audience.CANDIDATES),
        )
        for position, (prompt, text) in enumerate(content.answers, start=1)
    )
    profile.languages.all().delete()
    SpokenLanguage.objects.bulk_create(
        SpokenLanguage(profile=profile, language=language, fluency=fluency)
        for language, fluency in content.languages.items()
    )
    profile.audiences.all().delete()
    PartAudience.objects.bulk_create(
        PartAudience(profile=profile, part=part, seen_by=seen_by)
        for part, seen_by in content.audiences.items()
    )
    return profile


@transaction.atomic
def save_person(
    *, person: User, content: ProfileContent, language: str, time_zone: str, by: User, now: datetime
) -> Profile:
    """Keep profile, language and time zone of a person outside any program.

    A complete profile stays complete here, because programs count on it: Refused(profile_stays_complete)
    with the missing `parts` as codes. Within a program everything can be taken back.
    """
    require(by.is_active and by.pk == person.pk)
    if content.missing() and not own_profile(person).missing():
        raise Refused("profile_stays_complete", parts=content.missing())
    person.language, person.time_zone = language, time_zone
    person.save(update_fields=["language", "time_zone"])
    return save_profile(person=person, content=content, by=by, now=now)
