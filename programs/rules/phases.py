"""The life of a program: one table of moves, and what must hold before each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mentoring.errors import Refused


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules look at. Counts are of people who take part and whose profile is complete."""

    today: date
    kickoff: date
    has_german: bool
    has_english: bool
    has_reason: bool
    is_council_settled: bool
    mentors_ready: int
    mentees_ready: int
    tandems: int


POSTS, LATE, PAIRED, EVERYBODY = "posts", "late", "paired", "everybody"
"""Who is told of a move: holders of posts, those whose profile is missing, tandems, all who take part."""


@dataclass(frozen=True, slots=True)
class Move:
    """One step from a state to another; `needs` are codes of what must hold, `tells` says who gets a mail."""

    old: str
    new: str
    needs: tuple[str, ...] = ()
    tells: str = ""


MOVES: tuple[Move, ...] = (
    Move(
        "draft",
        "open",
        ("german_text", "english_text", "kickoff_ahead", "reason_given", "council_settled"),
        POSTS,
    ),
    Move("open", "matching", ("mentor_ready", "mentee_ready"), LATE),
    Move("matching", "running", ("tandem_published",), PAIRED),
    Move("matching", "open"),
    Move("running", "closing", (), PAIRED),
    Move("closing", "closed", (), EVERYBODY),
    Move("closed", "archived"),
)
"""The first move listed for a state is the usual one. Nothing leads back once tandems work."""

HOLDS = {
    "german_text": lambda facts: facts.has_german,
    "english_text": lambda facts: facts.has_english,
    "kickoff_ahead": lambda facts: facts.kickoff >= facts.today,
    "reason_given": lambda facts: facts.has_reason,
    "council_settled": lambda facts: facts.is_council_settled,
    "mentor_ready": lambda facts: facts.mentors_ready > 0,
    "mentee_ready": lambda facts: facts.mentees_ready > 0,
    "tandem_published": lambda facts: facts.tandems > 0,
}

RECRUITING = frozenset({"open", "matching", "running"})
"""States in which people can be invited and answer; late joiners are welcome while tandems work."""

OVER = frozenset({"closed", "archived"})
"""States in which nothing happens any more: every consent given for the program has ended."""


@dataclass(frozen=True, slots=True)
class Need:
    """Something that must hold before a move, and whether it does."""

    code: str
    holds: bool


def moves_from(state: str) -> tuple[Move, ...]:
    """Return the moves out of `state`, the usual one first."""
    return tuple(move for move in MOVES if move.old == state)


def readiness(move: Move, facts: Facts) -> tuple[Need, ...]:
    """Say of everything that `move` needs whether it holds."""
    return tuple(Need(code, HOLDS[code](facts)) for code in move.needs)


def move_between(old: str, new: str) -> Move:
    """Return the move from `old` to `new`. Raises Refused(no_such_move)."""
    move = next((move for move in MOVES if (move.old, move.new) == (old, new)), None)
    if move is None:
        raise Refused("no_such_move")
    return move


def check_move(old: str, new: str, facts: Facts) -> None:
    """Raise Refused unless the program may go from `old` to `new`.

    Codes: no_such_move, or need_<code> for the first need that does not hold.
    """
    move = move_between(old, new)
    for need in readiness(move, facts):
        if not need.holds:
            raise Refused(f"need_{need.code}")


def check_recruiting(state: str) -> None:
    """Raise Refused(not_recruiting) unless people can be invited and answer in `state`."""
    if state not in RECRUITING:
        raise Refused("not_recruiting")


def is_over(state: str) -> bool:
    """Say whether a program in `state` has ended, and with it the consents given for it."""
    return state in OVER
