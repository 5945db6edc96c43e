"""What a program learns in public: knowledge shares and the monthly digest."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mentoring.profiles.models import Topic
from mentoring.web.codes import new_code
from programs.models import Participant, Program
from programs.sharing.rules.agreement import Standing


class ShareQuerySet(models.QuerySet["KnowledgeShare"]):
    """Words for lists of shares."""

    def released(self) -> ShareQuerySet:
        """Both people agree that others read it."""
        co_owner_agrees = models.Q(co_owner__isnull=True) | models.Q(co_owner_released_at__isnull=False)
        return self.filter(co_owner_agrees, author_released_at__isnull=False, withdrawn_at__isnull=True)

    def readable(self) -> ShareQuerySet:
        """Released by both and looked at by an editor."""
        return self.released().filter(approved_at__isnull=False)

    def unprinted(self) -> ShareQuerySet:
        """Readable and in no digest yet, the one that has waited longest first."""
        return self.readable().filter(issue__isnull=True).order_by("approved_at", "pk")


class DigestIssueQuerySet(models.QuerySet["DigestIssue"]):
    """Words for lists of issues."""

    def closed(self) -> DigestIssueQuerySet:
        """Settled: what is in it goes out at every reader's morning."""
        return self.filter(closed_at__isnull=False)


class DigestIssue(models.Model):
    """The digest of one program and month.

    One issue per program is open: it only keeps the opening words. Closing settles month and contents, before
    the first reader's morning. `recipients` is how many readers there were then, not who opened it.
    """

    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="digest_issues")
    month = models.DateField()
    intro_de = models.TextField(_("opening words in German"), blank=True)
    intro_en = models.TextField(_("opening words in English"), blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    recipients = models.PositiveIntegerField(default=0)

    objects = DigestIssueQuerySet.as_manager()

    class Meta:
        ordering = ["-month"]
        constraints = [
            models.UniqueConstraint(fields=["program", "month"], name="digest_once_per_program_and_month"),
            models.UniqueConstraint(
                fields=["program"],
                condition=models.Q(closed_at__isnull=True),
                name="digest_one_open_per_program",
            ),
            models.CheckConstraint(condition=models.Q(month__day=1), name="digest_month_is_its_first_day"),
        ]

    def __str__(self) -> str:
        return f"{self.program} {self.month:%Y-%m}"

    def get_absolute_url(self) -> str:
        return reverse("sharing:digest-issue", args=[self.code])

    @property
    def intro(self) -> str:
        """The opening words in the active language, or in the other one if only those are written."""
        first, second = self.intro_en, self.intro_de
        if (get_language() or "").startswith("de"):
            first, second = second, first
        return first or second


class KnowledgeShare(models.Model):
    """Something a tandem learned, written for others. Readable only when both people release it.

    Withdrawing erases title and text and leaves the gap.
    """

    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="shares")
    author = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="shares_written")
    co_owner = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.CASCADE, related_name="shares_owned"
    )
    topic = models.ForeignKey(Topic, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("headline"), max_length=120, blank=True)
    text = models.TextField(_("what we learned"), blank=True)
    is_named = models.BooleanField(_("with our names"), default=True)
    issue = models.ForeignKey(
        DigestIssue, null=True, blank=True, on_delete=models.SET_NULL, related_name="shares"
    )
    created_at = models.DateTimeField(default=timezone.now)
    author_released_at = models.DateTimeField(null=True, blank=True)
    co_owner_released_at = models.DateTimeField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = ShareQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(approved_at__isnull=True)
                | (
                    models.Q(author_released_at__isnull=False)
                    & (models.Q(co_owner__isnull=True) | models.Q(co_owner_released_at__isnull=False))
                ),
                name="share_approved_only_when_both_released",
            ),
            models.CheckConstraint(
                condition=(models.Q(withdrawn_at__isnull=True) & ~models.Q(text="") & ~models.Q(title=""))
                | models.Q(withdrawn_at__isnull=False, text="", title=""),
                name="share_withdrawn_means_erased",
            ),
            models.CheckConstraint(
                condition=models.Q(issue__isnull=True) | models.Q(approved_at__isnull=False),
                name="share_printed_only_when_approved",
            ),
            models.CheckConstraint(
                condition=models.Q(co_owner__isnull=True) | ~models.Q(co_owner=models.F("author")),
                name="share_co_owner_is_somebody_else",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("sharing:share-detail", args=[self.code])

    @property
    def edition(self) -> str:
        """A fingerprint of what readers would read: whoever says yes says it to these very words."""
        read = (self.title, self.text, self.topic_id, self.is_named)
        return hashlib.sha256(repr(read).encode()).hexdigest()[:16]

    @property
    def standing(self) -> Standing:
        """What the rules need to know."""
        return Standing(
            has_co_owner=self.co_owner_id is not None,
            author_released=self.author_released_at is not None,
            co_owner_released=self.co_owner_released_at is not None,
            approved=self.approved_at is not None,
            withdrawn=self.withdrawn_at is not None,
        )

    @property
    def owners(self) -> list[Participant]:
        """The people whose share it is, the mentor first."""
        return sorted([self.author, self.co_owner] if self.co_owner else [self.author], key=_mentor_first)


def _mentor_first(participant: Participant) -> bool:
    return not participant.is_mentor
