"""Steps on the review board: each is a decision and, where the best set changes by it, a new run."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mentoring.errors import Refused
from mentoring.profiles.models import User
from programs.models import Program
from tandems.actions import decisions
from tandems.actions.feasible import has_gone_stale
from tandems.actions.matching import start_run
from tandems.models import MatchRun, RunState


@transaction.atomic
def hold(*, run: MatchRun, mentor: str, mentee: str, by: User, now: datetime) -> MatchRun:
    """Hold a pair (codes of participations); return the run to look at. Raises as `decisions.hold`."""
    _check(run)
    decisions.hold(program=run.program, mentor=mentor, mentee=mentee, by=by, now=now)
    return _next_run(run, by=by, now=now)


@transaction.atomic
def exclude(*, run: MatchRun, mentor: str, mentee: str, reason: str, by: User, now: datetime) -> MatchRun:
    """Exclude a pair; return the run to look at. Raises as `decisions.exclude`."""
    _check(run)
    decisions.exclude(program=run.program, mentor=mentor, mentee=mentee, reason=reason, by=by, now=now)
    return _next_run(run, by=by, now=now)


@transaction.atomic
def leave_open(*, run: MatchRun, mentor: str, mentee: str, by: User, now: datetime) -> MatchRun:
    """Neither hold nor exclude a pair any longer; return the run to look at."""
    _check(run)
    decisions.leave_open(program=run.program, mentor=mentor, mentee=mentee, by=by, now=now)
    return _next_run(run, by=by, now=now)


@transaction.atomic
def undo(*, run: MatchRun, by: User, now: datetime) -> MatchRun:
    """Take back the newest step; return the run to look at. Raises as `decisions.undo`."""
    _check(run)
    decisions.undo(program=run.program, by=by, now=now)
    return _next_run(run, by=by, now=now)


@transaction.atomic
def redo(*, run: MatchRun, by: User, now: datetime) -> MatchRun:
    """Do the undone step again; return the run to look at. Raises as `decisions.redo`."""
    _check(run)
    decisions.redo(program=run.program, by=by, now=now)
    return _next_run(run, by=by, now=now)


@transaction.atomic
def propose(*, program: Program, mentor: str, mentee: str, by: User, now: datetime) -> MatchRun:
    """Hold a pair and start a run with it, so that it can be reviewed and published like every other.

    Raises as `decisions.hold` and `start_run`.
    """
    decisions.hold(program=program, mentor=mentor, mentee=mentee, by=by, now=now)
    return start_run(program=program, by=by, now=now)


def _check(run: MatchRun) -> None:
    """Nothing is steered while a run computes, is about to go out, or has gone out."""
    if run.state != RunState.DONE:
        raise Refused("run_not_ready")


def _next_run(run: MatchRun, *, by: User, now: datetime) -> MatchRun:
    """The same run while its proposals are still the best; else a new one for the worker."""
    return start_run(program=run.program, by=by, now=now) if has_gone_stale(run, by=by) else run
