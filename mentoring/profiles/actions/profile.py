"""Saving what people say about themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from mentoring.errors import Refused, require
from mentoring.profiles.models import PartAudience, Profile, PromptAnswer, SpokenLanguage, User
from mentoring.profiles.models.profile import Audience
from mentoring.profiles.queries.profile import PLAIN, ProfileContent, own_profile, values_of, with_values
from mentoring.web.merging import merged


def held_profile(person: User) -> Profile:
    """Return the profile of `person`, new if need be, held until the transaction ends: one save at a time."""
    Profile.objects.get_or_create(person=person)
    return Profile.objects.select_for_update().get(person=person)


@transaction.atomic
def save_part(
    *, person: User, said: Mapping[str, Any], seen: Mapping[str, str], by: User, now: datetime
) -> ProfileContent:
    """Keep some values of a profile outside any program; the others stay. Return the profile as it is now.

    `said` holds values named as in `values_of`, `seen` the mark of each as the person had it before them.
    A value that changed since then and differs is refused: Refused(changed_elsewhere) with `theirs`, name →
    what is stored. A complete profile stays complete here, because programs count on it:
    Refused(profile_stays_complete) with the missing `parts` as codes. Refused(prompt_twice) says itself.
    """
    require(by.is_active and by.pk == person.pk)
    held_profile(person)
    before = own_profile(person)
    after = with_values(before, changes_in(values_of(before), said, seen))
    if after.missing() and not before.missing():
        raise Refused("profile_stays_complete", parts=after.missing())
    save_profile(person=person, content=after, by=by, now=now)
    note: Callable[..., None] = import_string(settings.PROFILE_COUNTED)
    note(person, after, now)
    return after


def changes_in(stored: Mapping[str, Any], said: Mapping[str, Any], seen: Mapping[str, str]) -> dict[str, Any]:
    """Return what of `said` is to be kept. Raises Refused(changed_elsewhere) with `theirs`, name → stored."""
    found = merged(stored, said, seen)
    if found.clashes:
        raise Refused("changed_elsewhere", theirs={name: stored[name] for name in found.clashes})
    return dict(found.changes)


@transaction.atomic
def save_reach(*, person: User, language: str, time_zone: str, by: User, now: datetime) -> User:  # noqa: ARG001  (every action knows when)
    """Keep how the product speaks to a person. Only people themselves may."""
    require(by.is_active and by.pk == person.pk)
    person.language, person.time_zone = language, time_zone
    person.save(update_fields=["language", "time_zone"])
    return person


@transaction.atomic
def save_profile(*, person: User, content: ProfileContent, by: User, now: datetime) -> Profile:
    """Keep `content` as the profile of `person`, whatever is still missing. Only people themselves may.

    Raises Refused(prompt_twice) when two sentences begin alike.
    """
    require(by.is_active and by.pk == person.pk)
    if len(dict(content.answers)) < len(content.answers):
        raise Refused("prompt_twice", field="prompt")
    plain = {name: getattr(content, name) for name in PLAIN}
    lists = {name: list(value) for name, value in plain.items() if isinstance(value, tuple)}
    profile, _created = Profile.objects.update_or_create(
        person=person, defaults={**plain, **lists, "updated_at": now}
    )
    _keep_answers(profile, content)
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


def _keep_answers(profile: Profile, content: ProfileContent) -> None:
    """Change the sentences in place as far as their beginnings stay, so that what refers to them stays."""
    said = {
        (place, prompt): (text, content.sentence_audiences.get(prompt, Audience.CANDIDATES))
        for place, (prompt, text) in content.placed().items()
    }
    for answer in profile.answers.all():
        key = (answer.position, answer.prompt)
        if key not in said:
            answer.delete()
            continue
        answer.text, answer.seen_by = said.pop(key)
        answer.save()
    PromptAnswer.objects.bulk_create(
        PromptAnswer(profile=profile, prompt=prompt, text=text, position=place, seen_by=seen_by)
        for (place, prompt), (text, seen_by) in said.items()
    )
