"""Asking for a matching run, and computing it in the worker."""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from mentoring.errors import Refused, require
from mentoring.privacy.actions import audit
from mentoring.profiles.models import User
from mentoring.web.nudge import nudge
from programs.models import Program, Role
from programs.permissions import can_manage
from programs.queries.pool import Pool, PoolPerson, managers_map_aggregate, matchable_pool
from tandems import matching as engine
from tandems.actions import results
from tandems.actions.results import Told
from tandems.models import MatchRun, Proposal, RunState, TandemState
from tandems.queries.changes import resting_aggregate
from tandems.queries.decisions import asked_aggregate, force_aggregate
from tandems.queries.likes import likes_aggregate
from tandems.queries.matching import OPEN_STATES
from tandems.queries.problem import problem_for

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=12)  # longer than the task's hard limit: whoever is late by then is dead
ATTEMPTS = 3
ALL_PLACES = 9  # more than anybody has
OUT_OF_TIME = "out_of_time"  # `MatchRun.problem` of a run that was ended after `settings.MATCHING_SECONDS`
SPAN = {
    "checking": (0, 5),
    "scoring": (5, 40),
    "solving": (40, 75),
    "proving": (75, 85),
    "explaining": (85, 99),
}


@transaction.atomic
def start_run(*, program: Program, by: User, now: datetime) -> MatchRun:
    """Write a run for the worker to compute.

    Raises NotAllowed, or Refused: run_phase (the program does not match now), run_already (one is under way),
    run_nobody (nobody on one side has a complete profile).
    """
    require(can_manage(by, program))
    if program.state not in OPEN_STATES:
        raise Refused("run_phase")
    ready = program.participants.active().filter(profile_done_at__isnull=False)
    if {Role.MENTOR, Role.MENTEE} - set(ready.values_list("role", flat=True)):
        raise Refused("run_nobody")
    try:
        with transaction.atomic():
            run = MatchRun.objects.create(program=program, by=by, created_at=now)
    except IntegrityError as error:
        raise Refused("run_already") from error
    audit(by, "match_run.started", run, now=now)
    transaction.on_commit(_wake)
    return run


def _wake() -> None:
    nudge("tandems.tasks.work", queue="bulk")


def compute_next_run(*, now: datetime) -> bool:
    """Claim the oldest waiting run and compute it. Returns False when there is nothing to do."""
    waiting = MatchRun.objects.filter(_waiting(now)).order_by("created_at", "pk")
    run = _claim(waiting, now)
    if run is not None:
        _compute(run)
    return run is not None


def compute_run(*, run: MatchRun, now: datetime) -> None:
    """Compute this very run here and now, unless a worker has it already."""
    claimed = _claim(MatchRun.objects.filter(_waiting(now), pk=run.pk), now)
    if claimed is not None:
        _compute(claimed)


def _compute(run: MatchRun) -> None:
    begun = time.perf_counter()
    try:
        decisions = force_aggregate(run.program)
        problem, pool = _problem(run)
        matching = _matched(problem, _teller(run))
        told = results.told_of(run, problem, pool, matching, decisions)
    except engine.OutOfTime:
        _fail(run, OUT_OF_TIME)
    except Exception as error:
        log.exception("matching run %s failed", run.code)
        _fail(run, type(error).__name__)
    else:
        told.result["seconds"] = round(time.perf_counter() - begun, 1)
        _store(run, pool, matching, told)


def _matched(problem: engine.Problem, tell: Callable[[str, float], None]) -> engine.Matching:
    """Solve in a process of its own, which can be ended; with no limit set, in this one."""
    if not settings.MATCHING_SECONDS:
        return engine.match(problem, progress=tell)
    return engine.match_within(settings.MATCHING_SECONDS, problem, progress=tell)


def _waiting(now: datetime) -> Q:
    """Queued, or begun by a worker that died."""
    return Q(state=RunState.QUEUED) | Q(state=RunState.RUNNING, lease_expires_at__lt=now)


@transaction.atomic
def _claim(waiting: QuerySet[MatchRun], now: datetime) -> MatchRun | None:
    """Take the first of the `waiting` runs. After three attempts it counts as failed."""
    run = waiting.select_for_update(skip_locked=True).first()
    if run is None:
        return None
    run.state = RunState.RUNNING if run.attempts < ATTEMPTS else RunState.FAILED
    run.problem = "" if run.attempts < ATTEMPTS else "gave_up"
    run.attempts, run.percent = run.attempts + 1, 0
    run.lease_token, run.lease_expires_at = uuid.uuid4(), now + LEASE
    run.finished_at = now if run.state == RunState.FAILED else None
    run.save()
    return run if run.state == RunState.RUNNING else None


def _problem(run: MatchRun) -> tuple[engine.Problem, Pool]:
    if run.by is None:
        raise Refused("run_nobody")
    return problem_of(run.program, by=run.by)


def problem_of(program: Program, *, by: User) -> tuple[engine.Problem, Pool]:
    """Return what a run of `program` would solve now, and the people in it. Raises NotAllowed."""
    pool = _with_room(program, matchable_pool(by, program))
    return problem_for(program, pool, managers_map_aggregate(), likes_aggregate(program)), pool


def _with_room(program: Program, pool: Pool) -> Pool:
    """Leave out who has no place left, and who stays without a partner: a second run is for the rest."""
    taken: dict[str, int] = {}
    for side in ("tandems_as_mentor", "tandems_as_mentee"):
        alive = Count(side, filter=~Q(**{f"{side}__state": TandemState.ENDED}))
        counted = program.participants.annotate(taken=alive).filter(taken__gt=0)
        taken |= dict(counted.values_list("code", "taken"))
    for code in (code for couple in asked_aggregate(program) for code in couple):
        taken[code] = taken.get(code, 0) + 1
    taken |= dict.fromkeys(resting_aggregate(program), ALL_PLACES)

    def room(people: tuple[PoolPerson, ...]) -> tuple[PoolPerson, ...]:
        left = (replace(one, capacity=one.capacity - taken.get(one.participant, 0)) for one in people)
        return tuple(one for one in left if one.capacity > 0)

    return Pool(mentors=room(pool.mentors), mentees=room(pool.mentees))


def _teller(run: MatchRun) -> Callable[[str, float], None]:
    """Return a function that writes how far the run is; one short statement each, outside any transaction."""
    mine = MatchRun.objects.filter(pk=run.pk, lease_token=run.lease_token)

    def tell(step: str, share: float) -> None:
        begin, end = SPAN[step]
        mine.update(step=step, percent=int(begin + (end - begin) * share))

    return tell


@transaction.atomic
def _store(run: MatchRun, pool: Pool, matching: engine.Matching, told: Told) -> None:
    """Keep the result, unless somebody else took the run over meanwhile."""
    mine = MatchRun.objects.filter(pk=run.pk, lease_token=run.lease_token, state=RunState.RUNNING)
    stored = mine.update(
        state=RunState.DONE,
        step="",
        percent=100,
        finished_at=timezone.now(),
        parameters=told.parameters,
        input_hash=told.input_hash,
        result=told.result,
    )
    if stored:
        Proposal.objects.bulk_create(results.proposals_of(run, pool, matching))


def _fail(run: MatchRun, problem: str) -> None:
    MatchRun.objects.filter(pk=run.pk, lease_token=run.lease_token).update(
        state=RunState.FAILED, problem=problem[:40], finished_at=timezone.now()
    )
