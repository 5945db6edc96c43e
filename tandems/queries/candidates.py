"""Whom somebody could be paired with: the hard rules of the matching, asked about one person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from mentoring.profiles.models import User
from mentoring.profiles.queries.line import managers_above_aggregate
from programs.models import Participant
from programs.queries.pool import Pool, PoolPerson, candidates_around
from tandems import matching as engine
from tandems.models import Tandem, TandemState
from tandems.queries.problem import person_of, rules_of, weights_of


@dataclass(frozen=True, slots=True)
class Around:
    """Somebody and those they could be paired with.

    `points` maps the primary key of a participation → how well the two fit, 0 to 1000, likes left out; whom a
    hard rule excludes is not in it. `problem` has the one on one side and everybody asked about on the other.
    """

    own: PoolPerson | None
    points: Mapping[int, int]
    people: Mapping[int, PoolPerson]
    problem: engine.Problem | None = None

    def explain(self, key: int) -> engine.PairExplanation:
        """Return why the one and the participation `key` suit each other. KeyError for somebody unknown."""
        if self.own is None or self.problem is None:
            raise KeyError(key)
        pair = (self.own, self.people[key])
        mentor, mentee = pair if self.own.role == "mentor" else pair[::-1]
        return engine.explain(self.problem, mentor.person, mentee.person)


def around(viewer: User, own: Participant, *, only: Collection[int] | None = None) -> Around:
    """Return whom the viewer could be paired with in their own participation; `only` asks about a few.

    What somebody shows to their tandem alone is not compared: an order or a reason would tell it. At most
    five queries, however many people there are.
    """
    pool = candidates_around(viewer, own, only=only)
    mine, others = (pool.mentors, pool.mentees) if own.is_mentor else (pool.mentees, pool.mentors)
    had = _tandems(own)
    taken = Counter(key for *pair, is_over in had if not is_over for key in pair)
    free = tuple(one for one in others if one.capacity > taken[one.keys[0]])
    if not mine or not free or mine[0].capacity <= taken[own.pk]:
        return Around(mine[0] if mine else None, {}, {})
    me, shown = _as_shown(mine[0]), tuple(_as_shown(one) for one in free)
    problem = _problem(own, me, shown, had)
    scores = engine.score_matrix(problem).ravel()
    ids = [one.id for one in (problem.mentees if own.is_mentor else problem.mentors)]
    keys = {one.person: one.keys[0] for one in shown}
    points = {keys[one]: int(score) for one, score in zip(ids, scores, strict=True)}
    return Around(
        own=me,
        points={key: score for key, score in points.items() if score != engine.INFEASIBLE},
        people={one.keys[0]: one for one in shown},
        problem=problem,
    )


def _as_shown(one: PoolPerson) -> PoolPerson:
    """The person without what candidates do not see."""
    return replace(
        one,
        style=() if "style" in one.kept_back else one.style,
        times=frozenset() if "times" in one.kept_back else one.times,
    )


def _tandems(own: Participant) -> list[tuple[int, int, bool]]:
    """(mentor, mentee, whether it has ended) of all tandems of the program, as keys of participations."""
    rows = Tandem.objects.filter(program=own.program_id).values_list("mentor_id", "mentee_id", "state")
    return [(mentor, mentee, state == TandemState.ENDED) for mentor, mentee, state in rows]


def _problem(
    own: Participant, me: PoolPerson, shown: tuple[PoolPerson, ...], had: list[tuple[int, int, bool]]
) -> engine.Problem:
    sides = ((me,), shown) if own.is_mentor else (shown, (me,))
    pool = Pool(*sides)
    person = {one.keys[0]: one.person for one in (me, *shown)}
    return engine.Problem(
        mentors=tuple(person_of(one, own.program) for one in pool.mentors),
        mentees=tuple(person_of(one, own.program) for one in pool.mentees),
        managers=_managers(own, (me, *shown)),
        rules=rules_of(own.program),
        weights=weights_of(own.program, with_likes=False),
        previous=tuple(
            (person[mentor], person[mentee])
            for mentor, mentee, _is_over in had
            if own.pk in {mentor, mentee} and mentor in person and mentee in person
        ),
    )


def _managers(own: Participant, people: tuple[PoolPerson, ...]) -> dict[str, str]:
    """Who reports to whom among these people and above them; outsiders by their key."""
    if not own.program.reporting_levels:
        return {}
    known = {one.keys[1]: one.person for one in people}
    lines = managers_above_aggregate(list(known))
    return {known.get(one, f"#{one}"): known.get(manager, f"#{manager}") for one, manager in lines.items()}
