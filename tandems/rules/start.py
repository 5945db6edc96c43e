"""The first steps of an installation: what is done, what comes next, what can wait."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from mentoring.errors import Refused

TEST_MAILS, TEST_MAILS_WITHIN = 5, dt.timedelta(minutes=10)


class State(StrEnum):
    """Where a step stands."""

    DONE = "done"
    OPEN = "open"
    LATER = "later"  # it needs another step first, or can wait for good


@dataclass(frozen=True, slots=True)
class Facts:
    """What an installation has. `people` counts the directory beside its site admins."""

    has_second_factor: bool
    needs_second_factor: bool
    has_company: bool
    has_sent_mail: bool
    people: int
    programs: int
    others_in_hr: int


@dataclass(frozen=True, slots=True)
class Step:
    """One step. An optional one holds nothing up."""

    code: str
    state: State
    is_optional: bool = False


def steps(facts: Facts) -> tuple[Step, ...]:
    """Return the steps in the order they are best done.

    The directory comes before the first program (there is nobody to invite), and the mail test before
    somebody else is let in (who could not sign in).
    """
    return (
        _step("factor", done=facts.has_second_factor, optional=not facts.needs_second_factor),
        _step("company", done=facts.has_company),
        _step("mail", done=facts.has_sent_mail),
        _step("directory", done=facts.people > 0),
        _step("program", done=facts.programs > 0, waits=facts.people == 0),
        _step("hr", done=facts.others_in_hr > 0, waits=not facts.has_sent_mail, optional=True),
    )


def next_step(found: tuple[Step, ...]) -> str:
    """Return the code of the first step that is open, needed ones before optional ones; "" if none is."""
    still = [step for step in found if step.state is State.OPEN]
    return min(still, key=lambda step: step.is_optional).code if still else ""


def is_complete(found: tuple[Step, ...]) -> bool:
    """Say whether everything that is needed is done."""
    return all(step.state is State.DONE or step.is_optional for step in found)


def _step(code: str, *, done: bool, waits: bool = False, optional: bool = False) -> Step:
    state = State.DONE if done else State.LATER if waits else State.OPEN
    return Step(code, state, optional)


def check_test_mails(lately: int) -> None:
    """Refuse one more test mail beside those of the same person within TEST_MAILS_WITHIN: test_mails_enough.

    Nobody learns more from the sixth, and a button that sends mail must not become a way to flood a mailbox.
    """
    if lately >= TEST_MAILS:
        raise Refused("test_mails_enough", minutes=TEST_MAILS_WITHIN // dt.timedelta(minutes=1))
