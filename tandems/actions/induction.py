"""Going through one's list before the first meeting, and HR letting a tandem begin without it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from mentoring.errors import Refused, require
from mentoring.privacy.actions import audit
from mentoring.profiles.models import User
from programs.permissions import can_manage
from tandems import permissions
from tandems.models import Induction, SessionLog, Tandem, TandemState
from tandems.queries.mine import sides
from tandems.rules.induction import check_points, check_ready


@transaction.atomic
def finish_induction(*, tandem: Tandem, read: Collection[str], by: User, now: datetime) -> Tandem:
    """Note that one of the two went through their list; a second time changes nothing. Returns the tandem.

    Raises NotAllowed, or Refused: tandem_ended, induction_points.
    """
    require(permissions.can_meet(by, tandem))
    if tandem.state == TandemState.ENDED:
        raise Refused("tandem_ended")
    check_points(read, is_mentor=sides(by, tandem)[0].is_mentor)
    Induction.objects.get_or_create(tandem=tandem, person=by, defaults={"done_at": now})
    return tandem


@transaction.atomic
def skip_induction(*, tandem: Tandem, by: User, now: datetime) -> Tandem:
    """Let the two of a tandem begin without their lists, as an HR admin of the program; twice is once.

    It is noted for both, also for whoever had read the list: HR must not learn from it who had. Raises
    NotAllowed, or Refused: tandem_ended.
    """
    require(can_manage(by, tandem.program))
    tandem = Tandem.objects.select_for_update(of=("self",)).get(pk=tandem.pk)
    if tandem.state == TandemState.ENDED:
        raise Refused("tandem_ended")
    if Induction.objects.filter(tandem=tandem, skipped=True).exists():
        return tandem
    Induction.objects.filter(tandem=tandem).update(skipped=True)
    people = (tandem.mentor.person, tandem.mentee.person)
    rows = [Induction(tandem=tandem, person=one, done_at=now, skipped=True) for one in people]
    Induction.objects.bulk_create(rows, ignore_conflicts=True)
    audit(by, "tandem.induction_skipped", tandem, now=now)
    return tandem


def check_begun_rightly(tandem: Tandem, by: User) -> None:
    """Refuse to plan or log a first meeting before `by` went through their list: induction_first."""
    check_ready(
        is_ready=Induction.objects.filter(tandem=tandem, person=by).exists(),
        has_met=SessionLog.objects.filter(tandem=tandem, took_place=True).exists(),
    )
