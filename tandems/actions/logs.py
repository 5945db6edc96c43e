"""Noting what happened: facts that may be counted, words for the two, words for oneself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from mentoring.errors import Refused, require
from mentoring.notifications.actions import cancel
from mentoring.profiles.models import Topic, User
from tandems import permissions
from tandems.actions.induction import check_begun_rightly
from tandems.actions.plan import note_discussed
from tandems.actions.questions import empty_box, refill
from tandems.models import Meeting, MeetingState, PrivateNote, SessionLog, SharedNote, Tandem
from tandems.notices import LogIt
from tandems.queries.mine import sides
from tandems.rules.notes import merged
from tandems.rules.scheduling import check_begun, check_held


@dataclass(frozen=True, slots=True)
class Account:
    """What somebody says about a talk.

    `shared` is for both partners, `shared_before` what the writer saw there when they
    began; `private` is for the writer alone.
    """

    took_place: bool
    format: str
    minutes: int
    topics: Sequence[Topic] = ()
    shared: str = ""
    shared_before: str = ""
    private: str = ""


@transaction.atomic
def log_meeting(*, meeting: Meeting, account: Account, by: User, now: datetime) -> SessionLog:
    """Note what became of a planned meeting. A second time changes the one log there is.

    Raises NotAllowed, or Refused: meeting_cancelled, log_before_meeting, induction_first,
    note_changed_meanwhile.
    """
    require(permissions.can_log(by, meeting.tandem))
    held = Meeting.objects.select_for_update().get(pk=meeting.pk)  # two submits at once queue up here
    if held.state == MeetingState.CANCELLED:
        raise Refused("meeting_cancelled")
    check_begun(held.starts_at, now=now)
    log = SessionLog.objects.filter(meeting=held).first() or SessionLog(tandem=meeting.tandem, meeting=held)
    held_on = held.starts_at.astimezone(ZoneInfo(held.time_zone)).date()
    _write(log, account, held_on=held_on, by=by, now=now)
    cancel(about=meeting, notice=LogIt)
    return log


@transaction.atomic
def log_talk(
    *, tandem: Tandem, code: str, held_on: date, account: Account, by: User, now: datetime
) -> SessionLog:
    """Note a talk that nobody planned, on a day of the writer's calendar.

    `code` comes with the form: sending it twice makes one log. Raises NotAllowed, or Refused:
    log_in_the_future, log_before_tandem, log_elsewhere, induction_first, note_changed_meanwhile.
    """
    require(permissions.can_log(by, tandem))
    Tandem.objects.select_for_update().get(pk=tandem.pk)
    zone = ZoneInfo(by.time_zone)
    check_held(
        held_on,
        today=now.astimezone(zone).date(),
        since=tandem.started_at.astimezone(zone).date(),
    )
    log = SessionLog.objects.filter(code=code).first() or SessionLog(code=code, tandem=tandem)
    if log.tandem_id != tandem.pk or log.meeting_id is not None:
        raise Refused("log_elsewhere")
    _write(log, account, held_on=held_on, by=by, now=now)
    return log


def _write(log: SessionLog, account: Account, *, held_on: date, by: User, now: datetime) -> None:
    took_place_before = log.pk is not None and log.took_place
    if account.took_place:
        check_begun_rightly(log.tandem, by)
    log.took_place, log.held_on = account.took_place, held_on
    log.format, log.minutes = account.format, account.minutes
    if log.pk is None:
        log.logged_at = now
    log.save()
    log.topics.set(account.topics if account.took_place else [])
    _keep_shared(log, account, by=by, now=now)
    _keep_private(log, account.private, by=by, now=now)
    if log.took_place and not took_place_before:
        note_discussed(log)
        empty_box(log, by=by, now=now)
    elif took_place_before and not log.took_place:
        refill(log)


def _keep_shared(log: SessionLog, account: Account, *, by: User, now: datetime) -> None:
    note = SharedNote.objects.filter(log=log).first()
    present = str(note.text) if note else ""
    try:
        text = merged(before=account.shared_before, mine=account.shared, present=present)
    except Refused as refused:
        name = sides(by, log.tandem)[1].person.get_short_name()
        raise Refused(refused.code, field=refused.field, name=name) from refused
    if not text:
        SharedNote.objects.filter(log=log).delete()
    elif text != present:
        SharedNote.objects.update_or_create(log=log, defaults={"text": text, "updated_at": now})


def _keep_private(log: SessionLog, text: str, *, by: User, now: datetime) -> None:
    if text:
        PrivateNote.objects.update_or_create(log=log, author=by, defaults={"text": text, "updated_at": now})
    else:
        PrivateNote.objects.filter(log=log, author=by).delete()
