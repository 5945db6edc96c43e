"""Asking people first: one of the two, or both, say yes before a tandem is founded."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mentoring.web.codes import new_code
from programs.models import Participant
from tandems.models.matching import Proposal


class AskingState(models.TextChoices):
    """What became of the question."""

    WAITING = "waiting", _("waiting for an answer")
    AGREED = "agreed", _("said yes")
    DECLINED = "declined", _("said no")
    EXPIRED = "expired", _("did not answer in time")
    VOID = "void", _("no longer needed")


class Asking(models.Model):
    """One person is asked whether they want this tandem. A no needs no reason; only HR learns of it."""

    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="askings")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="askings")
    state = models.CharField(max_length=10, choices=AskingState.choices, default=AskingState.WAITING)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["expires_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "participant"], name="asking_once_per_person"),
            models.CheckConstraint(
                condition=models.Q(state__in=AskingState.values), name="asking_state_known"
            ),
            models.CheckConstraint(
                condition=models.Q(state="waiting", answered_at__isnull=True)
                | (~models.Q(state="waiting") & models.Q(answered_at__isnull=False)),
                name="asking_state_implies_answer_date",
            ),
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("asked_at")), name="asking_expires_after_asking"
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("tandems:asking", args=[self.code])
