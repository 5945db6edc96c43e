"""What to do next: one step, always."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

ASK_FOR_LOG = dt.timedelta(days=14)  # after that a forgotten log is no longer the most important thing
ASK_FOR_SHARE = dt.timedelta(days=3)  # what was learned is fresh


class Step(StrEnum):
    """The steps of a participant, most pressing first."""

    LOG = "log"
    SHARE = "share"
    TOPICS = "topics"
    PREPARE = "prepare"
    PLAN_FIRST = "plan_first"
    PLAN_NEXT = "plan_next"
    ANSWER = "answer"
    PROFILE = "profile"
    WAIT = "wait"


PRESSING = {step: place for place, step in enumerate(Step)}


@dataclass(frozen=True, slots=True)
class Course:
    """How far a tandem has come. Times are aware.

    `unlogged_end` is when the latest meeting without a log ended, `logged_at` when the latest talk that took
    place was logged, `shared_at` when the latest knowledge share was written. `topics_missing` counts what
    the plan still lacks before the first meeting.
    """

    next_start: dt.datetime | None = None
    unlogged_end: dt.datetime | None = None
    logged_at: dt.datetime | None = None
    shared_at: dt.datetime | None = None
    topics_missing: int = 0


def next_step(course: Course, *, now: dt.datetime) -> Step:
    """Return what the two people of a tandem do next.

    Remember what happened, then tell others while it is fresh; otherwise look to the next meeting.
    """
    if course.unlogged_end is not None and now - course.unlogged_end <= ASK_FOR_LOG:
        return Step.LOG
    if _is_worth_telling(course, now):
        return Step.SHARE
    if course.topics_missing and not _is_tomorrow(course.next_start, now):
        return Step.TOPICS
    if course.next_start is not None:
        return Step.PREPARE
    return Step.PLAN_NEXT if course.logged_at else Step.PLAN_FIRST


def _is_tomorrow(start: dt.datetime | None, now: dt.datetime) -> bool:
    return start is not None and start - now < dt.timedelta(days=1)


def _is_worth_telling(course: Course, now: dt.datetime) -> bool:
    if course.logged_at is None or now - course.logged_at > ASK_FOR_SHARE:
        return False
    if _is_tomorrow(course.next_start, now):
        return False
    return course.shared_at is None or course.shared_at < course.logged_at


def step_before_tandem(*, answered: bool, profile_done: bool) -> Step:
    """Return what somebody does who is in a program and has no tandem yet."""
    if not answered:
        return Step.ANSWER
    return Step.WAIT if profile_done else Step.PROFILE


class ProgramStep(StrEnum):
    """The next step of those who run a program."""

    SET_UP = "set_up"
    INVITE = "invite"
    PROFILES = "profiles"
    MATCH = "match"
    FOLLOW = "follow"
    CLOSE = "close"


def program_step(state: str, *, people: int, complete: int) -> ProgramStep:
    """Return what an HR admin does next. `people` take part, `complete` of them have a finished profile."""
    if state == "draft":
        return ProgramStep.SET_UP
    if state == "open":
        if not people:
            return ProgramStep.INVITE
        return ProgramStep.PROFILES if complete < people else ProgramStep.MATCH
    if state == "matching":
        return ProgramStep.MATCH
    return ProgramStep.CLOSE if state == "closing" else ProgramStep.FOLLOW
