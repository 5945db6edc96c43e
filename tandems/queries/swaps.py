"""Alternatives for a pair, in words for HR."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Protocol

from django.db.models import QuerySet

from mentoring.profiles.models import User
from programs.models import Participant, Program, Role
from programs.queries.catalogue import programs_managed_by
from tandems.models import MatchRun, Proposal
from tandems.queries.matching import WHOLE, proposals_visible_to, topic_names
from tandems.queries.reasons import Reasons, reasons

LIKES = "interest"


class Alternative(Protocol):
    """What the matching found: see `actions.swaps.Swap`."""

    @property
    def mentor(self) -> str: ...
    @property
    def mentee(self) -> str: ...
    @property
    def change(self) -> int: ...
    @property
    def new(self) -> tuple[tuple[str, str], ...]: ...
    @property
    def lost(self) -> tuple[str, ...]: ...
    @property
    def explanation(self) -> Any: ...


@dataclass(frozen=True, slots=True)
class Option:
    """Another partner: who, how good, why, and what changes for whom.

    `score` is out of 100, `change` in points of 100 over all tandems.
    """

    mentor: Participant
    mentee: Participant
    partner: Participant
    score: int
    change: int
    reasons: Reasons
    new: tuple[tuple[User, User], ...]
    lost: tuple[User, ...]

    @property
    def cost(self) -> int:
        """What the swap costs; 0 if it costs nothing."""
        return max(0, -self.change)

    @property
    def gain(self) -> int:
        """What the swap brings; 0 if it brings nothing. The fairness of the whole may still be the less."""
        return max(0, self.change)


def pair_of(viewer: User, run: MatchRun) -> QuerySet[Proposal]:
    """Return the proposals of `run` with their people, for HR admins of its program."""
    return proposals_visible_to(viewer, run)


def options(viewer: User, program: Program, found: Iterable[Alternative], *, instead_of: str) -> list[Option]:
    """Return the alternatives of a pair with their people and reasons, in the order given, for HR admins."""
    if not programs_managed_by(viewer).filter(pk=program.pk).exists():
        return []
    found, names = list(found), topic_names(viewer)
    parts = program.participants.select_related("person")
    people = {(one.role, one.person.code): one for one in parts}
    return [_option(one, people, names, instead_of) for one in found]


def _option(
    one: Alternative,
    people: Mapping[tuple[str, str], Participant],
    names: Mapping[str, str],
    instead_of: str,
) -> Option:
    mentor, mentee = people[Role.MENTOR, one.mentor], people[Role.MENTEE, one.mentee]
    told = one.explanation
    most = sum(points for code, points in told.maxima.items() if code != LIKES)
    got = sum(points for code, points in told.points.items() if code != LIKES)
    return Option(
        mentor=mentor,
        mentee=mentee,
        partner=mentor if instead_of == "mentor" else mentee,
        score=round(WHOLE * got / most),
        change=round(WHOLE * one.change / most),
        reasons=reasons(asdict(told), mentor=mentor.person, mentee=mentee.person, reader="hr", topics=names),
        new=tuple((people[Role.MENTOR, a].person, people[Role.MENTEE, b].person) for a, b in one.new),
        lost=tuple(found.person for (_role, code), found in people.items() if code in one.lost),
    )
