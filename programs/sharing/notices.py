"""The mails about shares, and the monthly digest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from mentoring.notifications import links
from mentoring.notifications.models import Delivery
from mentoring.notifications.notice import Due, Notice
from mentoring.notifications.rules.retry import Policy
from programs.sharing import queries
from programs.sharing.models import DigestIssue, KnowledgeShare
from programs.sharing.rules import agreement, calendar


class ShareNotice(Notice):
    """Something about one share. Its words stay on its page; a mail names people and the program only."""

    key_prefix = "evt"
    policy = Policy.RESEND
    priority = 2
    expiry = dt.timedelta(days=14)

    def context(self, delivery: Delivery) -> dict[str, Any]:
        share = self.about_a(KnowledgeShare, delivery)
        return {"share": share, "url": links.absolute("sharing:share-detail", code=share.code)}


class ShareToRelease(ShareNotice):
    """To the co-owner: the author would like others to read it."""

    name = _("A share waits for your release")
    description = _("Somebody you are in a tandem with would like to share what you both learned.")
    needed = _("Nobody reads it without your yes, so we have to ask you.")

    def still_true(self, delivery: Delivery) -> bool:
        share = self.about(delivery)
        return (
            isinstance(share, KnowledgeShare)
            and share.standing.author_released
            and not share.standing.withdrawn
            and not agreement.is_released(share.standing)
        )


class ShareToApprove(ShareNotice):
    """To the HR admins: both have released it, an editor looks next. Never says who: it may be anonymous."""

    name = _("A share waits for an editor")
    description = _("A tandem has released a share. It can be read as soon as you approve it.")
    can_be_switched_off = True

    def can_reach(self, person: Any) -> bool:
        return queries.programs_edited_by(person).exists()

    def still_true(self, delivery: Delivery) -> bool:
        share = self.about(delivery)
        return (
            isinstance(share, KnowledgeShare)
            and agreement.is_released(share.standing)
            and not share.standing.approved
        )


class ShareApproved(ShareNotice):
    """To the two people: now others read it."""

    name = _("Your share can be read")
    description = _("An editor has approved what you shared.")
    can_be_switched_off = True

    def still_true(self, delivery: Delivery) -> bool:
        share = self.about(delivery)
        return isinstance(share, KnowledgeShare) and agreement.is_readable(share.standing)


class MonthlyDigest(Notice):
    """What the tandems learned, once a month, on each reader's own morning."""

    key_prefix = "dig"
    name = _("Monthly digest")
    description = _("What the tandems of a program learned and share, once a month.")
    policy = Policy.PARK
    priority = 5
    expiry = calendar.LATE
    can_be_switched_off = True

    def due(self, now: dt.datetime) -> Iterator[Due]:
        """Every reader whose morning has come. An issue closed after that is due when it was closed."""
        for issue in queries.issues_going_out(now):
            key = f"{issue.program.code}:{issue.month:%Y-%m}"
            for zone in queries.zones_of_readers(issue.program):
                at = due_at(issue, zone)
                if at <= now < at + 2 * calendar.LATE:
                    for reader in queries.readers_without_mail(issue, zone=zone, key=self.key(key)):
                        yield Due(to=reader, key=key, due_at=at, about=issue, scope=issue.program.code)

    def still_true(self, delivery: Delivery) -> bool:
        """The person still reads the program, and something is left to read.

        A mail that was written before a share in it was withdrawn must not leave any more.
        """
        issue = self.about(delivery)
        if not isinstance(issue, DigestIssue) or issue.closed_at is None or delivery.person_id is None:
            return False
        if not queries.readers_of(issue.program).filter(pk=delivery.person_id).exists():
            return False
        return queries.printed_shares(issue).exists() and not queries.holds_withdrawn_words(delivery, issue)

    def context(self, delivery: Delivery) -> dict[str, Any]:
        issue = self.about_a(DigestIssue, delivery)
        return digest_context(issue, list(queries.printed_shares(issue)), number=queries.issue_number(issue))


def due_at(issue: DigestIssue, zone: str) -> dt.datetime:
    """Return the instant at which a reader in `zone` is owed a closed issue."""
    program = issue.program
    morning = calendar.morning(issue.month, program.digest_day, program.digest_time, zone)
    assert issue.closed_at is not None  # noqa: S101  (only closed issues go out)
    return max(morning, issue.closed_at)


def digest_context(issue: DigestIssue, shares: list[KnowledgeShare], *, number: int) -> dict[str, Any]:
    """What the digest's templates show, in mail and archive alike."""
    return {
        "issue": issue,
        "program": issue.program,
        "number": number,
        "lead": shares[0] if shares else None,
        "shorts": shares[1:],
        "url": links.absolute("sharing:digest-issue", code=issue.code),
    }
