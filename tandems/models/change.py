"""What HR knows about a tandem and lets be."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from tandems.models.tandem import Tandem


class Waiver(models.Model):
    """Somebody decided that a tandem stays although a rule no longer holds: what, who and when.

    It holds for one circumstance (a keyed hash of what was looked at); when that changes, the question comes
    up again.
    """

    tandem = models.ForeignKey(Tandem, on_delete=models.CASCADE, related_name="waivers")
    kind = models.CharField(max_length=12)
    circumstance = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["tandem", "kind"], name="waiver_once_per_kind"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["missing", "line", "department"]), name="waiver_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tandem_id}: {self.kind}"
