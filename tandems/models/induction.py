"""What each of the two reads before their first meeting."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from tandems.models.tandem import Tandem


class Induction(models.Model):
    """Somebody is ready for the first meeting of a tandem: they went through their list, or HR let it begin.

    `skipped` says that HR did, whether or not the person had read the list before.
    """

    tandem = models.ForeignKey(Tandem, on_delete=models.CASCADE, related_name="inductions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    done_at = models.DateTimeField()
    skipped = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tandem", "person"], name="induction_once_per_person"),
        ]

    def __str__(self) -> str:
        return f"{self.person}"
