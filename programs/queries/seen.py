"""Other people of a program as somebody may see them: their profile and what they said for this program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Prefetch

from mentoring.profiles.models import User
from mentoring.profiles.queries.seen import PREFETCHED, About, Face, about, chosen_audiences, face
from mentoring.profiles.rules.audiences import TANDEM, audience_of, reaches
from programs.models import Need, Offer, Participant


@dataclass(frozen=True, slots=True)
class SeenTopic:
    """A topic offered or wanted. `strength` is the level or the priority, 1 to 3.

    `words` are the example of a mentor, or the question of a mentee (which only their tandem sees).
    """

    code: str
    name: str
    strength: int
    is_live: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class SeenProfile:
    """One participation as somebody in `circle` ("tandem", "candidates", "program") sees it.

    `participant` is its code, `role` "mentor" or "mentee". What the circle may not see is empty. `motivation`
    and `practice` are words of mentors, `learning` of mentees.
    """

    participant: str
    role: str
    circle: str
    person: Face
    about: About
    topics: tuple[SeenTopic, ...] = ()
    motivation: str = ""
    practice: str = ""
    learning: str = ""

    @property
    def is_mentor(self) -> bool:
        return self.role == "mentor"


def people_seen(viewer: User, circles: Mapping[int, str]) -> dict[int, SeenProfile]:
    """Return primary key of a participation → what the viewer sees of it.

    `circles` says for each participation in which circle of its person the viewer is, as
    `tandems.queries.circles.circles` does; whoever is not in it is not read. As many queries for many as for
    one.
    """
    if not circles or not viewer.is_active:
        return {}
    return {one.pk: _seen(one, circles[one.pk]) for one in _participants(list(circles))}


def own_as(viewer: User, participant: Participant, circle: str) -> SeenProfile:
    """Return the viewer's own `participant` as somebody in `circle` sees it."""
    own = next(one for one in _participants([participant.pk]) if one.person_id == viewer.pk)
    return _seen(own, circle)


def _participants(keys: list[int]) -> list[Participant]:
    offers = Prefetch("offers", queryset=Offer.objects.select_related("topic"))
    needs = Prefetch("needs", queryset=Need.objects.select_related("topic"))
    profile = [f"person__profile__{name}" for name in PREFETCHED]
    found = Participant.objects.filter(pk__in=keys).select_related("person__profile", "story")
    return list(found.prefetch_related(*profile, offers, needs))


def _seen(participant: Participant, circle: str) -> SeenProfile:
    profile = getattr(participant.person, "profile", None)
    chosen = chosen_audiences(profile)
    return SeenProfile(
        participant=participant.code,
        role=participant.role,
        circle=circle,
        person=face(participant.person),
        about=about(profile, circle),
        topics=_topics(participant, circle) if reaches(audience_of("topics", chosen), circle) else (),
        **_story(participant, circle, chosen),
    )


def _topics(participant: Participant, circle: str) -> tuple[SeenTopic, ...]:
    if participant.is_mentor:
        return tuple(
            SeenTopic(one.topic.code, one.topic.name, one.level, one.is_live, str(one.example))
            for one in participant.offers.all()
        )
    with_questions = circle == TANDEM
    return tuple(
        SeenTopic(
            one.topic.code, one.topic.name, one.priority, words=str(one.question) if with_questions else ""
        )
        for one in participant.needs.all()
    )


def _story(participant: Participant, circle: str, chosen: Mapping[str, str]) -> dict[str, str]:
    """The words said for this program that `circle` sees; never who moves their dates."""
    story = getattr(participant, "story", None)
    parts = ("motivation", "practice") if participant.is_mentor else ("learning",)
    return {
        part: str(getattr(story, part))
        for part in parts
        if story is not None and reaches(audience_of(part, chosen), circle)
    }
