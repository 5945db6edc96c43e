"""Other people of a program as somebody may see them: their profile and what they said for this program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.db.models import Prefetch, prefetch_related_objects

from mentoring.profiles.models import User
from mentoring.profiles.queries.seen import PREFETCHED, About, Face, about, chosen_audiences, face
from mentoring.profiles.rules.audiences import CIRCLES, PROGRAM, TANDEM, audience_of, reaches
from programs.models import Need, Offer, Participant


@dataclass(frozen=True, slots=True)
class SeenTopic:
    """A topic offered or wanted. `strength` is the level or the priority, 1 to 3, and `word` says it.

    `words` are the example of a mentor, or the question of a mentee (which only their tandem sees).
    """

    code: str
    name: str
    strength: int
    word: str
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


@dataclass(frozen=True, slots=True)
class Hidden:
    """What the owner has said and some circle does not see.

    `parts` are those of `rules.audiences`, and "questions"; `sentences` are told by their beginnings;
    `circle` is the widest one that sees them.
    """

    circle: str
    parts: tuple[str, ...]
    sentences: tuple[str, ...]


def read_whole(viewer: User, participant: Participant) -> Participant:
    """Return the viewer's own `participant` with all that was said read; nothing is read twice.

    KeyError if it is not theirs.
    """
    if participant.person_id != viewer.pk:
        raise KeyError(participant.code)
    prefetch_related_objects([participant], "person__profile", "story")
    _read_said([participant])
    return participant


def own_as(viewer: User, participant: Participant, circle: str) -> SeenProfile:
    """Return the viewer's own `participant` as somebody in `circle` sees it. KeyError if it is not theirs.

    A photo is for those who may meet: others of the program see the initials.
    """
    seen = _seen(read_whole(viewer, participant), circle)
    has_photo = seen.person.portrait.startswith("photo:")
    return (
        replace(seen, person=replace(seen.person, portrait="")) if has_photo and circle == PROGRAM else seen
    )


def hidden_from(viewer: User, participant: Participant, circle: str) -> list[Hidden]:
    """Return what of the viewer's own `participant` is kept from `circle`, by who sees it; nearest last."""
    own = read_whole(viewer, participant)
    seen = {where: _told(_seen(own, where)) for where in CIRCLES}
    found = []
    for where in reversed(CIRCLES[: CIRCLES.index(circle)]):  # from the next nearer one inwards
        wider = CIRCLES[CIRCLES.index(where) + 1]
        more = [part for part in seen[where] if part not in seen[wider]]
        if more:
            parts, sentences = (
                tuple(name for kind, name in more if kind == wanted) for wanted in ("part", "sentence")
            )
            found.append(Hidden(where, parts, sentences))
    return found


def _told(seen: SeenProfile) -> list[tuple[str, str]]:
    """("part" or "sentence", its name) for everything in `seen` that says something."""
    about = seen.about
    values = {
        "headline": about.headline,
        "interests": about.interests,
        "topics": seen.topics,
        "style": about.style,
        "languages": about.languages,
        "formats": about.formats,
        "sites": about.sites,
        "times": about.usual_times,
        "length": about.meeting_minutes,
        "good_to_know": about.good_to_know,
        "motivation": seen.motivation,
        "practice": seen.practice,
        "learning": seen.learning,
        "questions": not seen.is_mentor and any(topic.words for topic in seen.topics),
    }
    told = [("part", name) for name, value in values.items() if value]
    return told + [("sentence", str(one.beginning)) for one in about.sentences]


def _participants(keys: list[int]) -> list[Participant]:
    found = list(Participant.objects.filter(pk__in=keys).select_related("person__profile", "story"))
    _read_said(found)
    return found


def _read_said(found: list[Participant]) -> None:
    """Read what belongs to profiles and topics, as far as it was not read before."""
    offers = Prefetch("offers", queryset=Offer.objects.select_related("topic"))
    needs = Prefetch("needs", queryset=Need.objects.select_related("topic"))
    prefetch_related_objects(found, *(f"person__profile__{name}" for name in PREFETCHED))
    prefetch_related_objects([one for one in found if one.is_mentor], offers)
    prefetch_related_objects([one for one in found if not one.is_mentor], needs)


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
            SeenTopic(
                one.topic.code,
                one.topic.name,
                one.level,
                one.get_level_display(),
                one.is_live,
                str(one.example),
            )
            for one in participant.offers.all()
        )
    with_questions = circle == TANDEM
    return tuple(
        SeenTopic(
            one.topic.code,
            one.topic.name,
            one.priority,
            one.get_priority_display(),
            words=str(one.question) if with_questions else "",
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
