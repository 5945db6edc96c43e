"""Changing what counts how much, with the effect to be seen at once."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from mentoring.errors import Refused, require
from mentoring.privacy.actions import audit
from mentoring.profiles.models import User
from programs.models import Program
from programs.permissions import can_manage
from programs.rules.weighing import check_weights
from tandems.actions.matching import start_run
from tandems.models import MatchRun, RunState


@dataclass(frozen=True, slots=True)
class Weighing:
    """How much each reason counts, 0 to 5; only how they stand to each other matters."""

    topics_weight: int
    contrast_weight: int
    interest_weight: int
    frame_weight: int


@transaction.atomic
def weigh(*, program: Program, weighing: Weighing, by: User, now: datetime) -> MatchRun:
    """Keep the weights and start a run with them.

    Raises NotAllowed, or Refused: weights_zero, run_released (what is about to go out stays as it was), and
    as `start_run`.
    """
    held = Program.objects.select_for_update().get(pk=program.pk)
    require(can_manage(by, held))
    check_weights(
        topics=weighing.topics_weight, contrast=weighing.contrast_weight, frame=weighing.frame_weight
    )
    if held.match_runs.filter(state=RunState.RELEASED).exists():
        raise Refused("run_released")
    values = asdict(weighing)
    if any(getattr(held, name) != value for name, value in values.items()):
        Program.objects.filter(pk=held.pk).update(**values, changed_at=now)
        held.refresh_from_db()
        audit(by, "program.weights_changed", held, now=now)
    return start_run(program=held, by=by, now=now)
