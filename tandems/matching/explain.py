"""Why two people: points, common ground and contrasts as data. Callers put them into words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from tandems.matching.people import Person, common_modes, fields_of_work, trait_pairs
from tandems.matching.points import Component, components_for
from tandems.matching.problem import Problem
from tandems.matching.rules import Rule, rules_for, violated
from tandems.matching.scores import INFEASIBLE
from tandems.matching.sides import clip_level


@dataclass(frozen=True, slots=True)
class SharedTopic:
    """A need of the mentee that the mentor covers."""

    topic: str
    level: int
    priority: int
    live: bool


@dataclass(frozen=True, slots=True)
class Contrast:
    """Where two people differ: `code` is "trait", "function", "department", "location" or "background".

    For a trait `index` is the slider and the values are its positions; otherwise they are what both have
    told.
    """

    code: str
    mentor: int | str
    mentee: int | str
    index: int | None = None


@dataclass(frozen=True, slots=True)
class PairExplanation:
    """Everything that speaks for and against a pair.

    `violated` may hold codes of `SENSITIVE` rules, and `interest` (with its points) tells private likes:
    neither may be shown singly.
    """

    mentor: str
    mentee: str
    score: int
    """As in the score matrix: the sum of `points`, or -1 where a rule is violated."""
    points: Mapping[str, int]
    """Component to points; what there would be without the rules if some are violated."""
    maxima: Mapping[str, int]
    violated: tuple[str, ...]
    topics: tuple[SharedTopic, ...]
    """Most important and strongest first."""
    open_needs: tuple[str, ...]
    """Topics the mentee asked for and the mentor does not offer."""
    contrasts: tuple[Contrast, ...]
    """The widest first."""
    languages: tuple[str, ...]
    modes: tuple[str, ...]
    common_slots: int
    interest: Literal["mutual", "mentor", "mentee", "none"]


def explain(problem: Problem, mentor: str, mentee: str) -> PairExplanation:
    """The explanation of one pair; KeyError for ids that are not on that side."""
    a = next((person for person in problem.mentors if person.id == mentor), None)
    b = next((person for person in problem.mentees if person.id == mentee), None)
    if a is None or b is None:
        raise KeyError((mentor, mentee))
    return explainer(problem)(a, b)


def explainer(problem: Problem) -> Callable[[Person, Person], PairExplanation]:
    """A function that explains any pair of this problem; for many pairs, prepared once."""
    rules, components = rules_for(problem), components_for(problem)
    likes = frozenset(problem.likes)
    return lambda a, b: _explanation(rules, components, likes, a, b)


def _explanation(
    rules: tuple[Rule, ...],
    components: tuple[Component, ...],
    likes: frozenset[tuple[str, str]],
    a: Person,
    b: Person,
) -> PairExplanation:
    points = {component.code: component.points(a, b) for component in components}
    broken = violated(rules, a, b)
    return PairExplanation(
        mentor=a.id,
        mentee=b.id,
        score=INFEASIBLE if broken else sum(points.values()),
        points=points,
        maxima={component.code: component.weight for component in components},
        violated=broken,
        topics=_shared_topics(a, b),
        open_needs=tuple(
            sorted(b.topics.keys() - a.topics.keys(), key=lambda topic: (-b.topics[topic], topic))
        ),
        contrasts=_contrasts(a, b),
        languages=tuple(sorted(a.languages & b.languages)),
        modes=tuple(sorted(common_modes(a, b))),
        common_slots=(a.slots & b.slots).bit_count(),
        interest=_interest((a.id, b.id) in likes, (b.id, a.id) in likes),
    )


def _shared_topics(a: Person, b: Person) -> tuple[SharedTopic, ...]:
    shared = [
        SharedTopic(
            topic,
            level=clip_level(a.topics[topic]),
            priority=clip_level(b.topics[topic]),
            live=topic in a.live,
        )
        for topic in sorted(a.topics.keys() & b.topics.keys())
        if a.topics[topic] > 0 and b.topics[topic] > 0
    ]
    return tuple(sorted(shared, key=lambda one: (-one.priority, -one.level, not one.live, one.topic)))


def _contrasts(a: Person, b: Person) -> tuple[Contrast, ...]:
    styles = [
        Contrast("trait", one, other, slider) for slider, one, other in trait_pairs(a, b) if one != other
    ]
    widest = sorted(styles, key=lambda style: (-abs(int(style.mentor) - int(style.mentee)), style.index))
    code = "function" if a.function and b.function else "department"
    facts = (
        (code, *fields_of_work(a, b)),
        ("location", a.location, b.location),
        ("background", a.background, b.background),
    )
    return (
        *widest,
        *(Contrast(name, one, other) for name, one, other in facts if one and other and one != other),
    )


def _interest(mentor_likes: bool, mentee_likes: bool) -> Literal["mutual", "mentor", "mentee", "none"]:
    if mentor_likes and mentee_likes:
        return "mutual"
    if mentor_likes:
        return "mentor"
    return "mentee" if mentee_likes else "none"
