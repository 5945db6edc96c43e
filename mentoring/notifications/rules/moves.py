"""The states of a delivery and the moves between them, in one table."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """Where a delivery stands."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    DEAD = "dead"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    SUPPRESSED = "suppressed"
    UNKNOWN = "unknown"
    HELD = "held"


OPEN = frozenset({State.PENDING, State.SENDING})
FINAL = frozenset({State.SENT, State.DEAD, State.EXPIRED, State.CANCELLED, State.SUPPRESSED})

MOVES: dict[State, frozenset[State]] = {
    State.PENDING: frozenset(
        {State.SENDING, State.CANCELLED, State.EXPIRED, State.SUPPRESSED, State.HELD, State.DEAD}
    ),
    State.SENDING: frozenset(
        {
            State.SENDING,  # a new claim of a row whose worker is gone
            State.SENT,
            State.PENDING,
            State.DEAD,
            State.UNKNOWN,
            State.CANCELLED,
            State.EXPIRED,
            State.SUPPRESSED,
            State.HELD,
        }
    ),
    State.UNKNOWN: frozenset({State.SENT, State.PENDING, State.CANCELLED, State.EXPIRED}),
    State.HELD: frozenset({State.PENDING, State.CANCELLED, State.EXPIRED}),
}


class Impossible(Exception):  # noqa: N818  (a mistake of ours, named as what it is)
    """Code asked for a move that the table does not know."""


def check_move(old: State | str, new: State | str) -> None:
    """Raise Impossible unless the table allows the move from `old` to `new`."""
    if State(new) not in MOVES.get(State(old), frozenset()):
        raise Impossible(f"{old} → {new}")
