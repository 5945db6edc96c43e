"""Whom somebody could be paired with: the hard rules of the matching, asked about one person."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import numpy as np
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from mentoring.profiles.models import User
from mentoring.profiles.queries.line import managers_above_aggregate
from programs.models import Participant
from programs.queries.pool import Pool, PoolPerson, candidates_around
from tandems import matching as engine
from tandems.models import PairDecision, Proposal, Tandem
from tandems.queries.decisions import SAID_NO
from tandems.queries.problem import person_of, rules_of, weights_of
from tandems.rules.decisions import VETO


@dataclass(frozen=True, slots=True)
class Around:
    """Somebody and those they could be paired with.

    `points` maps the primary key of a participation → how well the two fit, 0 to 1000, likes left out; whom a
    hard rule excludes is not in it. `decks` are the people whom others on the same side could be paired with,
    a set for each of those asked about. `problem` has the one on one side and everybody asked about on the
    other.
    """

    own: PoolPerson | None
    points: Mapping[int, int]
    people: Mapping[int, PoolPerson]
    problem: engine.Problem | None = None
    decks: tuple[frozenset[int], ...] = ()

    def explain(self, key: int) -> engine.PairExplanation:
        """Return why the one and the participation `key` suit each other. KeyError for somebody unknown."""
        if self.own is None or self.problem is None:
            raise KeyError(key)
        pair = (self.own, self.people[key])
        mentor, mentee = pair if self.own.role == "mentor" else pair[::-1]
        return engine.explain(self.problem, mentor.person, mentee.person)


def around(
    viewer: User,
    own: Participant,
    *,
    only: Collection[int] | None = None,
    beside: QuerySet[Participant] | None = None,
    is_known: bool = False,
) -> Around:
    """Return whom the viewer could be paired with in their own participation; `only` asks about a few.

    `beside` asks about others on the viewer's side as well, for `decks`.

    Nobody without a free place, nobody they were a tandem with, whom HR excluded or who said no; unless the
    viewer knows these people already (`is_known`): what others decided since is not told by their absence.
    What somebody shows to their tandem alone is not compared: an order or a reason would tell it. At most
    three queries, however many people there are.
    """
    leave_out = () if is_known else (_full(own), *_ruled_out(own))
    pool = candidates_around(viewer, own, only=only, leave_out=leave_out, beside=beside)
    side, others = (pool.mentors, pool.mentees) if own.is_mentor else (pool.mentees, pool.mentors)
    mine = next((one for one in side if one.keys[0] == own.pk), None)
    if mine is None or not others:
        return Around(mine, {}, {})
    me, shown = _as_shown(mine), tuple(_as_shown(one) for one in others)
    managers = _managers(own, (*side, *shown))
    problem = _problem(own, (me,), shown, managers)
    scores = engine.score_matrix(problem).ravel()
    ids = [one.id for one in (problem.mentees if own.is_mentor else problem.mentors)]
    keys = {one.person: one.keys[0] for one in shown}
    points = {keys[one]: int(score) for one, score in zip(ids, scores, strict=True)}
    return Around(
        own=me,
        points={key: score for key, score in points.items() if score != engine.INFEASIBLE},
        people={one.keys[0]: one for one in shown},
        problem=problem,
        decks=_decks(own, tuple(one for one in side if one != mine), shown, managers),
    )


def _decks(
    own: Participant, side: tuple[PoolPerson, ...], shown: tuple[PoolPerson, ...], managers: dict[str, str]
) -> tuple[frozenset[int], ...]:
    """Whom each on this `side` could be paired with, by the hard rules alone."""
    if not side:
        return ()
    problem = _problem(own, side, shown, managers)
    allowed = engine.feasible(problem) if own.is_mentor else engine.feasible(problem).T
    ids = [one.id for one in (problem.mentees if own.is_mentor else problem.mentors)]
    keys = {one.person: one.keys[0] for one in shown}
    across = np.array([keys[one] for one in ids])
    return tuple(frozenset(across[row].tolist()) for row in allowed)


def _as_shown(one: PoolPerson) -> PoolPerson:
    """The person without what candidates do not see."""
    if not one.kept_back & {"style", "times"}:
        return one
    return replace(
        one,
        style=() if "style" in one.kept_back else one.style,
        times=frozenset() if "times" in one.kept_back else one.times,
    )


def _full(own: Participant) -> QuerySet[Participant]:
    """Who has no place left for another tandem."""
    alive = Q(tandems_as_mentor__in=Tandem.objects.alive()) | Q(tandems_as_mentee__in=Tandem.objects.alive())
    taken = own.program.participants.filter(alive).annotate(taken=Count("pk"))
    return taken.filter(taken__gte=F("capacity"))


def _ruled_out(own: Participant) -> tuple[QuerySet[Participant], ...]:
    """With whom the one was a tandem, whom HR excluded for them, and whom they were asked about in vain."""
    across = {"mentor": "mentee", "mentee": "mentor"}
    mine = "mentor" if own.is_mentor else "mentee"
    later = PairDecision.objects.filter(
        mentor=OuterRef("mentor"), mentee=OuterRef("mentee"), step__gt=OuterRef("step"), undone_at=None
    )
    excluded = PairDecision.objects.filter(~Exists(later), kind=VETO, undone_at=None, **{mine: own})
    declined = Proposal.objects.filter(askings__state__in=SAID_NO, **{mine: own})
    former = Tandem.objects.filter(**{mine: own})
    return tuple(
        Participant.objects.filter(pk__in=rows.order_by().values(across[mine]))
        for rows in (former, excluded, declined)
    )


def _problem(
    own: Participant, side: tuple[PoolPerson, ...], shown: tuple[PoolPerson, ...], managers: dict[str, str]
) -> engine.Problem:
    pool = Pool(side, shown) if own.is_mentor else Pool(shown, side)
    return engine.Problem(
        mentors=tuple(person_of(one, own.program) for one in pool.mentors),
        mentees=tuple(person_of(one, own.program) for one in pool.mentees),
        managers=managers,
        rules=rules_of(own.program),
        weights=weights_of(own.program, with_likes=False),
    )


def _managers(own: Participant, people: tuple[PoolPerson, ...]) -> dict[str, str]:
    """Who reports to whom among these people and above them; outsiders by their key."""
    if not own.program.reporting_levels:
        return {}
    known = {one.keys[1]: one.person for one in people}
    lines = managers_above_aggregate(list(known))
    return {known.get(one, f"#{one}"): known.get(manager, f"#{manager}") for one, manager in lines.items()}
