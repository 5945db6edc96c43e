"""How a tandem ends, kindly; and what HR decides when the directory has changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from mentoring.errors import Refused, require
from mentoring.notifications.actions import announce, cancel
from mentoring.privacy.actions import audit
from mentoring.profiles.models import User
from programs.permissions import can_manage
from tandems import permissions
from tandems.actions.meetings import call_off
from tandems.models import Meeting, MeetingState, Tandem, TandemState, Waiver
from tandems.notices import TandemEnded, TandemIntroduced
from tandems.queries.changes import Case, case_of, fingerprint
from tandems.queries.meetings import PEOPLE
from tandems.rules.changes import Reason, Step


@transaction.atomic
def end_tandem(*, tandem: Tandem, by: User, now: datetime) -> Tandem:
    """End a tandem as one of its two people or an HR admin of the program. Nobody has to give a reason.

    The other one (both, if HR does it) reads a neutral sentence; planned meetings leave every calendar; both
    can be matched again at once. Raises NotAllowed, or Refused: tandem_ended.
    """
    require(permissions.can_end(by, tandem))
    people = {tandem.mentor.person, tandem.mentee.person} - {by}
    ended = _end(tandem, dict.fromkeys(people, Reason.OWN), rematch=True, now=now)
    if not permissions.is_partner(by, tandem):
        audit(by, "tandem.ended", ended, now=now)
    return ended


@transaction.atomic
def settle_change(*, tandem: Tandem, kind: str, step: str, by: User, now: datetime) -> Tandem:
    """Do what HR decided about a change of `kind`. Raises NotAllowed, or Refused: change_gone, change_step.

    change_gone: it has been decided, or the directory has changed again. Ending tells those who remain and
    writes to nobody who left.
    """
    require(can_manage(by, tandem.program))
    Tandem.objects.select_for_update(of=("self",)).get(pk=tandem.pk)
    case = case_of(by, tandem)
    if case is None or case.kind != kind:
        raise Refused("change_gone")
    if step not in case.steps:
        raise Refused("change_step", field="step")
    if step == Step.KEEP:
        _accept(case, by=by, now=now)
        return case.tandem
    people = (case.tandem.mentor.person, case.tandem.mentee.person)
    reasons = {person: case.reason_for(person) for person in people if person.is_active}
    ended = _end(case.tandem, reasons, rematch=step == Step.REMATCH, now=now)
    audit(by, "tandem.ended", ended, now=now)
    return ended


@transaction.atomic
def match_again(*, tandem: Tandem, by: User, now: datetime) -> Tandem:
    """Let the people of an ended tandem take part in matching again. Doing it twice is doing it once."""
    require(can_manage(by, tandem.program))
    changed = Tandem.objects.filter(pk=tandem.pk, state=TandemState.ENDED, rematch=False)
    if changed.update(rematch=True):
        audit(by, "tandem.match_again", tandem, now=now)
    return tandem


def _accept(case: Case, *, by: User, now: datetime) -> None:
    known = {"circumstance": fingerprint(case.change), "by": by, "at": now}
    Waiver.objects.update_or_create(tandem=case.tandem, kind=case.kind, defaults=known)
    audit(by, f"tandem.kept_{case.kind}", case.tandem, now=now)


def _end(tandem: Tandem, told: Mapping[User, Reason], *, rematch: bool, now: datetime) -> Tandem:
    """End the tandem and write to the people in `told`. Raises Refused: tandem_ended."""
    fresh = Tandem.objects.select_for_update(of=("self",)).select_related(
        "program", "mentor__person", "mentee__person"
    )
    tandem = fresh.get(pk=tandem.pk)
    if tandem.state == TandemState.ENDED:
        raise Refused("tandem_ended")
    _call_off_all(tandem, now=now)
    tandem.state, tandem.ended_at, tandem.rematch = TandemState.ENDED, now, rematch
    tandem.save(update_fields=["state", "ended_at", "rematch"])
    cancel(about=tandem, notice=TandemIntroduced)
    for person, reason in told.items():
        announce(
            TandemEnded,
            to=person,
            about=tandem,
            key=f"ended-{tandem.code}",
            context={"reason": reason.value},
            scope=tandem.program.code,
        )
    return tandem


def _call_off_all(tandem: Tandem, *, now: datetime) -> None:
    """Call off every planned meeting that has not begun."""
    ahead = Meeting.objects.select_for_update(of=("self",)).filter(
        tandem=tandem, state=MeetingState.PLANNED, starts_at__gt=now, session_log=None
    )
    for meeting in ahead.select_related(*PEOPLE):
        call_off(meeting)
