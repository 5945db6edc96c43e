"""The demo's outbox: what belongs to the past is over, a few mails are on their way."""

from __future__ import annotations

from django.db import models

from mentoring.notifications.actions import cancel
from mentoring.notifications.actions.announcing import insert
from mentoring.notifications.notice import Due
from mentoring.profiles.models import User
from programs.models import Invitation, Participant, Program, ProgramRole
from programs.sharing.models import DigestIssue, KnowledgeShare
from programs.sharing.notices import MonthlyDigest, ShareApproved
from programs.sharing.queries import readers_of
from tandems.demo.clock import Clock
from tandems.demo.company import DOMAIN
from tandems.models import Meeting, Tandem

READERS = (
    "katrin.oldehaver",
    "leyla.aydinoglu",
    "henrik.aldenhoff",
    "imke.dettmers",
    "kwame.boateng-lueders",
)


def settle_mails(coming: Tandem, clock: Clock) -> None:
    """Cancel the mails of the past. What is still true and recent stays.

    That is: invitations nobody has answered, shares that wait for somebody, and the meetings that `coming`
    still has before it.
    """
    answered = models.Q(used_at__isnull=False) | models.Q(voided_at__isnull=False)
    stale: list[models.QuerySet[models.Model]] = [
        Invitation.objects.filter(answered | models.Q(expires_at__lte=clock.now)),
        Tandem.objects.all(),
        Participant.objects.all(),
        Program.objects.all(),
        ProgramRole.objects.all(),
        Meeting.objects.exclude(tandem=coming, starts_at__gt=clock.now),
    ]
    for things in stale:
        for thing in things:
            cancel(about=thing)
    for share in KnowledgeShare.objects.readable():
        cancel(about=share, notice=ShareApproved)


def send_digest(issue: DigestIssue, clock: Clock) -> None:
    """Put the last digest into the mail for a few people; to everybody else it came long ago.

    The planner looks for rows with the same keys: it finds them all there and sends nothing late.
    """
    addresses = {f"{local}@{DOMAIN}" for local in READERS}
    everybody = list(readers_of(issue.program))
    insert(
        MonthlyDigest, [_due(issue, reader, clock) for reader in everybody if reader.email not in addresses]
    )
    cancel(about=issue)
    insert(MonthlyDigest, [_due(issue, reader, clock) for reader in everybody if reader.email in addresses])


def _due(issue: DigestIssue, reader: User, clock: Clock) -> Due:
    return Due(
        to=reader,
        key=f"{issue.program.code}:{issue.month:%Y-%m}",
        due_at=clock.now,
        about=issue,
        scope=issue.program.code,
    )
