"""Consents and the audit log: who agreed to what, and who did what with privilege."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Purpose(models.TextChoices):
    """What somebody can agree to. Each is its own, unticked, dated and versioned."""

    TAKING_PART = "taking_part", _("Taking part")
    GENERATION = "generation", _("Comparison of generations")


class Consent(models.Model):
    """A person agreed to a purpose, in a version of its text, under a visibility mode of a program."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=20, choices=Purpose.choices)
    scope = models.CharField(max_length=20)
    version = models.CharField(max_length=10)
    mode = models.CharField(max_length=20, blank=True)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "purpose", "scope"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="consent_once_while_given",
            ),
            models.CheckConstraint(
                condition=models.Q(purpose__in=Purpose.values), name="consent_purpose_known"
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True)
                | models.Q(withdrawn_at__gte=models.F("given_at")),
                name="consent_withdrawn_after_given",
            ),
        ]

    def __str__(self) -> str:
        return self.get_purpose_display()


class AuditEvent(models.Model):
    """One privileged step. Append only; never a participant's everyday click."""

    at = models.DateTimeField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    verb = models.CharField(max_length=60)
    thing = models.CharField(max_length=60)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.verb} {self.thing}"
