"""The way mails take, and the signs of life of those who work on them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class MailChannel(models.Model):
    """One sending account and its circuit breaker."""

    class States(models.TextChoices):
        OK = "ok", _("working")
        PAUSED = "paused", _("paused")

    name = models.CharField(max_length=40, unique=True)
    state = models.CharField(max_length=6, choices=States, default=States.OK)
    reason = models.CharField(max_length=500, blank=True)
    paused_until_at = models.DateTimeField(null=True, blank=True)
    consecutive_failures = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("mail channel")
        verbose_name_plural = _("mail channels")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="channel_pause_has_end",
                condition=Q(state="paused", paused_until_at__isnull=False)
                | Q(state="ok", paused_until_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.state}"


class Heartbeat(models.Model):
    """When something last ran, by the database's clock."""

    name = models.CharField(max_length=40, unique=True)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("sign of life")
        verbose_name_plural = _("signs of life")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
