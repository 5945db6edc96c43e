"""What a program learns in public: knowledge shares and the monthly digest."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from mentoring.profiles.models import Topic
from mentoring.web.codes import new_code
from programs.models import Participant, Program


class ShareQuerySet(models.QuerySet["KnowledgeShare"]):
    """Words for lists of shares."""

    def released(self) -> ShareQuerySet:
        """Both people agree that others read it."""
        co_owner_agrees = models.Q(co_owner__isnull=True) | models.Q(co_owner_released_at__isnull=False)
        return self.filter(co_owner_agrees, author_released_at__isnull=False, withdrawn_at__isnull=True)

    def readable(self) -> ShareQuerySet:
        """Released by both and looked at by an editor."""
        return self.released().filter(approved_at__isnull=False)


class DigestIssue(models.Model):
    """The digest of one program and month. It is closed before the first reader's morning."""

    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="digest_issues")
    month = models.DateField()
    intro_de = models.TextField(_("opening words in German"), blank=True)
    intro_en = models.TextField(_("opening words in English"), blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    closed_at = models.DateTimeField()
    recipients = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-month"]
        constraints = [
            models.UniqueConstraint(fields=["program", "month"], name="digest_once_per_program_and_month"),
            models.CheckConstraint(condition=models.Q(month__day=1), name="digest_month_is_its_first_day"),
        ]

    def __str__(self) -> str:
        return f"{self.program} {self.month:%Y-%m}"


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
    created_at = models.DateTimeField(auto_now_add=True)
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
        ]

    def __str__(self) -> str:
        return self.title
