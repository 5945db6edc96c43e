"""One person of a program as another sees them, with what the two share and where they differ."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from mentoring.profiles.models import Topic, User
from mentoring.profiles.rules.audiences import TANDEM
from programs.models import Participant, Program
from programs.queries.seen import SeenProfile, people_seen
from tandems.models import Tandem
from tandems.queries.circles import Near, near
from tandems.queries.mine import tandems_visible_to, why
from tandems.queries.reasons import Reasons, reasons


@dataclass(frozen=True, slots=True)
class ProfilePage:
    """What the page of a profile shows.

    `reasons` and the viewer's own positions on the axes (`mine`, as the other sees them) stand there for
    candidates and for the tandem; `tandem` is that of the two.
    """

    program: Program
    seen: SeenProfile
    is_own: bool
    reasons: Reasons | None
    mine: tuple[int, ...]
    tandem: Tandem | None

    @property
    def is_compared(self) -> bool:
        """Whether there is something to say about the two together."""
        return bool(self.mine or (self.reasons and (self.reasons.common or self.reasons.contrast)))


def profile_visible_to(viewer: User, slug: str, code: str) -> ProfilePage | None:
    """Return the profile of the participation called `code`; None for somebody who may not see it."""
    rows = Participant.objects.filter(program__slug=slug, code=code).select_related("program", "person")
    other = rows.first()
    found = near(viewer, other.program, [other]) if other else Near()
    if other is None or other.pk not in found.circles:
        return None
    circle, program = found.circles[other.pk], other.program
    tandem = _tandem(viewer, other) if circle == TANDEM else None
    across = _across(viewer, other, tandem) if tandem or other.pk in found.candidates.pairs else None
    keys = [other.pk] if across is None else [other.pk, across.pk]
    seen = people_seen(viewer, dict.fromkeys(keys, circle))
    return ProfilePage(
        program=program,
        seen=seen[other.pk],
        is_own=other.person_id == viewer.pk,
        reasons=why(viewer, tandem) if tandem else _why_candidate(viewer, other, found),
        mine=seen[across.pk].about.style if across else (),
        tandem=tandem,
    )


def _tandem(viewer: User, other: Participant) -> Tandem | None:
    """The living tandem of the viewer and `other`."""
    side = "mentor" if other.is_mentor else "mentee"
    return tandems_visible_to(viewer).filter(**{side: other}, ended_at=None).first()


def _across(viewer: User, other: Participant, tandem: Tandem | None) -> Participant | None:
    """The viewer's own participation that faces `other`."""
    if tandem is not None:
        return tandem.mentee if other.is_mentor else tandem.mentor
    return other.program.participants.active().filter(person=viewer).exclude(role=other.role).first()


def _why_candidate(viewer: User, other: Participant, found: Near) -> Reasons | None:
    """What speaks for the two, worded for the viewer by the code that explains matches."""
    explanation = found.candidates.why(other)
    if explanation is None:
        return None
    shared = [one.topic for one in explanation.topics]
    mentor, mentee = (other.person, viewer) if other.is_mentor else (viewer, other.person)
    return reasons(
        asdict(explanation),
        mentor=mentor,
        mentee=mentee,
        reader="mentee" if other.is_mentor else "mentor",
        topics={topic.code: topic.name for topic in Topic.objects.filter(code__in=shared)},
    )
