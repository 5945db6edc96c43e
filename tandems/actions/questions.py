"""Putting a question into the box, taking it back, and emptying the box after a talk."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from mentoring.errors import require
from mentoring.profiles.models import User
from tandems import permissions
from tandems.models import Question, SessionLog, Tandem, TandemState
from tandems.rules.questions import UNDO_FOR, check_room, talk_began


@transaction.atomic
def ask(*, tandem: Tandem, text: str, by: User, now: datetime) -> Question:
    """Put `text` into the box. Sending the same words twice leaves one question.

    Raises NotAllowed, also once the tandem has ended, or Refused: question_box_full.
    """
    tandem = _held(tandem)
    require(permissions.can_ask(by, tandem))
    waiting = _waiting(tandem, by)
    for question in waiting:  # encrypted words cannot be searched, and there are few
        if str(question.text) == text:
            return question
    check_room(len(waiting))
    return Question.objects.create(tandem=tandem, author=by, text=text, asked_at=now)


@transaction.atomic
def take_back(*, question: Question, by: User, now: datetime) -> Tandem:
    """Take an own question out of the box; a second time changes nothing. Returns the tandem."""
    require(permissions.can_take_back(by, question))
    Question.objects.filter(pk=question.pk, removed_at__isnull=True).update(removed_at=now)
    return question.tandem


@transaction.atomic
def put_back(*, question: Question, by: User, now: datetime) -> Tandem:  # noqa: ARG001  (every action has a time)
    """Undo taking an own question back; a second time changes nothing. Returns the tandem.

    Raises NotAllowed, or Refused(question_box_full) if the place was taken meanwhile.
    """
    tandem = _held(question.tandem)
    require(permissions.can_take_back(by, question))
    waiting = _waiting(tandem, by)
    if question not in waiting:
        check_room(len(waiting))
        Question.objects.filter(pk=question.pk).update(removed_at=None)
    return tandem


@transaction.atomic
def keep_questions(*, log: SessionLog, by: User, now: datetime) -> Tandem:  # noqa: ARG001  (as every action)
    """Put what a talk took out of the box back in for the next one. Returns the tandem."""
    require(permissions.can_log(by, log.tandem))
    refill(log)
    return log.tandem


def _held(tandem: Tandem) -> Tandem:
    """Return the tandem as it is now, held: two submits at once queue up here."""
    return Tandem.objects.select_for_update().get(pk=tandem.pk)


def _waiting(tandem: Tandem, author: User) -> list[Question]:
    return list(Question.objects.in_the_box().filter(tandem=tandem, author=author))


def empty_box(log: SessionLog, *, by: User, now: datetime) -> int:
    """Take out what was asked before the talk of `log`. Returns how many questions that were."""
    until = talk_began(
        starts_at=log.meeting.starts_at if log.meeting else None, held_on=log.held_on, zone=by.time_zone
    )
    waiting = Question.objects.in_the_box().filter(tandem=log.tandem_id, asked_at__lte=until)
    return waiting.update(log=log, done_at=now)


def refill(log: SessionLog) -> None:
    """Put back what the talk of `log` had taken out, as far as it is not erased yet."""
    Question.objects.filter(log=log).update(log=None, done_at=None)


def forget_questions(*, now: datetime) -> int:
    """Erase what has been out of a box for a day, and every question of a tandem that ended.

    Returns how many went. Nobody acts here: the clock does.
    """
    over = Q(removed_at__lte=now - UNDO_FOR) | Q(done_at__lte=now - UNDO_FOR)
    ended = Q(tandem__in=Tandem.objects.filter(state=TandemState.ENDED))
    return Question.objects.filter(over | ended).delete()[0]
