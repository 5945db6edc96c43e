"""The one way in which people's profiles are read by others: what an audience may see, and nothing else.

Whoever shows a profile to somebody else takes an `About` from here (or a `SeenProfile` from
`programs.queries.seen`, which adds what was said for one program) and never a row of `Profile`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise

from mentoring.profiles.models import Profile, User
from mentoring.profiles.models.profile import Fluency, Format, MeetingLength, Spoken, UsualTime
from mentoring.profiles.prompts import PROMPTS
from mentoring.profiles.rules.audiences import audience_of, reaches

PREFETCHED = ("answers", "languages", "audiences")
"""Relations of `Profile` to be prefetched before `about` reads it."""


@dataclass(frozen=True, slots=True)
class Face:
    """Who somebody is, as the directory says: no title, no level. Fits `{% avatar %}` and `{% person %}`."""

    code: str
    first_name: str
    last_name: str
    display_name: str
    short_name: str
    portrait: str
    department: str
    site: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """The beginning of a sentence, and how somebody went on in their own words."""

    prompt: str
    beginning: str | Promise
    words: str


@dataclass(frozen=True, slots=True)
class About:
    """What somebody says about themselves, as far as one audience sees it; the rest is empty.

    Values are those of `ProfileContent`; the properties put codes into words of the active language.
    """

    headline: str = ""
    sentences: tuple[Sentence, ...] = ()
    interests: tuple[str, ...] = ()
    style: tuple[int, ...] = ()
    languages: Mapping[str, int] = field(default_factory=dict)
    formats: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    usual_times: tuple[str, ...] = ()
    meeting_minutes: int | None = None
    good_to_know: str = ""

    @property
    def spoken(self) -> list[tuple[str, str]]:
        """(language, how well), the best first."""
        return [
            (str(Spoken(code).label), str(Fluency(fluency).label))
            for code, fluency in sorted(self.languages.items(), key=lambda one: -one[1])
        ]

    @property
    def ways_to_meet(self) -> list[str]:
        return [str(label) for code, label in Format.choices if code in self.formats]

    @property
    def times(self) -> list[str]:
        """Parts of the week, in their order."""
        return [str(label) for code, label in UsualTime.choices if code in self.usual_times]

    @property
    def length(self) -> str:
        return str(MeetingLength(self.meeting_minutes).label) if self.meeting_minutes else ""


def face(person: User) -> Face:
    """Return what of the directory stands beside a profile."""
    return Face(
        code=person.code,
        first_name=person.first_name,
        last_name=person.last_name,
        display_name=person.display_name,
        short_name=person.get_short_name(),
        portrait=person.portrait,
        department=person.department,
        site=person.site,
    )


def chosen_audiences(profile: Profile | None) -> dict[str, str]:
    """Return part → audience where the person chose one. Audiences should be prefetched."""
    return {one.part: one.seen_by for one in profile.audiences.all()} if profile else {}


def about(profile: Profile | None, circle: str) -> About:
    """Return what somebody in `circle` (of `rules.audiences`) sees of `profile`.

    Nothing without a profile. `PREFETCHED` should be prefetched: then no query is made.
    """
    if profile is None:
        return About()
    chosen = chosen_audiences(profile)
    values: dict[str, tuple[str, object]] = {  # field → its part, its value
        "headline": ("headline", profile.headline),
        "interests": ("interests", tuple(profile.interests)),
        "style": ("style", tuple(profile.style)),
        "languages": ("languages", {one.language: one.fluency for one in profile.languages.all()}),
        "formats": ("formats", tuple(profile.formats)),
        "sites": ("sites", tuple(profile.sites)),
        "usual_times": ("times", tuple(profile.usual_times)),
        "meeting_minutes": ("length", profile.meeting_minutes),
        "good_to_know": ("good_to_know", str(profile.good_to_know)),
    }
    seen = {
        name: value for name, (part, value) in values.items() if reaches(audience_of(part, chosen), circle)
    }
    return About(sentences=_sentences(profile, circle), **seen)  # type: ignore[arg-type]  # each under its own name


def _sentences(profile: Profile, circle: str) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(answer.prompt, PROMPTS[answer.prompt], answer.text)
        for answer in profile.answers.all()
        if answer.prompt in PROMPTS and reaches(answer.seen_by, circle)
    )
