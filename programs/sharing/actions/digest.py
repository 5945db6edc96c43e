"""Putting the monthly digest together. Sending it is the planner's work, see `notices.MonthlyDigest`."""

from __future__ import annotations

import datetime as dt
import logging
from zoneinfo import ZoneInfo

from django.db import transaction

from mentoring.errors import Refused, require
from mentoring.privacy.actions import audit
from mentoring.profiles.models import User
from programs.models import Program
from programs.sharing import permissions, queries
from programs.sharing.models import DigestIssue, KnowledgeShare
from programs.sharing.rules import calendar

logger = logging.getLogger(__name__)


@transaction.atomic
def save_opening(
    *, program: Program, intro_de: str, intro_en: str, by: User, now: dt.datetime
) -> DigestIssue:
    """Keep the opening words of the next issue until it is closed."""
    require(permissions.can_edit_digest(by, program))
    program = _locked(program)
    month = calendar.next_month(_today(program, now), program.digest_day, queries.closed_months(program))
    issue = _open_issue(program, month)
    issue.intro_de, issue.intro_en = intro_de, intro_en
    issue.save()
    return issue


@transaction.atomic
def close_issue(
    *, program: Program, by: User, now: dt.datetime, opening: tuple[str, str] | None = None
) -> DigestIssue:
    """Close the next issue with every approved share that is in no issue yet.

    `opening` are its opening words in German and English; None leaves what was saved before. The issue goes
    out on each reader's morning; at once where that has passed. Raises Refused("digest_empty") without
    shares, Refused("digest_closed") while a closed issue is still to go out.
    """
    require(permissions.can_edit_digest(by, program))
    program = _locked(program)
    closed, today = queries.closed_months(program), _today(program, now)
    if calendar.on_its_way(today, program.digest_day, closed):
        raise Refused("digest_closed")
    if opening is not None:
        save_opening(program=program, intro_de=opening[0], intro_en=opening[1], by=by, now=now)
    issue = _close(program, calendar.next_month(today, program.digest_day, closed), by=by, now=now)
    if issue is None:
        raise Refused("digest_empty")
    audit(by, "digest.closed", issue, now=now)
    return issue


def close_due_issues(*, now: dt.datetime) -> int:
    """Close what its noon has reached, in every program that has something to print. For the clock.

    Twice is the same as once; late is fine up to a week. Returns how many issues were closed.
    """
    return sum(_close_one(program, now) for program in queries.programs_with_news())


def _close_one(program: Program, now: dt.datetime) -> int:
    """One program's failure must not keep the others' digests back; the next tick tries it again."""
    try:
        return _close_due(program, now)
    except Exception:
        logger.exception("the digest of program %s could not be closed", program.code)
        return 0


@transaction.atomic
def _close_due(program: Program, now: dt.datetime) -> int:
    program = _locked(program)
    closed = queries.closed_months(program)
    due = calendar.overdue(now, program.digest_day, program.digest_time, program.time_zone)
    done = 0
    for month, morning in due:
        news = KnowledgeShare.objects.unprinted().filter(program=program, approved_at__lt=morning)
        if month not in closed and news.exists():
            done += _close(program, month, by=None, now=now) is not None
    return done


def _close(program: Program, month: dt.date, *, by: User | None, now: dt.datetime) -> DigestIssue | None:
    """Settle month and contents. None if nothing is there to print."""
    shares = KnowledgeShare.objects.unprinted().filter(program=program)
    printed = list(shares.select_for_update().values_list("pk", flat=True))
    if not printed:
        return None
    issue = _open_issue(program, month)
    issue.month, issue.closed_at, issue.closed_by = month, now, by
    issue.recipients = queries.readers_of(program).count()
    issue.save()
    KnowledgeShare.objects.filter(pk__in=printed).update(issue=issue)
    return issue


def _open_issue(program: Program, month: dt.date) -> DigestIssue:
    return queries.open_issue(program) or DigestIssue(program=program, month=month)


def _locked(program: Program) -> Program:
    return Program.objects.select_for_update().get(pk=program.pk)


def _today(program: Program, now: dt.datetime) -> dt.date:
    return now.astimezone(ZoneInfo(program.time_zone)).date()
