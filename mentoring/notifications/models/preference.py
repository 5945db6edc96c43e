"""What a person wants to get, and what an address must not get."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Choice(models.TextChoices):
    """How a person wants one kind of mail."""

    NOW = "now", _("at once")
    OFF = "off", _("not at all")


class Preference(models.Model):
    """One person's choice for one kind of mail. No row: at once."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mail_preferences")
    notice = models.CharField(max_length=60)
    choice = models.CharField(max_length=6, choices=Choice)
    changed_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("mail preference")
        verbose_name_plural = _("mail preferences")
        ordering = ["person", "notice"]
        constraints = [
            models.UniqueConstraint(name="preference_once", fields=["person", "notice"]),
            models.CheckConstraint(
                name="preference_choice_known", condition=Q(choice__in=sorted(Choice.values))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.notice}: {self.choice}"


class Suppression(models.Model):
    """An address that gets nothing, or not one kind. Known by a keyed hash, so the list names nobody."""

    ALL = "all"

    class Reasons(models.TextChoices):
        HARD_BOUNCE = "hard_bounce", _("the address does not exist")
        UNSUBSCRIBED = "unsubscribed", _("unsubscribed")
        ERASED = "erased", _("the person's data was erased")

    address_hmac = models.CharField(max_length=64)
    scope = models.CharField(max_length=60, default=ALL)  # "all" or the name of a notice
    reason = models.CharField(max_length=12, choices=Reasons)
    since_on = models.DateField(db_default=Now())
    delivery = models.ForeignKey(
        "notifications.Delivery", models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("blocked address")
        verbose_name_plural = _("blocked addresses")
        ordering = ["-since_on", "id"]
        constraints = [
            models.UniqueConstraint(name="suppression_once", fields=["address_hmac", "scope"]),
        ]

    def __str__(self) -> str:
        return f"{self.scope}: {self.reason}"
