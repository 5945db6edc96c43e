"""Large files: the person says what to do, the worker does it. The row is the queue.

A small file is read and imported while the person waits, which is quicker than asking anybody.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import Q

from mentoring.errors import NotAllowed, Refused, require
from mentoring.profiles.actions.directory import locked, read_file
from mentoring.profiles.actions.directory_apply import apply_import, write_import
from mentoring.profiles.models import ImportRun, User
from mentoring.profiles.models.directory import ImportState
from mentoring.profiles.permissions import can_import_people
from mentoring.profiles.queries.directory import OpenedFile, is_large, people_in
from mentoring.profiles.rules.faults import FileProblem
from mentoring.profiles.rules.mapping import check_mapping, choose
from mentoring.web.nudge import nudge

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=12)  # longer than the task's hard limit: whoever is late by then is dead
GIVEN_BACK = {ImportState.READING: ImportState.UPLOADED, ImportState.IMPORTING: ImportState.READ}


@transaction.atomic
def settle_columns(
    *, run: ImportRun, file: OpenedFile, choices: Mapping[str, str], by: User, now: datetime
) -> ImportRun:
    """Read a small file now, leave a large one to the worker. Raises as `read_import` does.

    `file` is what `opened` returned for this run just now.
    """
    require(can_import_people(by))
    run = locked(run, ImportState.UPLOADED)
    if not is_large(len(file.table.rows)):
        return read_file(run, choices, by=by, now=now, file=file)
    if check_mapping(choose(file.mapping, choices)):
        raise Refused("import_columns")
    return _queue(run, ImportState.READING, choices=dict(choices))


@transaction.atomic
def decide_import(*, run: ImportRun, by: User, now: datetime, seen: str = "") -> ImportRun:
    """Import a small dry run now, leave a large one to the worker. Raises as `apply_import` does."""
    require(can_import_people(by))
    run = locked(run, ImportState.READ)
    if not is_large(people_in(run)):
        return apply_import(run=run, by=by, now=now, seen=seen)
    return _queue(run, ImportState.IMPORTING, seen=seen)


def _queue(run: ImportRun, state: ImportState, **order: object) -> ImportRun:
    run.state, run.percent, run.failure, run.lease_expires_at = state, 0, "", None
    run.mapping = run.mapping | order
    run.save(update_fields=["state", "percent", "failure", "lease_expires_at", "mapping"])
    transaction.on_commit(partial(nudge, "mentoring.profiles.tasks.work_on_imports", queue="bulk"))
    return run


def work_on_next_import(*, now: datetime) -> bool:
    """Take the oldest waiting import and do what was ordered. Returns False when there is nothing to do.

    What cannot be done is given back to the person with the reason; the file or dry run is still there.
    """
    run = _claim(now)
    if run is None:
        return False
    try:
        if run.state == ImportState.READING:
            read_file(run, run.mapping["choices"], by=run.by, now=now, tell=partial(_tell, run))
        else:
            write_import(run, by=run.by, now=now, seen=run.mapping["seen"], tell=partial(_tell, run))
    except (Refused, FileProblem, NotAllowed) as reason:
        _give_back(run, getattr(reason, "code", "import_not_allowed"))
    except Exception:
        log.exception("import %s failed", run.code)
        _give_back(run, "import_failed")
    return True


@transaction.atomic
def _claim(now: datetime) -> ImportRun | None:
    waiting = Q(lease_expires_at=None) | Q(lease_expires_at__lt=now)
    open_runs = ImportRun.objects.filter(waiting, state__in=list(GIVEN_BACK)).select_related("by")
    open_runs = open_runs.defer(*ImportRun.LARGE)
    run = open_runs.order_by("created_at", "pk").select_for_update(skip_locked=True, of=("self",)).first()
    if run is not None:
        run.lease_expires_at = now + LEASE
        run.save(update_fields=["lease_expires_at"])
    return run


def _tell(run: ImportRun, percent: int) -> None:
    ImportRun.objects.filter(pk=run.pk).update(percent=percent)


def _give_back(run: ImportRun, failure: str) -> None:
    mine = ImportRun.objects.filter(pk=run.pk, state=run.state)
    mine.update(state=GIVEN_BACK[ImportState(run.state)], failure=failure)
