"""HR has begun to review a matching run: one pair is excluded, one held, nothing is published."""

from __future__ import annotations

import datetime as dt

from mentoring.profiles.models import User
from programs.models import Program
from tandems.actions import decisions
from tandems.actions.matching import compute_run, start_run
from tandems.demo import doors
from tandems.models import MatchRun

TOOK = {"seconds": 0.8}  # the demo is the same each time; how long the engine took is not


def review(program: Program, *, hr: User, at: dt.datetime) -> MatchRun:
    """Compute twice: after the first run a pair is excluded, in the second another one is held."""
    first = _computed(program, hr, at)
    narrow = first.proposals.order_by("score", "mentor__person__email").first()
    if narrow is not None:
        decisions.exclude(
            program=program,
            mentor=narrow.mentor.code,
            mentee=narrow.mentee.code,
            reason=doors.EXCLUDED_BECAUSE,
            by=hr,
            now=at + dt.timedelta(minutes=12),
        )
    second = _computed(program, hr, at + dt.timedelta(minutes=12))
    strong = second.proposals.order_by("-score", "mentor__person__email").first()
    if strong is not None:
        decisions.hold(
            program=program,
            mentor=strong.mentor.code,
            mentee=strong.mentee.code,
            by=hr,
            now=at + dt.timedelta(minutes=19),
        )
    return second


def _computed(program: Program, hr: User, at: dt.datetime) -> MatchRun:
    run = start_run(program=program, by=hr, now=at)
    compute_run(run=run, now=at)
    run.refresh_from_db()
    run.finished_at = at + dt.timedelta(seconds=1)  # the engine notes when it finished by the real clock
    run.result |= TOOK
    run.save(update_fields=["finished_at", "result"])
    return run
