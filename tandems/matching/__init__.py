"""The matching engine: who learns from whom, optimal, proven and explained."""

from tandems.matching.assign import Solution, solve
from tandems.matching.certificate import Certificate, NotOptimal, certify
from tandems.matching.check import Checked, check
from tandems.matching.engine import DefectiveMatching, InvalidProblem, match
from tandems.matching.explain import Contrast, PairExplanation, SharedTopic, explain
from tandems.matching.levels import TooLarge
from tandems.matching.matching import Matching, Pair
from tandems.matching.people import LOCAL_MODES, ON_SITE, SHADOW_DAY, UNKNOWN_TRAIT, Person
from tandems.matching.problem import WHOLE_CHAIN, Fairness, Link, Problem, Rules, Weights
from tandems.matching.reading import BadJson, pairs_from, problem_from
from tandems.matching.regret import Alternative, Exchanges, Regret, alternatives, regret
from tandems.matching.relaxation import Relaxation, Step
from tandems.matching.rematch import problem_without, rematch
from tandems.matching.rules import SENSITIVE, Rule, rules_for, violated
from tandems.matching.scores import INFEASIBLE, feasible, score_matrix
from tandems.matching.unmatched import (
    CompetingGroup,
    Reasons,
    RuleCount,
    Unmatched,
    relaxations,
    why_unmatched,
)
from tandems.matching.validate import Issue, Severity, validate
from tandems.matching.verify import Violation, verify
from tandems.matching.within import OutOfTime, SolverDied, match_within
from tandems.matching.writing import matching_to, written

__all__ = [
    "INFEASIBLE",
    "LOCAL_MODES",
    "ON_SITE",
    "SENSITIVE",
    "SHADOW_DAY",
    "UNKNOWN_TRAIT",
    "WHOLE_CHAIN",
    "Alternative",
    "BadJson",
    "Certificate",
    "Checked",
    "CompetingGroup",
    "Contrast",
    "DefectiveMatching",
    "Exchanges",
    "Fairness",
    "InvalidProblem",
    "Issue",
    "Link",
    "Matching",
    "NotOptimal",
    "OutOfTime",
    "Pair",
    "PairExplanation",
    "Person",
    "Problem",
    "Reasons",
    "Regret",
    "Relaxation",
    "Rule",
    "RuleCount",
    "Rules",
    "Severity",
    "SharedTopic",
    "Solution",
    "SolverDied",
    "Step",
    "TooLarge",
    "Unmatched",
    "Violation",
    "Weights",
    "alternatives",
    "certify",
    "check",
    "explain",
    "feasible",
    "match",
    "match_within",
    "matching_to",
    "pairs_from",
    "problem_from",
    "problem_without",
    "regret",
    "relaxations",
    "rematch",
    "rules_for",
    "score_matrix",
    "solve",
    "validate",
    "verify",
    "violated",
    "why_unmatched",
    "written",
]
