"""A finished run: tandems, who is left, and the proof."""

from dataclasses import dataclass, field
from typing import NamedTuple

from tandems.matching.certificate import Certificate
from tandems.matching.explain import PairExplanation
from tandems.matching.market import ScoreMatrix
from tandems.matching.problem import Fairness, Link
from tandems.matching.validate import Issue


class Pair(NamedTuple):
    """One proposed tandem, by ids."""

    mentor: str
    mentee: str
    score: int
    locked: bool


@dataclass(frozen=True, slots=True)
class Matching:
    """The best set of tandems for a problem. Everything is sorted by id."""

    pairs: tuple[Pair, ...]
    unmatched_mentors: tuple[str, ...]
    unmatched_mentees: tuple[str, ...]
    conflicts: tuple[Link, ...]
    """Locks that could not be honoured; `issues` says why."""
    issues: tuple[Issue, ...]
    fairness: Fairness
    bands: tuple[int, ...]
    floor: int | None
    """The worst score among tandems that are not locked, None without any."""
    total: int
    certificate: Certificate
    explanations: tuple[PairExplanation, ...]
    """One for each pair, in the same order."""
    scores: ScoreMatrix = field(repr=False, compare=False)
    """Every pair's score as used, shape (mentors, mentees); -1 where forbidden."""
    scores_given: bool = False
    """The scores came from the caller; the points in `explanations` then do not add up to them."""
