"""What HR decides on the review board: pairs that stay, pairs that are not to be, and what was noted."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from mentoring.encryption import EncryptedTextField
from programs.models import Participant, Program


class DecisionKind(models.TextChoices):
    """What was decided about a pair."""

    LOCK = "lock", _("held")
    VETO = "veto", _("excluded")
    FREE = "free", _("open again")


class PairDecision(models.Model):
    """HR holds or excludes a pair, or leaves it open again; every later run follows.

    The newest decision about a pair that is not undone counts. What was decided in one `step` is undone and
    done again together, the newest step first, see `rules.decisions`; undone steps stay as history. The
    reason of an exclusion is for the HR admins of the program alone.
    """

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="pair_decisions")
    step = models.PositiveIntegerField()
    mentor = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    mentee = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=4, choices=DecisionKind.choices)
    reason = EncryptedTextField(default=str, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["step", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "step", "mentor", "mentee"], name="decision_once_per_pair_and_step"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=DecisionKind.values), name="decision_kind_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(mentor=models.F("mentee")), name="decision_never_with_oneself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mentor} · {self.mentee}: {self.get_kind_display()}"


class PairNote(models.Model):
    """What HR wants to remember about a pair while reviewing. For the HR admins of the program alone."""

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="pair_notes")
    mentor = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    mentee = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    text = EncryptedTextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["program", "mentor", "mentee"], name="pair_note_once"),
        ]

    def __str__(self) -> str:
        return f"{self.mentor} · {self.mentee}"
