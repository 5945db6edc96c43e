"""From proposals to tandems: a person confirms, never the computer alone.

HR releases a run; for some minutes it can be called back; then it is published: the people are asked first,
or the tandems begin at once, as the program says.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from mentoring.errors import NotAllowed, Refused, require
from mentoring.privacy.actions import audit
from mentoring.profiles.models import User
from programs.models import AskedFirst, Participant, ParticipantState, Program
from programs.permissions import can_manage
from tandems.actions.asking import ask
from tandems.actions.feasible import broken_rules
from tandems.actions.founding import found, has_too_few_places
from tandems.models import MatchRun, Proposal, RunState, Tandem
from tandems.queries.matching import OPEN_STATES

log = logging.getLogger(__name__)

STALE = "stale"  # `MatchRun.problem` of a released run that could not be published any more


@transaction.atomic
def release_run(*, run: MatchRun, by: User, now: datetime) -> MatchRun:
    """Let `run` go out in `settings.RECALL_SECONDS`; until then it can be called back.

    Raises NotAllowed, or Refused as `publish_run`, and run_released (another run is about to go out).
    """
    run = _held(run, by, RunState.DONE)
    if run.program.match_runs.filter(state=RunState.RELEASED).exists():
        raise Refused("run_released")
    _checked(run)
    run.state, run.released_by, run.problem = RunState.RELEASED, by, ""
    run.goes_out_at = now + timedelta(seconds=settings.RECALL_SECONDS)
    run.save(update_fields=["state", "released_by", "goes_out_at", "problem"])
    audit(by, "match_run.released", run, now=now)
    return run


@transaction.atomic
def call_back(*, run: MatchRun, by: User, now: datetime) -> MatchRun:
    """Take a released run back for review: nobody has been told. Raises NotAllowed, Refused(run_gone_out)."""
    require(can_manage(by, run.program))
    run = MatchRun.objects.select_for_update(of=("self",)).select_related("program").get(pk=run.pk)
    if run.state != RunState.RELEASED:
        raise Refused("run_gone_out")
    run.state, run.goes_out_at = RunState.DONE, None
    run.save(update_fields=["state", "goes_out_at"])
    audit(by, "match_run.called_back", run, now=now)
    return run


def publish_released(*, now: datetime) -> int:
    """Publish every released run whose time has come. Returns how many were.

    One that cannot be published any more goes back to HR with the problem "stale"; nothing of it is sent. One
    that fails for another reason is logged and tried again at the next tick; it holds up nothing else.
    """
    due = MatchRun.objects.filter(state=RunState.RELEASED, goes_out_at__lte=now)
    published = 0
    for run in due.select_related("released_by", "program").order_by("goes_out_at", "pk"):
        try:
            published += _go_out(run, now)
        except (NotAllowed, Refused):
            MatchRun.objects.filter(pk=run.pk, state=RunState.RELEASED).update(
                state=RunState.DONE, goes_out_at=None, problem=STALE
            )
        except Exception:
            log.exception("matching run %s could not be published", run.code)
    return published


@transaction.atomic
def _go_out(run: MatchRun, now: datetime) -> bool:
    """Publish a released run, unless it was called back at this very moment."""
    if run.released_by is None:
        raise Refused("run_stale")
    Program.objects.select_for_update().get(pk=run.program_id)
    still = MatchRun.objects.select_for_update(of=("self",)).filter(
        pk=run.pk, state=RunState.RELEASED, goes_out_at__lte=now
    )
    if not still.exists():
        return False
    publish_run(run=run, by=run.released_by, now=now)
    return True


@transaction.atomic
def publish_run(*, run: MatchRun, by: User, now: datetime) -> list[Tandem]:
    """Ask the people of every proposal of `run`, or found the tandems, and write to them.

    Every pair is held against all hard rules once more, with what is in the database now. Two publications
    at once queue up behind the program's row; the second finds the places taken. Returns the tandems founded.
    Raises NotAllowed, or Refused: run_phase (the program does not match any more), run_not_ready, run_stale
    (somebody left, is in a tandem by now, or a pair breaks a rule).
    """
    run = _held(run, by, RunState.DONE, RunState.RELEASED)
    proposals = _checked(run)
    program = run.program
    if program.asked_first == AskedFirst.NOBODY:
        tandems = [found(proposal, program, now) for proposal in proposals]
    else:
        tandems = []
        ask(proposals, program, now=now)
    run.state, run.published_at, run.goes_out_at = RunState.PUBLISHED, now, None
    run.save(update_fields=["state", "published_at", "goes_out_at"])
    audit(by, "match_run.published", run, now=now)
    return tandems


def _held(run: MatchRun, by: User, *states: RunState) -> MatchRun:
    """Lock the program, then the run, and check both."""
    require(can_manage(by, run.program))
    program = Program.objects.select_for_update().get(pk=run.program_id)
    if program.state not in OPEN_STATES:
        raise Refused("run_phase")
    run = MatchRun.objects.select_for_update().get(pk=run.pk)
    if run.state not in states:
        raise Refused("run_not_ready")
    run.program = program
    return run


def _checked(run: MatchRun) -> list[Proposal]:
    """The proposals of `run`, each person's row locked in one order so that nobody waits in a circle."""
    proposals = list(
        run.proposals.select_related("mentor__person", "mentee__person").order_by(
            "mentor__person__sort_key", "mentee__person__sort_key", "pk"
        )
    )
    people = {person for proposal in proposals for person in (proposal.mentor_id, proposal.mentee_id)}
    locked = Participant.objects.select_for_update(of=("self",)).select_related("person")
    for one in locked.filter(pk__in=people).order_by("pk"):
        if one.state != ParticipantState.ACTIVE or not one.person.is_active:
            raise Refused("run_stale")
    pairs = [(proposal.mentor, proposal.mentee) for proposal in proposals]
    if broken_rules(run.program, pairs) or has_too_few_places(proposals):
        raise Refused("run_stale")
    return proposals
