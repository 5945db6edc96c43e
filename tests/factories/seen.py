"""People who say something in every part of their profile, each part with a word of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mentoring.profiles.models import PartAudience, Profile, PromptAnswer
from mentoring.profiles.models.profile import Audience
from programs.models import Need, Offer, Participant
from programs.models.participant import Story
from tests.factories.profiles import PROMPTS, make_profile

TIMES, MINUTES, STYLE = ["wed-mid"], 45, [1, 5, 2, 4, 3, 5]
WORDY = ("headline", "interests", "sites", "good_to_know", "motivation", "practice", "learning", "topics")
"""Parts that hold words; the others hold choices."""


def word(mark: str, part: str) -> str:
    """Return what the person called `mark` says in `part`."""
    return f"kanari-{mark}-{part}-pfeift".replace("_", "-")


def tell_everything(
    participant: Participant,
    mark: str,
    audiences: Mapping[str, str] | None = None,
    sings: Callable[[str], str] | None = None,
) -> Profile:
    """Fill every part of the profile, and of what is said for the program, each with `word` of it.

    `audiences` maps part → who sees it, and "sentence-1" to "sentence-3" → who sees the sentence. The topics
    the person has already get the example or the question. `sings`, if given, makes the words.
    """

    def said(part: str) -> str:
        return sings(f"{mark}-{part}") if sings else word(mark, part)

    person, chosen = participant.person, dict(audiences or {})
    profile = Profile.objects.filter(person=person).first() or make_profile(person)
    Profile.objects.filter(pk=profile.pk).update(
        headline=said("headline"),
        interests=[said("interests")],
        sites=[said("sites")],
        style=STYLE,
        usual_times=TIMES,
        meeting_minutes=MINUTES,
        good_to_know=said("good_to_know"),
    )
    profile.answers.all().delete()
    for number, prompt in enumerate(PROMPTS, start=1):
        seen_by = chosen.pop(f"sentence-{number}", Audience.CANDIDATES)
        text = said(f"sentence-{number}")
        PromptAnswer.objects.create(
            profile=profile, prompt=prompt, text=text, position=number, seen_by=seen_by
        )
    profile.audiences.all().delete()
    for part, seen_by in chosen.items():
        PartAudience.objects.create(profile=profile, part=part, seen_by=seen_by)
    Offer.objects.filter(participant=participant).update(example=said("topics"))
    Need.objects.filter(participant=participant).update(question=said("question"))
    parts = ("motivation", "practice", "learning", "assistant_name", "assistant_email")
    Story.objects.update_or_create(participant=participant, defaults={part: said(part) for part in parts})
    return Profile.objects.get(pk=profile.pk)
