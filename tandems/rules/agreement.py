"""What two people may agree on, how it is kept, and which text a signature belongs to."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mentoring.errors import Refused
from tandems.rules.clauses import Choice, Clause, clause, current

MOST_AIMS = 3
LONGEST_AIM = 160  # characters
LONGEST_OWN = 400  # characters two people add to a clause
REMIND_AFTER = dt.timedelta(days=4)  # since the one signature there is
REMIND_WITHIN = dt.timedelta(days=14)  # a reminder that could not leave until then stays away
KEPT_FOR = dt.timedelta(days=30)  # after the end of the tandem


@dataclass(frozen=True, slots=True)
class Term:
    """One settled clause, and what the two add to it in their own words."""

    clause: Clause
    choice: Choice
    own: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """Everything two people agree on."""

    terms: tuple[Term, ...]
    aims: tuple[str, ...] = ()


def terms(choices: Mapping[str, str], own: Mapping[str, str], aims: Sequence[str]) -> Terms:
    """Return what was chosen: code of a clause → code of a choice, and → own words; and the aims.

    Raises Refused: agreement_choice (something is not settled, or in a way that is not offered),
    agreement_too_long, agreement_aims.
    """
    settled = tuple(_settled(one, choices.get(one.code, ""), own.get(one.code, "")) for one in current())
    named = tuple(aim for aim in aims if aim)
    if len(named) > MOST_AIMS:
        raise Refused("agreement_aims", field="aim_0", most=MOST_AIMS)
    if any(len(aim) > LONGEST_AIM for aim in named):
        raise Refused("agreement_too_long")
    return Terms(settled, named)


def _settled(one: Clause, chosen: str, own: str) -> Term:
    choice = one.choices[0] if one.is_fixed else one.choice(chosen)
    if choice is None:
        raise Refused("agreement_choice", field=one.code)
    if len(own) > LONGEST_OWN:
        raise Refused("agreement_too_long", field=f"own_{one.code}")
    return Term(one, choice, own)


def proposal() -> Terms:
    """Return what a blank agreement proposes: the first choice of every clause."""
    return Terms(tuple(Term(one, one.choices[0]) for one in current()))


def kept(agreed: Terms) -> str:
    """Return `agreed` as it is stored: which clause in which version, which choice, which own words."""
    return json.dumps(
        {
            "terms": [
                [one.clause.code, one.clause.version, one.choice.code, one.own] for one in agreed.terms
            ],
            "aims": list(agreed.aims),
        },
        ensure_ascii=False,
    )


def read(text: str) -> Terms:
    """Return what `kept` stored, in the wording that was signed. Raises LookupError for unknown clauses."""
    stored = json.loads(text)
    return Terms(
        tuple(_found(code, version, choice, own) for code, version, choice, own in stored["terms"]),
        tuple(stored["aims"]),
    )


def _found(code: str, version: int, chosen: str, own: str) -> Term:
    one = clause(code, version)
    choice = one.choice(chosen) if one else None
    if one is None or choice is None:
        raise LookupError(f"clause {code}, version {version}, choice {chosen} is not in the catalogue")
    return Term(one, choice, own)


def check_same(*, seen: str, present: str) -> None:
    """Refuse to write over a text that somebody has not seen: agreement_changed_meanwhile."""
    if seen != present:
        raise Refused("agreement_changed_meanwhile")


def check_read(*, read_as: str, present: str) -> None:
    """Refuse a signature under another text than the one that was read: agreement_other_text."""
    if read_as != present:
        raise Refused("agreement_other_text")
