"""The question box as one of the two sees it. Nobody else gets a row."""

from __future__ import annotations

from dataclasses import dataclass

from mentoring.profiles.models import User
from programs.models import Participant
from tandems.models import Question, SessionLog, Tandem, TandemState
from tandems.models.question import QuestionQuerySet
from tandems.queries.mine import sides, tandems_visible_to


@dataclass(frozen=True, slots=True)
class Box:
    """The questions of both that wait for the next meeting, the first asked first."""

    tandem: Tandem
    me: Participant
    partner: Participant
    questions: tuple[Question, ...]

    @property
    def is_open(self) -> bool:
        """A tandem that has ended asks nothing more."""
        return self.tandem.state != TandemState.ENDED


def questions_in_box(viewer: User) -> QuestionQuerySet:
    """What waits in the boxes of the viewer's own tandems."""
    own = tandems_visible_to(viewer).order_by().values("pk")
    return Question.objects.in_the_box().filter(tandem__in=own)


def own_questions(viewer: User) -> QuestionQuerySet:
    """What the viewer asked, also what they took back a moment ago."""
    own = tandems_visible_to(viewer).order_by().values("pk")
    return Question.objects.filter(author=viewer, tandem__in=own).select_related(
        "tandem__mentor", "tandem__mentee"
    )


def box(viewer: User, tandem: Tandem) -> Box:
    """Return the box of the viewer's own `tandem`. One query."""
    me, partner = sides(viewer, tandem)
    return Box(tandem, me, partner, tuple(questions_in_box(viewer).filter(tandem=tandem)))


def questions_of_talk(viewer: User, log: SessionLog) -> int:
    """How many questions the talk of `log` took out of the viewer's box and that can still be kept."""
    own = tandems_visible_to(viewer).order_by().values("pk")
    return Question.objects.filter(log=log, tandem__in=own).count()
