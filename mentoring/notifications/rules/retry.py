"""When a mail is tried again, and when it must not be."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

MAX_ATTEMPTS = 8
MAX_AMBIGUOUS = 3  # the third doubtful attempt ends in a question to a person: never more than two copies
AFTER_DOUBT = timedelta(minutes=5)
BACKOFF = tuple(timedelta(minutes=m) for m in (1, 5, 15, 45, 120, 240, 480))
PAUSES = tuple(timedelta(minutes=m) for m in (1, 2, 5, 10, 15))
FAULTS_BEFORE_PAUSE = 3


class Policy(StrEnum):
    """What to do when nobody knows whether a mail arrived."""

    RESEND = "resend"  # nothing is lost, a copy is possible
    PARK = "park"  # no copy, a person decides


def backoff(attempts: int, *, jitter: float = 0.5) -> timedelta:
    """Return the wait after `attempts` tries; `jitter` in [0, 1] spreads it by ±20 %."""
    step = BACKOFF[min(max(attempts, 1), len(BACKOFF)) - 1]
    return step * (0.8 + 0.4 * jitter)


def parks(policy: Policy | str, ambiguous: int) -> bool:
    """True if a row with `ambiguous` doubtful attempts must wait for a person."""
    return policy == Policy.PARK or ambiguous >= MAX_AMBIGUOUS


def pause(failures: int, *, at_once: bool) -> timedelta | None:
    """Return how long the channel rests after `failures` in a row, or None to go on.

    `at_once`: refusals of password, TLS or sender, where the next try cannot be better.
    """
    step = failures - 1 if at_once else failures - FAULTS_BEFORE_PAUSE
    return None if step < 0 else PAUSES[min(step, len(PAUSES) - 1)]
